package org.lodestone.delineation.internal.tissue;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.delineation.internal.SmoothField;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.BrainScan;
import org.lodestone.method.structure.TissueMaps;
import org.lodestone.method.structure.TissueSegmentation;

/**
 * Three normal distributions of brightness, coupled neighbours, and the scan's shading, estimated in turn (expectation-maximisation,
 * Zhang 2001; the shading as in Wells 1996, as smooth factor between what is seen and what the tissue would show).
 */
public final class MarkovTissueSegmentation implements TissueSegmentation {

    private static final int ROUNDS = 12;
    private static final int LAST_SWEEPS = 3;

    /** Creates it. */
    public MarkovTissueSegmentation() {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.delineation.tissue", "1", "Tissue by mixture and neighbourhood",
                "Grey matter, white matter and fluid by a Gaussian mixture with a Markov random field; shading is estimated too.",
                "Zhang Y, Brady M, Smith S (2001) IEEE Trans Med Imaging 20:45-57. doi:10.1109/42.906424",
                "Wells WM et al. (1996) IEEE Trans Med Imaging 15:429-442. doi:10.1109/42.511747");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.real("neighbourStrength", 0.8, 0, 5, "Coupling of a voxel to a neighbour 1 mm away; found on the MNI average."),
                Parameter.real("shadingFwhmMm", 60, 20, 300, "Width over which the scan's shading is taken as smooth."));
    }

    @Override
    public Outcome<TissueMaps> run(BrainScan scan, Parameters parameters, Execution execution) {
        Mask brain = scan.brain();
        float[] values = scan.t1w().toFloats();
        if (brain.count() < 1000) {
            return Outcome.refused(Finding.error("LS-DELIN-040", "The brain has " + brain.count() + " voxels: too few for tissues.",
                    "Look at the brain mask."));
        }
        TissueField field = new TissueField(brain, parameters.real("neighbourStrength"));
        float[] brightness = new float[field.size()];
        for (int n = 0; n < brightness.length; n++) {
            brightness[n] = values[field.voxel(n)];
            if (!Float.isFinite(brightness[n])) {
                return Outcome.refused(Finding.error("LS-DELIN-041", "The scan has voxels inside the brain that are not numbers.",
                        "Export the scan again from the scanner or the archive."));
            }
        }
        TissueClasses classes = TissueClasses.guess(brightness);
        for (int round = 0; round < ROUNDS; round++) {
            execution.progress().report((double) round / ROUNDS, "parting the brain into tissues");
            if (!classes.isOrdered()) {
                return Outcome.refused(Finding.error("LS-DELIN-042",
                        "Fluid, grey and white matter do not differ in brightness as they do in a T1w scan.",
                        "Give a T1w scan; check the brain mask."));
            }
            for (int sweep = 0; sweep < (round < ROUNDS - 1 ? 1 : LAST_SWEEPS); sweep++) {
                field.update(classes, brightness, execution);
            }
            classes = field.classes(brightness, execution);
            if (round < ROUNDS - 1) {
                flatten(brain, field, classes, parameters.real("shadingFwhmMm"), brightness, execution);
            }
        }
        return Outcome.done(maps(scan.t1w().grid(), field, classes, brightness), judge(field, classes));
    }

    /**
     * Takes out what shading is left. A wide kernel flattens a trend at the brain's rim; what it misses is found in the next round, because
     * each looks at what the last one left.
     *
     * @param brightness of the brain's voxels. Modified.
     */
    private static void flatten(Mask brain, TissueField field, TissueClasses classes, double fwhmMm, float[] brightness, Execution execution) {
        Grid grid = brain.grid();
        float[] ratio = new float[(int) grid.size()];
        float[] weight = new float[ratio.length];
        for (int n = 0; n < brightness.length; n++) {
            double grey = field.pure(n, 1), white = field.pure(n, 2);
            double expected = grey * classes.mean()[1] + white * classes.mean()[2];
            if (brightness[n] > 0 && grey + white > 0.5) {
                // Fluid is too dark to say anything, mixtures may be anything.
                ratio[field.voxel(n)] = (float) Math.log(brightness[n] * (grey + white) / expected);
                weight[field.voxel(n)] = (float) (0.5 * grey * grey + white * white);
            }
        }
        float[] shading = SmoothField.through(brain, v -> ratio[v], v -> weight[v], fwhmMm, 0, execution);
        double mean = 0;
        for (int n = 0; n < brightness.length; n++) {
            mean += shading[field.voxel(n)];
        }
        mean /= brightness.length;
        for (int n = 0; n < brightness.length; n++) {
            brightness[n] *= (float) Math.exp(mean - shading[field.voxel(n)]);
        }
    }

    private static TissueMaps maps(Grid grid, TissueField field, TissueClasses classes, float[] brightness) {
        float[][] maps = new float[TissueClasses.COUNT][(int) grid.size()];
        for (int n = 0; n < field.size(); n++) {
            for (int c = 0; c < TissueClasses.COUNT; c++) {
                maps[c][field.voxel(n)] = (float) field.share(n, c, classes, brightness[n]);
            }
        }
        return new TissueMaps(Volume.of(grid, maps[1]), Volume.of(grid, maps[2]), Volume.of(grid, maps[0]));
    }

    private static List<Finding> judge(TissueField field, TissueClasses classes) {
        List<Finding> findings = new ArrayList<>();
        double contrast = (classes.mean()[2] - classes.mean()[1]) / Math.hypot(classes.deviation()[1], classes.deviation()[2]);
        if (contrast < 1) {
            findings.add(Finding.warning("LS-DELIN-043", "Grey and white matter are hard to tell apart in this scan.",
                    "Look at the tissue maps before you use them.").with("contrastToNoise", contrast));
        }
        double ratio = classes.share()[1] / classes.share()[2];
        if (ratio < 0.6 || ratio > 3) {
            findings.add(Finding.warning("LS-DELIN-044", "There is " + Math.round(10 * ratio) / 10.0
                    + " times as much grey as white matter, adults have 1 to 2 times.", "Look at the tissue maps before you use them."));
        }
        return findings;
    }
}
