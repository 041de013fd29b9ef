package org.lodestone.connectivity.internal.preparation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodestone.connectivity.internal.cleaning.BandCheck;
import org.lodestone.connectivity.internal.cleaning.ProjectionDenoising;
import org.lodestone.connectivity.internal.confound.StandardConfounds;
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
import org.lodestone.method.function.ConfoundInput;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.RunDenoisingInput;
import org.lodestone.method.function.RunPreparation;
import org.lodestone.method.function.RunPreparationInput;
import org.lodestone.method.function.VoxelSeries;

/**
 * The built-in preparation: slice times, one single interpolation, confounds, one projection for nuisance and band, smoothing.
 *
 * <p>Order and reasons: slices are brought to one moment before they are mixed in space; confounds are taken from the resampled,
 * unsmoothed run; nuisance regression, drift, band-pass and censoring are one projection (Lindquist 2019); smoothing follows, which gives
 * the same numbers as smoothing first because it is a fixed linear map of space. Single precision for the run, double for confounds.
 */
public final class StandardRunPreparation implements RunPreparation {

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
        double tr = input.raw().trSeconds();
        Grid grid = analysisGrid(input, parameters);
        execution.progress().report(0, "resampling the run");
        Mask brain = onGrid(input.brain(), grid, execution);
        Interpolation interpolation = parameters.text("interpolation").equals("cubic") ? Interpolation.CUBIC : Interpolation.LINEAR;
        List<Double> sliceTimes = parameters.flag("sliceTiming") ? input.sliceTimes() : List.of();
        SingleInterpolation.Rows seen = SingleInterpolation.run(input.raw(), input.motion(), input.boldToT1w().inverse(), sliceTimes,
                brain, dropped, Optional.empty(), interpolation, execution.part(0, 0.6));
        SingleInterpolation.Rows rows = SignalMask.apply(seen, parameters.real("minimumSignal"), length);
        double coverage = rows.mask().count() / (double) Math.max(1, brain.count());
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
            double moved = Despiking.apply(rows.values(), rows.mask().count(), length, execution);
            findings.add(Finding.info("LS-FUNC-013", String.format(Locale.ROOT, "%.2f %% of all values were despiked.", 100 * moved)));
        }
        execution.progress().report(0.6, "confounds");
        VoxelSeries aligned = new VoxelSeries(rows.mask(), length, tr, rows.values());
        Outcome<Confounds> table = confounds(input, parameters, aligned, dropped, execution);
        findings.addAll(table.findings());
        ProjectionDenoising denoising = new ProjectionDenoising();
        Outcome<CleanRun> clean = table.then(columns -> denoising.run(new RunDenoisingInput(aligned, columns),
                Parameters.of(denoising.parameters(), chosen(denoising.parameters(), parameters)), execution.part(0.7, 0.85)));
        if (!(clean instanceof Outcome.Done<CleanRun>(CleanRun run, List<Finding> said))) {
            findings.addAll(clean.findings());
            return Outcome.refused(findings.stream().distinct().toList());
        }
        findings.addAll(said);
        float[] smooth = MaskedSmoothing.apply(rows.mask(), run.series().values(), length, parameters.real("smoothingFwhmMm"),
                execution.part(0.85, 1));
        execution.progress().report(1, "run prepared");
        return Outcome.done(new CleanRun(new VoxelSeries(rows.mask(), length, tr, smooth), run.mean(), run.temporalSnr(), table.orThrow()),
                findings.stream().distinct().toList());
    }

    private static Outcome<Confounds> confounds(
            RunPreparationInput input, Parameters parameters, VoxelSeries aligned, int dropped, Execution execution) {
        Optional<Mask> white = input.whiteMatter(), fluid = input.fluid();
        boolean wanted = parameters.flag("tissueSignals") || parameters.integer("anatomicalComponents") > 0;
        if (wanted && (white.isEmpty() || fluid.isEmpty())) {
            TissueMasks found = TissueMasks.find(input.t1w(), input.brain(), execution);
            white = white.or(() -> Optional.of(found.whiteMatter()));
            fluid = fluid.or(() -> Optional.of(found.fluid()));
        }
        Grid grid = aligned.grid();
        Vec3 centre = input.boldToT1w().inverse().apply(input.brain().centroidMm());
        StandardConfounds method = new StandardConfounds();
        return method.run(new ConfoundInput(aligned, input.motion().from(dropped), centre,
                white.map(mask -> onGrid(mask, grid, execution)), fluid.map(mask -> onGrid(mask, grid, execution))),
                Parameters.of(method.parameters(), Map.of("anatomicalComponents", parameters.integer("anatomicalComponents"),
                        "temporalComponents", parameters.integer("temporalComponents"))), execution);
    }

    /** Those of the preparation's settings that the denoising knows. */
    private static Map<String, Object> chosen(List<Parameter> known, Parameters parameters) {
        Map<String, Object> chosen = new HashMap<>(parameters.values());
        chosen.keySet().retainAll(known.stream().map(Parameter::name).toList());
        return chosen;
    }

    private static Mask onGrid(Mask mask, Grid grid, Execution execution) {
        return Resampling.resample(mask, grid, AffineTransform.identity(grid.frame()), execution);
    }

    private static Grid analysisGrid(RunPreparationInput input, Parameters parameters) {
        double asked = parameters.real("spacingMm");
        double own = Math.cbrt(input.raw().grid().voxelVolumeMm3());
        return input.t1w().grid().withSpacing(asked > 0 ? Math.max(1, asked) : Math.round(10 * Math.clamp(own, 2, 3)) / 10.0);
    }
}
