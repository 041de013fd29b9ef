package org.lodestone.delineation.internal.shading;

import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.BiasCorrection;
import org.lodestone.method.structure.BrainScan;
import org.lodestone.method.structure.CorrectedScan;

/** N4: histogram sharpening and B-splines of ever finer spans (Tustison 2010). */
public final class N4BiasCorrection implements BiasCorrection {

    private static final int LEVELS = 4;
    private static final double SAMPLE_MM = 3;

    /** Creates it. */
    public N4BiasCorrection() {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.delineation.n4", "1", "N4 bias correction",
                "Takes slow shading out of a scan: histogram sharpening and multi-resolution B-splines.",
                "Tustison NJ et al. (2010) N4ITK: improved N3 bias correction. IEEE Trans Med Imaging 29:1310-1320. "
                        + "doi:10.1109/TMI.2010.2046908",
                "Sled JG, Zijdenbos AP, Evans AC (1998) IEEE Trans Med Imaging 17:87-97. doi:10.1109/42.668698");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.real("spanMm", 200, 30, 500, "Distance of control points at the first of four levels; halved at each."),
                Parameter.integer("iterations", 50, 1, 500, "Most iterations a level (Tustison 2010: 50)."),
                Parameter.real("tolerance", 0.001, 0, 0.1, "Change of the shading at which a level ends (Tustison 2010: 0.001)."),
                Parameter.real("blurFwhm", 0.15, 0.01, 1, "Width of the histogram's blur in logarithms (Sled 1998: 0.15)."));
    }

    @Override
    public Outcome<CorrectedScan> run(BrainScan scan, Parameters parameters, Execution execution) {
        Grid grid = scan.t1w().grid();
        float[] values = scan.t1w().toFloats();
        int[] voxels = samples(scan, values);
        if (voxels.length < 500) {
            return Outcome.refused(Finding.error("LS-DELIN-060", "The brain has too few bright voxels for a shading.",
                    "Look at the brain mask and the scan."));
        }
        double[] log = new double[voxels.length];
        for (int n = 0; n < log.length; n++) {
            log[n] = Math.log(values[voxels[n]]);
        }
        HistogramSharpening sharpening = new HistogramSharpening(parameters.real("blurFwhm"), 0.01);
        double[] shading = new double[log.length];
        double[] whole = new double[values.length];
        for (int level = 0; level < LEVELS; level++) {
            SplineField field = new SplineField(grid, parameters.real("spanMm") / (1 << level));
            for (int iteration = 0; iteration < parameters.integer("iterations"); iteration++) {
                execution.progress().report((level + iteration / (double) parameters.integer("iterations")) / LEVELS, "estimating shading");
                execution.progress().check();
                SplineField step = field.fitted(voxels, residual(log, shading, sharpening));
                field = field.plus(step);
                if (advance(shading, step.at(voxels)) < parameters.real("tolerance")) {
                    break;
                }
            }
            field.addTo(whole, execution);
        }
        return Outcome.done(divide(grid, values, whole, scan));
    }

    /** Bright voxels of the brain on a lattice of about {@link #SAMPLE_MM}. */
    private static int[] samples(BrainScan scan, float[] values) {
        Grid grid = scan.t1w().grid();
        int[] step = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            step[axis] = Math.max(1, (int) Math.round(SAMPLE_MM / grid.spacingMm(axis)));
        }
        return Arrays.stream(scan.brain().indices()).filter(v -> v % grid.nx() % step[0] == 0 && v / grid.nx() % grid.ny() % step[1] == 0
                && v / (grid.nx() * grid.ny()) % step[2] == 0 && values[v] > 0 && Float.isFinite(values[v])).toArray();
    }

    private static double[] residual(double[] log, double[] shading, HistogramSharpening sharpening) {
        double[] flat = new double[log.length];
        for (int n = 0; n < log.length; n++) {
            flat[n] = log[n] - shading[n];
        }
        double[] expected = sharpening.expected(flat);
        for (int n = 0; n < log.length; n++) {
            flat[n] -= expected[n];
        }
        return flat;
    }

    /** Adds a step to the shading; returns the coefficient of variation of the factor it changes by. */
    private static double advance(double[] shading, double[] step) {
        double mean = 0;
        double square = 0;
        for (int n = 0; n < step.length; n++) {
            shading[n] += step[n];
            double factor = Math.exp(step[n]);
            mean += factor;
            square += factor * factor;
        }
        mean /= step.length;
        return Math.sqrt(Math.max(0, square / step.length - mean * mean)) / mean;
    }

    private static CorrectedScan divide(Grid grid, float[] values, double[] log, BrainScan scan) {
        double mean = 0;
        int[] inside = scan.brain().indices();
        for (int v : inside) {
            mean += log[v];
        }
        mean /= inside.length;
        float[] corrected = new float[values.length];
        float[] factor = new float[values.length];
        for (int v = 0; v < values.length; v++) {
            factor[v] = (float) Math.exp(log[v] - mean);
            corrected[v] = values[v] / factor[v];
        }
        return new CorrectedScan(Volume.of(grid, corrected), Volume.of(grid, factor));
    }
}
