package org.lodestone.delineation.internal;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.delineation.internal.mesh.MaskSurface;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Distance;
import org.lodestone.image.filter.Morphology;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.ScalpExtraction;

/** The skin: everything brighter than air, ear canals and nostrils closed, cavities filled, as a smooth closed surface. */
public final class HeadSurface implements ScalpExtraction {

    /** Fraction of the skin's brightness at which air ends; below one half, because skin is thin and darker than fat. */
    private static final double SKIN_FRACTION = 0.35;

    /** Heads of small children have more; brains have at most 2000 ml. */
    private static final double LEAST_HEAD_ML = 2100;

    /** Creates it. */
    public HeadSurface() {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.delineation.scalp", "1", "Scalp by threshold and closing",
                "Skin against air, ear canals closed, cavities filled; a watertight surface.",
                "Otsu N (1979) A threshold selection method from gray-level histograms. IEEE Trans SMC 9:62-66.");
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(MaskSurface.PARAMETERS);
        parameters.add(Parameter.real("closingMm", 6, 0, 20, "Half the width of openings (ear canals, nostrils) that are closed."));
        return parameters;
    }

    @Override
    public Outcome<Surface> run(Volume scan, Parameters parameters, Execution execution) {
        double spacing = Math.clamp(Math.cbrt(scan.grid().voxelVolumeMm3()), 1, 2);
        return HeadScan.prepare(scan, spacing, execution).then(head -> {
            double closingMm = parameters.real("closingMm");
            Mask mask = headMask(head.withAir(closingMm + 4), closingMm, execution.part(0, 0.5));
            if (mask.volumeMl() < 1000) {
                return Outcome.refused(Finding.error("LS-DELIN-030", "No head was found: what looks like one has "
                        + Math.round(mask.volumeMl()) + " ml.", "Give a whole-head T1w scan; check voxel sizes."));
            }
            java.util.Map<String, Object> shared = new java.util.TreeMap<>(parameters.values());
            shared.remove("closingMm");
            List<Finding> findings = mask.volumeMl() >= LEAST_HEAD_ML ? List.of() : List.of(Finding.warning("LS-DELIN-031",
                    "The head has " + Math.round(mask.volumeMl()) + " ml, as much as a brain: skin and skull seem to be missing.",
                    "Give the whole-head scan; a scalp target from this image is wrong.").with("volumeMl", mask.volumeMl()));
            return Outcome.done(mask, findings).then(whole -> new MaskSurface().run(whole, new Parameters(shared), execution.part(0.5, 1)));
        });
    }

    /** @return the head without cavities, on the upright grid */
    static Mask headMask(HeadScan head, double closingMm, Execution execution) {
        // Filled before the largest part is taken: where bone is dark all around, the brain alone has more voxels than the skin.
        Mask rough = Components.largest(fillFromAbove(Mask.above(head.image(), head.threshold())), Neighbourhood.FACES);
        double threshold = Math.max(head.threshold(), skinThreshold(head, rough, execution));
        Mask bright = Components.largest(fillFromAbove(Mask.above(head.image(), threshold).and(rough)), Neighbourhood.FACES);
        Mask closed = Morphology.close(bright, closingMm, execution);
        return Components.largest(fillFromAbove(closed), Neighbourhood.FACES);
    }

    private static double skinThreshold(HeadScan head, Mask rough, Execution execution) {
        Grid grid = head.image().grid();
        float[] values = head.image().toFloats();
        float[] depth = Distance.toMaskMm(Mask.where(grid, v -> !rough.contains(v)), execution).toFloats();
        float[] skin = new float[rough.count()];
        int n = 0;
        for (int v : rough.indices()) {
            if (depth[v] > 1.5 && depth[v] < 5) {
                skin[n++] = values[v];
            }
        }
        double median = n == 0 ? head.high() : HeadScan.percentiles(java.util.Arrays.copyOf(skin, n), 0.5)[0];
        return head.low() + SKIN_FRACTION * (Math.min(median, head.high()) - head.low());
    }

    /**
     * Fills cavities, those included that open to the lower border alone: the image cuts airways and vessels there. Air beside the neck is
     * reached from the sides.
     */
    private static Mask fillFromAbove(Mask mask) {
        Grid grid = mask.grid();
        int plane = grid.nx() * grid.ny();
        if (grid.nz() < 3) {
            return Components.fillHoles(mask);
        }
        Mask lidded = Components.fillHoles(Mask.where(grid, v -> v < plane || mask.contains(v)));
        return Mask.where(grid, v -> v < plane ? mask.contains(v) || lidded.contains(v + plane) : lidded.contains(v));
    }
}
