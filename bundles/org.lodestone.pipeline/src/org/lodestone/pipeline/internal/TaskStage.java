package org.lodestone.pipeline.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Series;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.function.ConfoundEstimation;
import org.lodestone.method.function.ConfoundInput;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.CoregisteredRun;
import org.lodestone.method.function.Coregistration;
import org.lodestone.method.function.CoregistrationInput;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.Realignment;
import org.lodestone.method.function.RunResampling;
import org.lodestone.method.function.RunResamplingInput;
import org.lodestone.method.function.SeriesFilter;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.Contrast;
import org.lodestone.method.task.ContrastExpression;
import org.lodestone.method.task.DesignConstruction;
import org.lodestone.method.task.DesignInput;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.TaskRun;
import org.lodestone.pipeline.TaskScan;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.study.JsonFile;

/**
 * From a task run to series on the grid of the resting run, with design and contrast. Realigned, brought onto the T1w scan and smoothed as
 * the chain says; not filtered and not denoised, since drift and motion are columns of the design.
 */
final class TaskStage {

    private static final List<String> MOTION = List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");

    private TaskStage() {
    }

    static TaskRun run(TaskScan task, Grid grid, StructuralStage.Result structure, JobContext job, Execution execution) {
        StoredImage image = job.log().take(ImageFiles.read(task.bold(), job.methods(), execution.part(0, 0.05)));
        if (image.volumes() < 3) {
            throw refused("LS-TASK-010", task.bold() + " has " + image.volumes() + " volumes.", "Give the four-dimensional task run.");
        }
        Series raw = image.asSeries(Frame.bold("task"), seconds(task, image));
        Mask brain = Resampling.resample(structure.brain(), grid, AffineTransform.identity(grid.frame()), execution);
        boolean prepared = job.runner().chain().startsPrepared();
        Confounds motion = new Confounds(List.of(), new double[0][]);
        VoxelSeries series;
        if (prepared) {
            Grid own = raw.grid().in(grid.frame());
            if (!own.sameAs(grid)) {
                throw refused("LS-TASK-011", task.bold() + " lies on another grid than the resting run.",
                        "Give a task run that was prepared in the same space at the same resolution.");
            }
            series = VoxelSeries.of(new Series(own, raw.length(), raw.trSeconds(), raw.voxels()), brain, execution);
        } else {
            HeadMotion moved = job.runner().run(ChainStep.REALIGN, Realignment.class, raw, execution.part(0.05, 0.5));
            Volume mean = MeanVolume.of(raw, moved, execution);
            CoregisteredRun lies = job.runner().run(ChainStep.COREGISTER, Coregistration.class,
                    new CoregistrationInput(mean, structure.t1w(), structure.brain()), execution.part(0.5, 0.7));
            AffineTransform gridToBold = lies.boldToT1w().inverse();
            series = job.runner().run(ChainStep.RESAMPLE, RunResampling.class,
                    new RunResamplingInput(raw, moved, gridToBold, brain, List.of()), execution.part(0.7, 0.85));
            motion = motion(job.runner().run(ChainStep.CONFOUNDS, ConfoundEstimation.class, new ConfoundInput(series, moved,
                    gridToBold.apply(structure.brain().centroidMm()), Optional.empty(), Optional.empty()), execution.part(0.85, 0.9)));
        }
        VoxelSeries smooth = job.runner().treat(ChainStep.SMOOTH, SeriesFilter.class, series, execution.part(0.9, 1));
        DesignMatrix design = job.log().run(job.methods().first(DesignConstruction.class),
                new DesignInput(task.events(), motion, smooth.length(), smooth.trSeconds()), execution);
        Contrast contrast = ContrastExpression.parse(task.contrast(), design.names());
        if (!contrast.isT()) {
            throw refused("LS-TASK-012", "A target cannot be chosen by the F contrast '" + task.contrast() + "'.", "Give one row, 'A - B'.");
        }
        return new TaskRun(smooth, design, contrast);
    }

    private static double seconds(TaskScan task, StoredImage image) {
        Path sidecar = task.bold().resolveSibling(task.bold().getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", ".json"));
        JsonNode said = Files.exists(sidecar) ? JsonFile.read(sidecar).get("RepetitionTime") : null;
        OptionalDouble stored = said != null && said.isNumber() ? OptionalDouble.of(said.asDouble()) : image.trSeconds();
        double seconds = task.trSeconds().orElseGet(() -> stored.orElseThrow(() -> refused("LS-TASK-013",
                task.bold() + " does not say the time between volumes.", "Give --task-tr.")));
        if (!(seconds > 0 && seconds < 1000)) {
            throw refused("LS-TASK-013", "A time of " + seconds + " s between volumes of " + task.bold() + " cannot be.", "Give --task-tr.");
        }
        return seconds;
    }

    private static Confounds motion(Confounds table) {
        List<String> names = MOTION.stream().filter(table.names()::contains).toList();
        return new Confounds(names, names.stream().map(table::column).toArray(double[][]::new));
    }

    private static RefusedException refused(String code, String message, String remedy) {
        return new RefusedException(Finding.error(code, message, remedy));
    }
}
