package org.lodestone.connectivity.internal.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.connectivity.internal.cleaning.BandCheck;
import org.lodestone.connectivity.internal.cleaning.BandProjection;
import org.lodestone.connectivity.internal.cleaning.DegreesOfFreedom;
import org.lodestone.connectivity.internal.confound.ConfoundTable;
import org.lodestone.connectivity.internal.confound.Dvars;
import org.lodestone.connectivity.internal.confound.MotionConfounds;
import org.lodestone.connectivity.internal.confound.PrincipalCourses;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.CleanRun;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.RunPreparation;
import org.lodestone.method.function.RunPreparationInput;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.numerics.signal.CosineBasis;

/**
 * The built-in preparation: slice times, one single interpolation, confounds, one projection for nuisance and band, smoothing.
 *
 * <p>Order and reasons: slices are brought to one moment before they are mixed in space; confounds are taken from the resampled,
 * unsmoothed run; nuisance regression, drift, band-pass and censoring are one projection (Lindquist 2019); smoothing follows, which gives
 * the same numbers as smoothing first because it is a fixed linear map of space. Single precision for the run, double for confounds.
 */
public final class StandardRunPreparation implements RunPreparation {

    private static final double DRIFT_PERIOD_SECONDS = 128;
    private static final int MIN_TISSUE_VOXELS = 5;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.preparation.single-projection", "1", "Single interpolation, single projection",
                "Resamples the run once onto a grid in the T1w space and removes motion, tissue and global signal, drift and frequencies"
                        + " outside the band in one projection; volumes with too much motion are censored.",
                "Lindquist 2019, Human Brain Mapping 40:2358, 10.1002/hbm.24528",
                "Power 2012, NeuroImage 59:2142, 10.1016/j.neuroimage.2011.10.018",
                "Satterthwaite 2013, NeuroImage 64:240, 10.1016/j.neuroimage.2012.08.052",
                "Nichols 2013, arXiv 1704.01469",
                "Behzadi 2007, NeuroImage 37:90, 10.1016/j.neuroimage.2007.04.042");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer("dropVolumes", 0, 0, 100,
                        "Volumes left out at the start, before the signal is steady; 0 when the scanner left them out itself."),
                Parameter.flag("sliceTiming", true, "Bring all slices to one moment when the slice times are known."),
                Parameter.real("spacingMm", 0, 0, 6,
                        "Edge of the analysis voxels in the T1w space; 0 takes the run's own voxel size, at least 2 and at most 3 mm."),
                Parameter.choice("interpolation", "cubic", List.of("cubic", "linear"),
                        "Between voxels of the run: cubic B-splines keep resolution, linear smooths a little."),
                Parameter.choice("motionParameters", "24", List.of("6", "12", "24"),
                        "Motion columns: parameters, and differences, and squares of both (Satterthwaite 2013)."),
                Parameter.flag("tissueSignals", true, "Regress out the mean of deep white matter and of ventricular fluid."),
                Parameter.flag("globalSignal", true,
                        "Regress out the brain's mean. Subgenual targeting was developed and tested with it (Fox 2012, Weigand 2018, Cash"
                                + " 2021): without it breathing and arousal hide the anticorrelation that is looked for."),
                Parameter.flag("despike", false, "Pull single wild values towards the smooth course first, by 3dDespike's rule."),
                Parameter.integer("anatomicalComponents", 0, 0, 20,
                        "Regress out so many principal courses of deep white matter and fluid together (aCompCor; 5 in CONN and fMRIPrep)."),
                Parameter.integer("temporalComponents", 0, 0, 20,
                        "Regress out so many principal courses of the 2 % most variable voxels (tCompCor)."),
                Parameter.real("highPassHz", 0.01, 0, 0.2, "Lower edge of the band; 0 removes drift slower than 128 s only."),
                Parameter.real("lowPassHz", 0.1, 0, 1, "Upper edge of the band; 0 for none."),
                Parameter.real("censorAboveMm", 0.5, 0, 10,
                        "Volumes with more framewise displacement (Power 2012) are taken out; 0 takes none out."),
                Parameter.real("smoothingFwhmMm", 4, 0, 12,
                        "Gaussian smoothing within the brain, full width at half maximum; 4 mm as in Cash 2021's own code."),
                Parameter.real("minimumSignal", 0.2, 0, 0.9,
                        "Voxels below this share of the brain's median signal count as drop-out and are left out."),
                Parameter.integer("minimumDegreesOfFreedom", 15, 1, 1000,
                        "What has to be left of the run after the projection; below, correlations say nothing."));
    }

    @Override
    public List<Finding> check(RunPreparationInput input, Parameters parameters) {
        int length = input.raw().length() - parameters.integer("dropVolumes");
        if (length < 10) {
            return List.of(Finding.error("LS-FUNC-001", "The run has " + input.raw().length() + " volumes, of which "
                    + Math.max(0, length) + " are left after dropping the first ones.", "Give a run of at least five minutes."));
        }
        double high = parameters.real("lowPassHz"), low = parameters.real("highPassHz");
        double nyquist = 0.5 / input.raw().trSeconds();
        if (low >= nyquist || high > 0 && high <= low) {
            return List.of(BandCheck.empty(low, high, input.raw().trSeconds()));
        }
        return List.of();
    }

    @Override
    public Outcome<CleanRun> run(RunPreparationInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>(check(input, parameters));
        if (!findings.isEmpty()) {
            return Outcome.refused(findings);
        }
        int dropped = parameters.integer("dropVolumes");
        int length = input.raw().length() - dropped;
        Grid grid = analysisGrid(input, parameters);
        execution.progress().report(0, "resampling the run");
        AffineTransform identity = AffineTransform.identity(grid.frame());
        Mask brain = Resampling.resample(input.brain(), grid, identity, execution);
        Interpolation interpolation = parameters.text("interpolation").equals("cubic") ? Interpolation.CUBIC : Interpolation.LINEAR;
        List<Double> sliceTimes = parameters.flag("sliceTiming") ? input.sliceTimes() : List.of();
        SingleInterpolation.Rows seen = SingleInterpolation.run(input.raw(), input.motion(), input.boldToT1w().inverse(), sliceTimes,
                brain, dropped, interpolation, execution.part(0, 0.6));
        SingleInterpolation.Rows rows = SignalMask.apply(seen, parameters.real("minimumSignal"), length);
        Mask mask = rows.mask();
        double coverage = mask.count() / (double) Math.max(1, brain.count());
        if (coverage < 0.25) {
            return Outcome.refused(Finding.error("LS-FUNC-003", String.format(Locale.ROOT,
                    "The run has signal in only %.0f %% of the brain.", 100 * coverage),
                    "Check the coregistration, and that run and T1w scan are of the same person."));
        }
        if (coverage < 0.9) {
            findings.add(Finding.warning("LS-FUNC-004", String.format(Locale.ROOT,
                    "The run has signal in %.0f %% of the brain; the rest is left out.", 100 * coverage),
                    "Look whether seed and search region are covered."));
        }
        if (parameters.flag("despike")) {
            double moved = Despiking.apply(rows.values(), mask.count(), length, execution);
            findings.add(Finding.info("LS-FUNC-013", String.format(Locale.ROOT, "%.2f %% of all values were despiked.", 100 * moved)));
        }
        execution.progress().report(0.6, "confounds");
        HeadMotion motion = new HeadMotion(input.motion().frame(), input.motion().referenceToVolume().subList(dropped,
                input.raw().length()));
        Columns columns = columns(input, parameters, rows, motion, length, execution);
        findings.addAll(columns.findings());
        double low = parameters.real("highPassHz");
        double high = parameters.real("lowPassHz") == 0 ? Double.POSITIVE_INFINITY : parameters.real("lowPassHz");
        double tr = input.raw().trSeconds();
        BandProjection projection = BandProjection.of(length, tr, Math.max(low, low == 0 ? 1 / DRIFT_PERIOD_SECONDS : 0), high,
                columns.regressed());
        findings.addAll(projection.findings());
        Finding tooShort = DegreesOfFreedom.check(projection.degreesOfFreedom(), parameters.integer("minimumDegreesOfFreedom"), length,
                columns.censored(), tr, low, high);
        if (tooShort != null) {
            findings.add(tooShort);
            return Outcome.refused(findings);
        }
        execution.progress().report(0.7, "cleaning");
        RowStatistics statistics = RowStatistics.of(rows.values(), mask.count(), length, tr, execution);
        projection.apply(rows.values(), mask.count(), execution.part(0.7, 0.85));
        float[] smooth = MaskedSmoothing.apply(mask, rows.values(), length, parameters.real("smoothingFwhmMm"),
                execution.part(0.85, 1));
        VoxelSeries series = new VoxelSeries(mask, length, tr, smooth);
        execution.progress().report(1, "run prepared");
        return Outcome.done(new CleanRun(series, series.spread(statistics.mean()), series.spread(statistics.temporalSnr()),
                columns.table()), findings);
    }

    private static Grid analysisGrid(RunPreparationInput input, Parameters parameters) {
        double asked = parameters.real("spacingMm");
        double own = Math.cbrt(input.raw().grid().voxelVolumeMm3());
        return input.t1w().grid().withSpacing(asked > 0 ? Math.max(1, asked) : Math.round(10 * Math.clamp(own, 2, 3)) / 10.0);
    }

    /** What is regressed out, and the whole table with what is only reported. */
    private record Columns(Confounds regressed, Confounds table, int censored, List<Finding> findings) {
    }

    private static Columns columns(RunPreparationInput input, Parameters parameters, SingleInterpolation.Rows rows,
            HeadMotion motion, int length, Execution execution) {
        ConfoundTable regressed = new ConfoundTable();
        List<Finding> findings = new ArrayList<>();
        if (parameters.flag("globalSignal")) {
            regressed.add("global_signal", RowStatistics.meanSeries(rows.values(), rows.mask(), rows.mask(), length));
        }
        int anatomical = parameters.integer("anatomicalComponents"), temporal = parameters.integer("temporalComponents");
        if (parameters.flag("tissueSignals") || anatomical > 0) {
            addTissue(input, parameters, rows, length, regressed, findings, execution);
        }
        if (temporal > 0) {
            int[] wild = PrincipalCourses.mostVariable(rows.values(), rows.mask().count(), length, input.raw().trSeconds(), 0.02);
            addCourses("t_comp_cor_", rows, wild, length, input.raw().trSeconds(), temporal, regressed, execution);
        }
        regressed.addAll(MotionConfounds.expansion(motion, Integer.parseInt(parameters.text("motionParameters"))));
        double[] displacement = motion.framewiseDisplacementMm();
        Confounds spikes = MotionConfounds.spikes(displacement, parameters.real("censorAboveMm"));
        regressed.addAll(spikes);
        if (!spikes.names().isEmpty()) {
            findings.add(Finding.info("LS-FUNC-011", String.format(Locale.ROOT,
                    "%d of %d volumes moved more than %.2f mm and were taken out.", spikes.names().size(), length,
                    parameters.real("censorAboveMm"))));
        }
        ConfoundTable table = new ConfoundTable();
        table.addAll(regressed.toConfounds());
        double[][] drift = CosineBasis.drift(length, input.raw().trSeconds(), DRIFT_PERIOD_SECONDS);
        for (int c = 0; c < drift.length; c++) {
            table.add(String.format(Locale.ROOT, "cosine%02d", c), drift[c]);
        }
        displacement[0] = Double.NaN;
        table.add("framewise_displacement", displacement);
        Vec3 centre = input.boldToT1w().inverse().apply(input.brain().grid().centreMm());
        table.add("rmsd", MotionConfounds.jenkinsonDisplacementMm(motion, centre));
        Dvars dvars = Dvars.of(rows.values(), rows.mask().count(), length, execution);
        table.add("dvars", dvars.plain());
        table.add("std_dvars", dvars.standardised());
        return new Columns(regressed.toConfounds(), table.toConfounds(), spikes.names().size(), findings);
    }

    private static void addTissue(RunPreparationInput input, Parameters parameters, SingleInterpolation.Rows rows, int length, ConfoundTable regressed,
            List<Finding> findings, Execution execution) {
        Mask white, fluid;
        if (input.whiteMatter().isPresent() && input.fluid().isPresent()) {
            white = input.whiteMatter().get();
            fluid = input.fluid().get();
        } else {
            TissueMasks found = TissueMasks.find(input.t1w(), input.brain(), execution);
            white = input.whiteMatter().orElse(found.whiteMatter());
            fluid = input.fluid().orElse(found.fluid());
        }
        if (parameters.flag("tissueSignals")) {
            addMean("white_matter", "white matter", white, rows, length, regressed, findings, execution);
            addMean("csf", "ventricular fluid", fluid, rows, length, regressed, findings, execution);
        }
        if (parameters.integer("anatomicalComponents") > 0) {
            Grid grid = rows.mask().grid();
            Mask both = Resampling.resample(white.or(fluid), grid, AffineTransform.identity(grid.frame()), execution);
            addCourses("a_comp_cor_", rows, PrincipalCourses.rowsIn(rows.mask(), both), length, input.raw().trSeconds(),
                    parameters.integer("anatomicalComponents"), regressed, execution);
        }
    }

    private static void addCourses(String name, SingleInterpolation.Rows rows, int[] used, int length, double trSeconds, int count,
            ConfoundTable regressed, Execution execution) {
        double[][] courses = PrincipalCourses.of(rows.values(), used, length, trSeconds, count, execution);
        for (int c = 0; c < courses.length; c++) {
            regressed.add(String.format(Locale.ROOT, "%s%02d", name, c), courses[c]);
        }
    }

    private static void addMean(String name, String words, Mask tissue, SingleInterpolation.Rows rows, int length,
            ConfoundTable regressed, List<Finding> findings, Execution execution) {
        Grid grid = rows.mask().grid();
        Mask here = Resampling.resample(tissue, grid, AffineTransform.identity(grid.frame()), execution).and(rows.mask());
        if (here.count() < MIN_TISSUE_VOXELS) {
            findings.add(Finding.warning("LS-FUNC-012", "Too little " + words + " was found (" + here.count()
                    + " voxels); its mean is not regressed out.", "Give a mask of it, or look at the brain mask."));
            return;
        }
        regressed.add(name, RowStatistics.meanSeries(rows.values(), rows.mask(), here, length));
    }
}
