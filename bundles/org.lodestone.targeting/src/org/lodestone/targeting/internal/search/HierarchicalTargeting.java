package org.lodestone.targeting.internal.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.Evidence;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.targeting.internal.evidence.PublishedEvidence;

/**
 * Functional subunits: search region and seed are each cut into units of voxels with similar series (average linkage on one minus
 * Spearman's correlation, cut at 0.5); the units of the search region are ranked by size, by concentration and by their net correlation
 * with the seed's units (the product of the three ranks), and the most representative voxel of the best one is the target. After published
 * descriptions of hierarchical targeting; not the proprietary procedure of any accelerated protocol, and not named after one.
 */
public final class HierarchicalTargeting implements TargetingMethod {

    private static final String ID = "lodestone.targeting.hierarchical";
    private static final int MOST_VOXELS = 12000;
    private static final double CUT_STEP = 0.1;
    private static final double HIGHEST_CUT = 0.95;

    private record Ranked(Subunits.Unit unit, double concentration, double net) {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of(ID, "1", "Hierarchical subunits",
                "Cuts search region and seed into functional units and picks the unit that is large, compact and most anticorrelated.",
                "Cash 2021, Human Brain Mapping 42:4155, 10.1002/hbm.25330",
                "Sokal 1958, University of Kansas Science Bulletin 38:1409");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("cut", 0.5, 0.05, 1, "Distance (one minus rank correlation) at which units are told apart."),
                Parameter.integer("minimumVoxels", 50, 1, 10000, "Smaller units of the search region are not considered."),
                Parameter.integer("candidates", 3, 1, 10, "How many units to report, the best first."));
    }

    @Override
    public Evidence evidence() {
        return PublishedEvidence.hierarchical();
    }

    @Override
    public boolean usesSeries() {
        return true;
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        if (input.series().isEmpty()) {
            return Outcome.refused(Finding.error("LS-TARGET-008", "The method needs the time series.", "Prepare the run first."));
        }
        return SearchField.of(input).then(field -> search(field, input, parameters, execution));
    }

    private static Outcome<List<TargetCandidate>> search(
            SearchField field, TargetingInput input, Parameters parameters, Execution execution) {
        VoxelSeries series = input.series().orElseThrow();
        Mask search = field.mask();
        if (search.count() > MOST_VOXELS) {
            return Outcome.refused(Finding.error("LS-TARGET-009", "The search region has " + search.count() + " voxels, more than "
                    + MOST_VOXELS + ".", "Use a coarser analysis grid (spacingMm 3) or a smaller region."));
        }
        double asked = parameters.real("cut");
        // Noisy runs hold together at larger distances only; the published cut comes from smoothed, long ones.
        for (double cut = asked; cut < HIGHEST_CUT; cut += CUT_STEP) {
            List<Ranked> units = units(field, input, series, cut, parameters.integer("minimumVoxels"), execution);
            if (!units.isEmpty()) {
                List<Finding> findings = cut == asked ? List.of() : List.of(Finding.warning("LS-TARGET-011", String.format(
                        java.util.Locale.ROOT, "No unit held together at a cut of %.2f; %.2f was used.", asked, cut),
                        "Treat the target with care; smooth more or scan longer."));
                return Outcome.done(ranked(units).stream().limit(parameters.integer("candidates")).map(u -> candidate(field, u)).toList(),
                        findings);
            }
        }
        return Outcome.refused(Finding.error("LS-TARGET-010", "No unit of the search region is large enough and anticorrelated.",
                "Smooth more, lower minimumVoxels, or use the cluster method."));
    }

    /** Units of the search region that are large enough and run against the seed. */
    private static List<Ranked> units(
            SearchField field, TargetingInput input, VoxelSeries series, double cut, int minimumVoxels, Execution execution) {
        List<float[]> reference = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        if (input.seed().isPresent()) {
            for (Subunits.Unit unit : Subunits.of(series, input.seed().get(), cut, execution)) {
                reference.add(unit.median());
                sizes.add(unit.voxels().length);
            }
        } else {
            reference.add(input.connectivity().orElseThrow().seedSeries());
            sizes.add(1);
        }
        List<Ranked> units = new ArrayList<>();
        for (Subunits.Unit unit : Subunits.of(series, field.mask(), cut, execution)) {
            double net = 0;
            for (int k = 0; k < reference.size() && unit.voxels().length >= minimumVoxels; k++) {
                net += sizes.get(k) * RankCorrelation.of(unit.median(), reference.get(k));
            }
            if (net < 0) {
                units.add(new Ranked(unit, unit.voxels().length / meanDistance(field, unit.voxels()), net));
            }
        }
        return units;
    }

    private static TargetCandidate candidate(SearchField field, Ranked ranked) {
        int voxel = ranked.unit().representative();
        return field.candidate(ID, field.centre(voxel), field.r()[voxel],
                ranked.unit().voxels().length * field.grid().voxelVolumeMm3());
    }

    /** Sorted by the product of ranks; ties by net correlation. */
    private static List<Ranked> ranked(List<Ranked> units) {
        List<Ranked> bySize = units.stream().sorted(Comparator.comparingInt((Ranked u) -> -u.unit().voxels().length)).toList();
        List<Ranked> byConcentration = units.stream().sorted(Comparator.comparingDouble((Ranked u) -> -u.concentration())).toList();
        List<Ranked> byNet = units.stream().sorted(Comparator.comparingDouble(Ranked::net)).toList();
        return units.stream().sorted(Comparator.comparingDouble((Ranked u) ->
                (bySize.indexOf(u) + 1.0) * (byConcentration.indexOf(u) + 1) * (byNet.indexOf(u) + 1)).thenComparingDouble(Ranked::net)).toList();
    }

    private static double meanDistance(SearchField field, int[] voxels) {
        double sum = 0;
        for (int a = 0; a < voxels.length; a++) {
            Vec3 p = field.centre(voxels[a]);
            for (int b = 0; b < a; b++) {
                sum += p.distance(field.centre(voxels[b]));
            }
        }
        return voxels.length < 2 ? 1 : sum / (voxels.length * (voxels.length - 1) / 2.0);
    }
}
