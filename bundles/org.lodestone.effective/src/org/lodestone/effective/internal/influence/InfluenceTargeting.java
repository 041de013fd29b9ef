package org.lodestone.effective.internal.influence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.effective.internal.granger.SeedGranger;
import org.lodestone.effective.internal.series.FullBand;
import org.lodestone.effective.internal.series.StandardSeries;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.effective.SeedCausalityInput;
import org.lodestone.method.effective.SeedCausalityMaps;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.Evidence;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;

/**
 * The point of the search region with the strongest Granger influence on the seed, or the one that a seed drives most. Works on series that
 * were not band-passed: a gate on the target says when they were.
 */
public final class InfluenceTargeting implements TargetingMethod {

    /** Whose influence on whom. */
    public enum Rule {
        /** From the search region to the subgenual seed, inhibitory paths only. */
        INHIBITS_SEED,
        /** From the search region to the subgenual seed, paths of either sign. */
        DRIVES_SEED,
        /** From the right anterior insula to the search region. */
        DRIVEN_BY_INSULA
    }

    private static final String MORRISS = "Morriss 2024, Nature Medicine 30:403, 10.1038/s41591-023-02764-z";

    private final Rule rule;
    private final SeedGranger granger = new SeedGranger();

    /** @param rule whose influence counts */
    public InfluenceTargeting(Rule rule) {
        this.rule = rule;
    }

    private String id() {
        return switch (rule) {
            case INHIBITS_SEED -> "lodestone.targeting.inhibits-seed";
            case DRIVES_SEED -> "lodestone.targeting.drives-seed";
            case DRIVEN_BY_INSULA -> "lodestone.targeting.driven-by-insula";
        };
    }

    @Override
    public MethodInfo info() {
        String caveat = " Haemodynamic delays can reverse a direction.";
        return switch (rule) {
            case INHIBITS_SEED -> MethodInfo.of(id(), "1", "Strongest inhibition of the seed",
                    "Where the past of the prefrontal signal most lowers the subgenual one (Granger, negative path)." + caveat,
                    "Geweke 1982, J Am Stat Assoc 77:304, 10.1080/01621459.1982.10477803",
                    "Hamilton 2011, Mol Psychiatry 16:763, 10.1038/mp.2010.46");
            case DRIVES_SEED -> MethodInfo.of(id(), "1", "Strongest influence on the seed",
                    "Where the past of the prefrontal signal best predicts the subgenual one (Granger, either sign)." + caveat,
                    "Geweke 1982, J Am Stat Assoc 77:304, 10.1080/01621459.1982.10477803");
            case DRIVEN_BY_INSULA -> MethodInfo.of(id(), "1", "Most driven by the right insula",
                    "Where the right anterior insula best predicts the left prefrontal signal (Granger), the rule of BRIGhTMIND." + caveat
                            + " The trial found no advantage over a structural target.",
                    MORRISS,
                    "Sridharan 2008, PNAS 105:12569 (place of the insula), 10.1073/pnas.0800005105");
        };
    }

    @Override
    public boolean usesSeries() {
        return true;
    }

    @Override
    public Evidence evidence() {
        Evidence.Statement delays = new Evidence.Statement("The order of haemodynamic delays can reverse the direction that Granger causality finds.",
                "David 2008, PLoS Biology 6:e315, 10.1371/journal.pbio.0060315");
        Evidence.Statement signs = new Evidence.Statement("The sign of a path coefficient is no measure of excitation or inhibition.",
                "Frontiers in Neuroinformatics 2016, 10.3389/fninf.2016.00047");
        return rule == Rule.DRIVEN_BY_INSULA
                ? new Evidence(List.of(new Evidence.Statement("The rule was used for each patient of a randomised trial.", MORRISS)),
                        List.of(new Evidence.Statement("It was not better than a target from the structural scan.", MORRISS), delays))
                : new Evidence(List.of(), List.of(delays, signs));
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(granger.parameters());
        all.add(Parameter.real("percent", 10, 1, 100, "Share of the search region that is kept, the most strongly influenced."));
        if (rule == Rule.DRIVEN_BY_INSULA) {
            all.add(Parameter.real("xMm", 37, -100, 100, "Middle of the insula seed to the right, MNI (Sridharan 2008)."));
            all.add(Parameter.real("yMm", 25, -140, 100, "To the front, MNI."));
            all.add(Parameter.real("zMm", -4, -90, 110, "Up, MNI."));
            all.add(Parameter.real("radiusMm", 8, 2, 30, "Radius of the insula seed."));
        }
        return List.copyOf(all);
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        if (input.series().isEmpty()) {
            return Outcome.refused(Finding.error("LS-EC-030", info().title() + " needs time series.", "Prepare the run first, without a low-pass."));
        }
        Optional<float[]> seed = rule == Rule.DRIVEN_BY_INSULA
                ? SeedSeries.ofBall(input, new Vec3(parameters.real("xMm"), parameters.real("yMm"), parameters.real("zMm")),
                        parameters.real("radiusMm"))
                : SeedSeries.ofSeed(input);
        if (seed.isEmpty()) {
            return Outcome.refused(Finding.error("LS-EC-031", "The run has no voxel in the seed of " + info().title() + ".",
                    "Check the coverage of the run, the registration to an MNI template and the seed's place."));
        }
        VoxelSeries searched = within(input.series().get(), input.searchMask());
        if (searched.mask().count() == 0) {
            return Outcome.refused(Finding.error("LS-EC-032", "The run has no signal anywhere in the search region.",
                    "Check the run's coverage and the registration to the template."));
        }
        Parameters order = Parameters.of(granger.parameters(), java.util.Map.of("order", (long) parameters.integer("order")));
        return granger.run(new SeedCausalityInput(searched, seed.get()), order, execution).then(maps -> {
            InfluenceField field = new InfluenceField(input, searched.mask().indices(), strength(searched, maps), gate(searched, seed.get()));
            if (field.isEmpty()) {
                return Outcome.refused(Finding.error("LS-EC-033", "No voxel of the search region has such an influence: " + info().title() + ".",
                        "Use another rule or the connectivity target."));
            }
            List<Finding> findings = new ArrayList<>(List.of(Finding.info("LS-EC-034", field.describe(info().title()))));
            if (!field.gate().passed()) {
                findings.add(Finding.warning("LS-EC-010", field.gate().reason(), "Prepare the run without a low-pass for this target."));
            }
            return Outcome.done(List.of(field.target(id(), parameters.real("percent"))), findings);
        });
    }

    private double[] strength(VoxelSeries searched, SeedCausalityMaps maps) {
        int[] voxels = searched.mask().indices();
        Volume measure = rule == Rule.DRIVEN_BY_INSULA ? maps.seedToVoxel() : maps.voxelToSeed();
        float[] values = measure.toFloats(), path = maps.pathVoxelToSeed().toFloats();
        double[] strength = new double[voxels.length];
        for (int n = 0; n < voxels.length; n++) {
            boolean counts = rule != Rule.INHIBITS_SEED || path[voxels[n]] < 0;
            strength[n] = counts ? values[voxels[n]] : 0;
        }
        return strength;
    }

    private static VoxelSeries within(VoxelSeries series, Mask search) {
        int length = series.length();
        int[] voxels = series.mask().indices();
        Mask both = series.mask().and(search);
        float[] values = new float[both.count() * length];
        for (int v = 0, to = 0; v < voxels.length; v++) {
            if (both.contains(voxels[v])) {
                System.arraycopy(series.values(), v * length, values, to++ * length, length);
            }
        }
        return new VoxelSeries(both, length, series.trSeconds(), values);
    }

    /** Looks at the seed and at a few voxels: the gate is about the cleaning, which all voxels share. */
    private static Gate gate(VoxelSeries searched, float[] seed) {
        int length = searched.length(), step = Math.max(1, searched.mask().count() / 8);
        List<double[]> looked = new ArrayList<>();
        for (int v = 0; v < searched.mask().count(); v += step) {
            addChanging(searched.values(), v * length, length, looked);
        }
        addChanging(seed, 0, length, looked);
        return FullBand.gate(StandardSeries.of(looked.toArray(double[][]::new)).values());
    }

    private static void addChanging(float[] values, int at, int length, List<double[]> looked) {
        double[] row = new double[length];
        boolean changes = false;
        for (int t = 0; t < length; t++) {
            row[t] = values[at + t];
            changes |= row[t] != row[0];
        }
        if (changes) {
            looked.add(row);
        }
    }
}
