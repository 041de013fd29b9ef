package org.lodestone.pipeline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.function.CleanRun;
import org.lodestone.method.function.ConfoundEstimation;
import org.lodestone.method.function.ConfoundInput;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.CoregisteredRun;
import org.lodestone.method.function.Coregistration;
import org.lodestone.method.function.CoregistrationInput;
import org.lodestone.method.function.DistortionMap;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.Realignment;
import org.lodestone.method.function.RunDenoising;
import org.lodestone.method.function.RunDenoisingInput;
import org.lodestone.method.function.RunResampling;
import org.lodestone.method.function.RunResamplingInput;
import org.lodestone.method.function.RunTrimming;
import org.lodestone.method.function.SeriesFilter;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.pipeline.RunDistortion;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.study.derivative.ConfoundsTable;

/** From one functional run to clean time series in the T1w space, as the chain says. */
final class FunctionalStage {

    private static final double LEAST_COVERAGE = 0.25;
    private static final double GOOD_COVERAGE = 0.9;
    private static final double SLICE_TOLERANCE = 1e-3;

    /**
     * What the stage gives for one run.
     *
     * @param source where it came from
     * @param trSeconds time between volumes
     * @param motion empty for prepared runs
     * @param coregistration empty for prepared runs
     * @param aligned series before cleaning
     * @param table all confounds
     * @param clean series after cleaning
     * @param coverage share of the brain in which the run has signal
     */
    record Result(RunSource source, double trSeconds, Optional<HeadMotion> motion, Optional<CoregisteredRun> coregistration,
            VoxelSeries aligned, Confounds table, CleanRun clean, double coverage) {

        /** @return framewise displacement of each volume in mm, 0 for the first */
        double[] displacementMm() {
            double[] displacement = new double[aligned.length()];
            if (table.names().contains("framewise_displacement")) {
                double[] known = table.column("framewise_displacement");
                for (int t = 0; t < displacement.length; t++) {
                    displacement[t] = Double.isNaN(known[t]) ? 0 : known[t];
                }
            }
            return displacement;
        }

        /** @return {@code [volume][tx, ty, tz, rx, ry, rz]} about the head's centre, zeros where unknown */
        double[][] motionParameters() {
            double[][] rows = new double[aligned.length()][6];
            List<String> names = List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");
            for (int c = 0; c < 6; c++) {
                for (int t = 0; t < rows.length && table.names().contains(names.get(c)); t++) {
                    rows[t][c] = table.column(names.get(c))[t];
                }
            }
            return rows;
        }
    }

    /** A run on the analysis grid, before anything was taken out of it. */
    private record Aligned(VoxelSeries series, Optional<HeadMotion> motion, Optional<CoregisteredRun> coregistration, Vec3 centreMm) {
    }

    private FunctionalStage() {
    }

    static Result run(RunSource source, StructuralStage.Result structure, JobContext job, Execution execution) {
        ChainRunner runner = job.runner();
        Series raw = ScanLoading.combined(source, job, execution.part(0, 0.03));
        boolean prepared = runner.chain().startsPrepared();
        if (prepared != source.isPrepared() && source.scan().name().entity("desc").isPresent()) {
            throw new RefusedException(Finding.error("LS-SCAN-022", source.scan().file() + (prepared ? " is not prepared" : " is prepared already")
                    + ", which the chain " + runner.chain().name() + " does not expect.", "Use the preset "
                    + (prepared ? "cash2021 for raw runs." : "fmriprep-derivatives for prepared ones.")));
        }
        Aligned aligned = prepared ? prepared(raw, source, structure, execution) : align(raw, source, structure, job, execution);
        VoxelSeries series = runner.treat(ChainStep.SIGNAL, SeriesFilter.class, aligned.series(), execution.part(0.7, 0.71));
        double coverage = coverage(series, structure, job.log(), source, execution);
        series = runner.treat(ChainStep.DESPIKE, SeriesFilter.class, series, execution.part(0.71, 0.74));
        Confounds table = table(series, aligned, source, structure, job, execution.part(0.74, 0.82));
        CleanRun clean = runner.run(ChainStep.DENOISE, RunDenoising.class, new RunDenoisingInput(series, table), execution.part(0.82, 0.9));
        VoxelSeries smooth = runner.treat(ChainStep.SMOOTH, SeriesFilter.class, clean.series(), execution.part(0.9, 1));
        return new Result(source, raw.trSeconds(), aligned.motion(), aligned.coregistration(), series, table,
                new CleanRun(smooth, clean.mean(), clean.temporalSnr(), clean.confounds()), coverage);
    }

    private static Aligned align(Series raw, RunSource source, StructuralStage.Result structure, JobContext job, Execution execution) {
        ChainRunner runner = job.runner();
        StoredStages stored = job.stored();
        Series run = runner.treat(ChainStep.TRIM, RunTrimming.class, raw, execution.part(0.03, 0.05));
        HeadMotion motion = stored.motion(source, run, job).orElseGet(() ->
                runner.run(ChainStep.REALIGN, Realignment.class, run, execution.part(0.05, 0.4)));
        Volume mean = MeanVolume.of(run, motion, execution);
        Optional<DistortionMap> distortion = DistortionStage.run(source, mean, job, execution.part(0.4, 0.45));
        Volume straight = distortion.map(map -> RunDistortion.straighten(mean, map, execution)).orElse(mean);
        CoregisteredRun coregistration = stored.coregistration(source, run, structure, job).orElseGet(() -> runner.run(ChainStep.COREGISTER,
                Coregistration.class, new CoregistrationInput(straight, structure.t1w(), structure.brain()), execution.part(0.45, 0.55)));
        stored.keep(source, motion, coregistration, job);
        Grid grid = structure.t1w().grid().withSpacing(spacing(raw.grid()));
        Mask brain = Resampling.resample(structure.brain(), grid, AffineTransform.identity(grid.frame()), execution);
        AffineTransform gridToBold = coregistration.boldToT1w().inverse();
        VoxelSeries series = runner.run(ChainStep.RESAMPLE, RunResampling.class, new RunResamplingInput(run, motion, gridToBold, brain,
                sliceTimes(source, raw, job.log()), distortion), execution.part(0.55, 0.7));
        return new Aligned(series, Optional.of(motion), Optional.of(coregistration), gridToBold.apply(structure.brain().centroidMm()));
    }

    /** The run's own voxel size, at least 2 mm (memory) and at most 3 mm (a gyrus has to stay apart from its neighbour). */
    private static double spacing(Grid bold) {
        return Math.round(10 * Math.clamp(Math.cbrt(bold.voxelVolumeMm3()), 2, 3)) / 10.0;
    }

    /** A run that another program brought into the T1w space: gathered where the brain is. */
    private static Aligned prepared(Series raw, RunSource source, StructuralStage.Result structure, Execution execution) {
        Grid grid = raw.grid().in(structure.t1w().grid().frame());
        Mask brain = Resampling.resample(structure.brain(), grid, AffineTransform.identity(grid.frame()), execution);
        if (brain.count() == 0) {
            throw new RefusedException(Finding.error("LS-SCAN-023", source.scan().file() + " and the brain of the T1w scan do not overlap.",
                    "Give the T1w scan in whose space the run was prepared."));
        }
        Series run = new Series(grid, raw.length(), raw.trSeconds(), raw.voxels());
        return new Aligned(VoxelSeries.of(run, brain, execution), Optional.empty(), Optional.empty(), structure.brain().centroidMm());
    }

    private static double coverage(
            VoxelSeries series, StructuralStage.Result structure, StepLog log, RunSource source, Execution execution) {
        Mask brain = Resampling.resample(structure.brain(), series.grid(), AffineTransform.identity(series.grid().frame()), execution);
        double coverage = series.mask().count() / (double) Math.max(1, brain.count());
        String said = String.format(Locale.ROOT, "%s has signal in %.0f %% of the brain", source.prefix(), 100 * coverage);
        if (coverage < LEAST_COVERAGE) {
            throw new RefusedException(Finding.error("LS-FUNC-003", said + " only.",
                    "Check the coregistration, and that run and T1w scan are of the same person."));
        }
        if (coverage < GOOD_COVERAGE) {
            log.say(Finding.warning("LS-FUNC-004", said + "; the rest is left out.", "Look whether seed and search region are covered."));
        }
        return coverage;
    }

    private static Confounds table(VoxelSeries series, Aligned aligned, RunSource source, StructuralStage.Result structure, JobContext job,
            Execution execution) {
        // A table that the caller names is used for raw runs too; one that merely lies beside them is not theirs.
        if (aligned.motion().isEmpty() || !job.request().settings().confounds().isEmpty()) {
            return source.confounds().map(file -> ConfoundsTable.read(file, series.length())).orElseThrow(() ->
                    new RefusedException(Finding.error("LS-SCAN-024", "There is no table of confounds for " + source.scan().file() + ".",
                            "Keep fMRIPrep's desc-confounds_timeseries.tsv beside the run, or give it with --confounds.")));
        }
        Grid grid = series.grid();
        AffineTransform here = AffineTransform.identity(grid.frame());
        Confounds estimated = job.runner().run(ChainStep.CONFOUNDS, ConfoundEstimation.class, new ConfoundInput(series, aligned.motion().get(),
                aligned.centreMm(), Optional.of(Resampling.resample(structure.noise().whiteMatter(), grid, here, execution)),
                Optional.of(Resampling.resample(structure.noise().fluid(), grid, here, execution))), execution);
        return estimated;
    }

    private static List<Double> sliceTimes(RunSource source, Series raw, StepLog log) {
        List<Double> times = new ArrayList<>(source.scan().sliceTimesSeconds());
        if (times.isEmpty()) {
            return times;
        }
        String file = source.scan().file().getFileName().toString();
        if (times.size() != raw.grid().nz()) {
            log.say(Finding.warning("LS-SCAN-020", "SliceTiming of " + file + " has " + times.size() + " entries for "
                    + raw.grid().nz() + " slices and is left unused.", "Correct SliceTiming in the sidecar."));
            return List.of();
        }
        double latest = times.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (latest > raw.trSeconds() + SLICE_TOLERANCE) {
            log.say(Finding.warning("LS-SCAN-025", String.format(Locale.ROOT, "SliceTiming of %s goes up to %.3f s, beyond the repetition time"
                    + " of %.3f s, and is left unused.", file, latest, raw.trSeconds()), "SliceTiming has to be in seconds; correct the sidecar."));
            return List.of();
        }
        return times;
    }
}
