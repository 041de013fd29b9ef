package org.lodestone.connectivity.internal.confound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.ConfoundEstimation;
import org.lodestone.method.function.ConfoundInput;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.numerics.signal.CosineBasis;

/**
 * All nuisance time courses at once, with fMRIPrep's column names, so that its tables and ours feed the same denoising. Double precision.
 * Framewise displacement is Power's (2012) on a sphere of 50 mm about the head's centre; {@code rmsd} is Jenkinson's (2002) over a ball of
 * 80 mm about the same point.
 */
public final class StandardConfounds implements ConfoundEstimation {

    private static final double DRIFT_PERIOD_SECONDS = 128;
    private static final int LEAST_VOXELS = 5;
    private static final double TEMPORAL_SHARE = 0.02;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.confounds.standard", "1", "Confounds",
                "Motion, tissue and global signal, principal courses of noisy tissue, drift, displacement and change of the image.",
                "Power 2012, NeuroImage 59:2142, 10.1016/j.neuroimage.2011.10.018",
                "Jenkinson 2002, NeuroImage 17:825, 10.1006/nimg.2002.1132",
                "Satterthwaite 2013, NeuroImage 64:240, 10.1016/j.neuroimage.2012.08.052",
                "Nichols 2013, arXiv 1704.01469",
                "Behzadi 2007, NeuroImage 37:90, 10.1016/j.neuroimage.2007.04.042");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer("anatomicalComponents", 5, 0, 20, "Principal courses of deep white matter and fluid together (aCompCor)."),
                Parameter.integer("temporalComponents", 5, 0, 20, "Principal courses of the 2 % most variable voxels (tCompCor)."),
                Parameter.real("outlierAboveMm", 0.5, 0, 10,
                        "Volumes with more framewise displacement get a column of their own in the table; 0 for none."));
    }

    @Override
    public Outcome<Confounds> run(ConfoundInput input, Parameters parameters, Execution execution) {
        VoxelSeries series = input.series();
        int length = series.length(), rows = series.mask().count();
        ConfoundTable table = new ConfoundTable();
        List<Finding> findings = new ArrayList<>();
        addSignal("global_signal", mean(series, series.mask()), table);
        addTissue("white_matter", "white matter", input.whiteMatter(), series, table, findings);
        addTissue("csf", "ventricular fluid", input.fluid(), series, table, findings);
        Dvars dvars = Dvars.of(series.values(), rows, length, execution);
        table.add("dvars", dvars.plain());
        table.add("std_dvars", dvars.standardised());
        double[] displacement = input.motion().framewiseDisplacementMm(input.headCentreMm());
        Confounds spikes = MotionConfounds.spikes(displacement, parameters.real("outlierAboveMm"));
        displacement[0] = Double.NaN;
        table.add("framewise_displacement", displacement);
        table.add("rmsd", MotionConfounds.jenkinsonDisplacementMm(input.motion(), input.headCentreMm()));
        addCourses("t_comp_cor_", series, PrincipalCourses.mostVariable(series.values(), rows, length, series.trSeconds(), TEMPORAL_SHARE),
                parameters.integer("temporalComponents"), table, execution);
        if (input.whiteMatter().isPresent() && input.fluid().isPresent()) {
            Mask both = input.whiteMatter().get().or(input.fluid().get());
            addCourses("a_comp_cor_", series, PrincipalCourses.rowsIn(series.mask(), both),
                    parameters.integer("anatomicalComponents"), table, execution);
        }
        double[][] drift = CosineBasis.drift(length, series.trSeconds(), DRIFT_PERIOD_SECONDS);
        for (int c = 0; c < drift.length; c++) {
            table.add(String.format(Locale.ROOT, "cosine%02d", c), drift[c]);
        }
        table.addAll(MotionConfounds.expansion(input.motion(), input.headCentreMm(), 24));
        table.addAll(spikes);
        return Outcome.done(table.toConfounds(), findings);
    }

    private static void addTissue(String name, String words, Optional<Mask> tissue, VoxelSeries series, ConfoundTable table,
            List<Finding> findings) {
        if (tissue.isEmpty()) {
            return;
        }
        Mask here = tissue.get().and(series.mask());
        if (here.count() < LEAST_VOXELS) {
            findings.add(Finding.warning("LS-FUNC-012", "Too little " + words + " was found (" + here.count()
                    + " voxels); its mean is not among the confounds.", "Give a mask of it, or look at the brain mask."));
            return;
        }
        addSignal(name, mean(series, here), table);
    }

    /** A signal with its difference and the squares of both, as fMRIPrep's tables have them. */
    private static void addSignal(String name, double[] signal, ConfoundTable table) {
        double[] change = new double[signal.length];
        change[0] = Double.NaN;
        for (int t = 1; t < signal.length; t++) {
            change[t] = signal[t] - signal[t - 1];
        }
        table.add(name, signal);
        table.add(name + "_derivative1", change);
        table.add(name + "_derivative1_power2", MotionConfounds.squared(change));
        table.add(name + "_power2", MotionConfounds.squared(signal));
    }

    private static void addCourses(String name, VoxelSeries series, int[] used, int count, ConfoundTable table, Execution execution) {
        double[][] courses = PrincipalCourses.of(series.values(), used, series.length(), series.trSeconds(), count, execution);
        for (int c = 0; c < courses.length; c++) {
            table.add(String.format(Locale.ROOT, "%s%02d", name, c), courses[c]);
        }
    }

    private static double[] mean(VoxelSeries series, Mask inside) {
        int length = series.length();
        double[] sum = new double[length];
        int[] rows = PrincipalCourses.rowsIn(series.mask(), inside);
        for (int row : rows) {
            for (int t = 0; t < length; t++) {
                sum[t] += series.values()[row * length + t];
            }
        }
        for (int t = 0; t < length; t++) {
            sum[t] /= Math.max(1, rows.length);
        }
        return sum;
    }
}
