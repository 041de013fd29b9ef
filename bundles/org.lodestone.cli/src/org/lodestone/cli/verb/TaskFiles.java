package org.lodestone.cli.verb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.BrainMasking;
import org.lodestone.method.task.DesignInput;
import org.lodestone.method.task.TaskEvent;
import org.lodestone.study.derivative.ConfoundsTable;

/**
 * What {@code glm} and {@code ppi} read: the run, its events and confounds, the mask.
 *
 * @param series voxels to fit
 * @param events of the run
 * @param confounds of the run
 * @param findings remarks so far; more are added
 */
record TaskFiles(VoxelSeries series, List<TaskEvent> events, Confounds confounds, List<Finding> findings) {

    /** @throws RefusedException when a file cannot be used */
    static TaskFiles read(Path bold, TaskOptions options, MethodRegistry methods, Execution execution) {
        if (options.tr.isPresent() && !(options.tr.get() > 0 && options.tr.get() < 1000)) {
            throw refused("LS-GLM-052", "--tr " + options.tr.get() + " is no time between volumes.", "Give seconds, above 0.");
        }
        List<Finding> findings = new ArrayList<>();
        EventsTable events = EventsTable.read(options.events);
        findings.addAll(events.findings());
        RunFile file = RunFile.read(bold, options.tr, methods, execution.part(0, 0.2));
        findings.addAll(file.findings());
        Series run = file.run();
        if (run.length() < 3) {
            throw refused("LS-GLM-053", bold + " has " + run.length() + " volumes.", "Give a functional run.");
        }
        Confounds confounds = options.confounds.map(path -> ConfoundsTable.read(path, run.length())).orElseGet(ConfoundsTable::none);
        Mask mask = options.mask.map(path -> mask(path, run, methods, execution))
                .orElseGet(() -> take(methods.first(BrainMasking.class), run, Map.of(), findings, execution.part(0.2, 0.3)));
        Series smooth = options.smoothingMm == 0 ? run : smoothed(run, options.smoothingMm, execution.part(0.3, 0.5));
        return new TaskFiles(VoxelSeries.of(smooth, mask, execution), events.events(), confounds, findings);
    }

    /** @return what the design is made of */
    DesignInput design() {
        return new DesignInput(events, confounds, series.length(), series.trSeconds());
    }

    /** Runs a method, keeps its findings. */
    static <I, O> O take(Method<I, O> method, I input, Map<String, ?> chosen, List<Finding> findings, Execution execution) {
        Outcome<O> outcome = method.run(input, org.lodestone.core.Parameters.of(method.parameters(), chosen), execution);
        if (outcome.isDone()) {
            findings.addAll(outcome.findings());
        }
        return outcome.orThrow();
    }

    private static Mask mask(Path file, Series run, MethodRegistry methods, Execution execution) {
        Mask mask = Mask.above(ImageFiles.read(file, methods, execution).orThrow().asVolume(run.grid().frame()), 0);
        if (!mask.grid().sameAs(run.grid())) {
            throw refused("LS-FC-005", file + " lies on another grid than the run.", "Give a mask of the run's shape and place.");
        }
        if (mask.count() == 0) {
            throw refused("LS-GLM-054", file + " is empty.", "Give a mask with voxels above 0.");
        }
        return mask;
    }

    private static Series smoothed(Series run, double fwhmMm, Execution execution) {
        if (!(fwhmMm > 0 && fwhmMm < 100)) {
            throw refused("LS-GLM-055", "--smoothing " + fwhmMm + " is no width.", "Give millimetres from 0 to 100.");
        }
        int size = (int) run.grid().size();
        float[] values = new float[Math.multiplyExact(size, run.length())];
        for (int t = 0; t < run.length(); t++) {
            execution.progress().report(t / (double) run.length(), "smoothing");
            float[] smooth = Smoothing.gaussian(run.volume(t), fwhmMm, execution).toFloats();
            System.arraycopy(smooth, 0, values, t * size, size);
        }
        return new Series(run.grid(), run.length(), run.trSeconds(), new FloatVoxels(values));
    }

    private static RefusedException refused(String code, String message, String remedy) {
        return new RefusedException(Finding.error(code, message, remedy));
    }
}
