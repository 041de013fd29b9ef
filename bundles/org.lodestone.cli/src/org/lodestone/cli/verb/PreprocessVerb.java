package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.method.function.CleanRun;
import org.lodestone.method.function.CoregisteredRun;
import org.lodestone.method.function.Coregistration;
import org.lodestone.method.function.CoregistrationInput;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.Realignment;
import org.lodestone.method.function.RunPreparation;
import org.lodestone.method.function.RunPreparationInput;
import org.lodestone.method.function.RunResampling;
import org.lodestone.method.function.RunResamplingInput;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.structure.BrainExtraction;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.ResultSidecar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone preprocess BOLD [--t1 T1] --out DIR}: a raw run realigned, with its confounds; not filtered. */
@Command(name = "preprocess", mixinStandardHelpOptions = true,
        description = "Realigns a run, brings it onto the T1w scan when there is one, and writes confounds with fMRIPrep's names.")
public final class PreprocessVerb implements Callable<Integer> {

    private final Face face;
    private final List<Finding> findings = new ArrayList<>();
    private final List<ProvenanceStep> steps = new ArrayList<>();

    @Parameters(paramLabel = "BOLD", description = "A raw run; TR and SliceTiming are read from the .json beside it.")
    private Path bold;

    @Option(names = "--t1", paramLabel = "T1", description = "The same person's structural scan. Without it the run stays in its own space.")
    private Optional<Path> t1 = Optional.empty();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to; made when absent.")
    private Path out;

    @Option(names = "--tr", paramLabel = "S", description = "Seconds between volumes. Default: the sidecar's, else the header's.")
    private Optional<Double> tr = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public PreprocessVerb(Face face) {
        this.face = face;
    }

    /** Where the run shall lie. */
    private record Goal(Volume anatomy, Mask brain, AffineTransform boldToAnatomy, Mask wanted, boolean isStructural) {
    }

    @Override
    public Integer call() {
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(threads);
        RunFile file = RunFile.read(bold, tr, methods, execution);
        findings.addAll(file.findings());
        Series run = file.run();
        HeadMotion motion = take(methods.first(Realignment.class), run, Map.of(), execution.part(0.05, 0.4));
        Mask whole = Mask.where(run.grid(), _ -> true);
        VoxelSeries own = take(methods.first(RunResampling.class), new RunResamplingInput(run, motion,
                AffineTransform.identity(run.grid().frame()), whole, file.sliceTimes()), Map.of(), execution.part(0.4, 0.6));
        Volume mean = mean(own);
        Goal goal = t1.map(scan -> onStructure(scan, mean, methods, execution.part(0.6, 0.8))).orElseGet(() -> inOwnSpace(mean, own));
        VoxelSeries aligned = goal.isStructural() ? take(methods.first(RunResampling.class), new RunResamplingInput(run, motion,
                goal.boldToAnatomy().inverse(), goal.wanted(), file.sliceTimes()), Map.of(), execution.part(0.8, 0.9)) : own;
        CleanRun clean = take(methods.first(RunPreparation.class), new RunPreparationInput(run, motion, goal.boldToAnatomy(),
                goal.anatomy(), goal.brain(), Optional.empty(), Optional.empty(), file.sliceTimes()),
                Map.of("highPassHz", 0, "lowPassHz", 0, "minimumDegreesOfFreedom", 1, "smoothingFwhmMm", 0,
                        "tissueSignals", goal.isStructural()), execution.part(0.9, 0.98));
        String prefix = file.prefix();
        String space = goal.isStructural() ? "space-T1w_" : "";
        Path image = folder().resolve(prefix + space + "desc-preproc_bold.nii.gz");
        ImageFiles.write(WriteRequest.of(image, aligned.toSeries(), "realigned run"), methods, execution).orThrow();
        Path table = out.resolve(prefix + "desc-confounds_timeseries.tsv");
        TableFiles.write(table, clean.confounds());
        Path matrices = out.resolve("motion-matrices.tsv");
        TableFiles.write(matrices, motion);
        List<Path> inputs = new ArrayList<>(List.of(bold));
        t1.ifPresent(inputs::add);
        sidecar(image, "Realigned run, not filtered", inputs, run.trSeconds());
        sidecar(table, "Confounds, columns as in fMRIPrep", inputs, run.trSeconds());
        sidecar(matrices, "Head motion: world of the reference volume to world of each volume in mm, 4 x 4 matrices row after row", inputs,
                run.trSeconds());
        execution.progress().report(1, "done");
        if (json) {
            ObjectNode node = JsonFile.object();
            node.put("bold", image.toString());
            node.put("confounds", table.toString());
            node.put("motion", matrices.toString());
            node.put("volumes", run.length());
            node.put("tr", run.trSeconds());
            node.set("findings", JsonFile.node(findings.stream().map(Finding::toLine).toList()));
            face.print(node);
        } else {
            face.explain(findings);
            face.out().println(image);
        }
        return ExitCode.DONE;
    }

    /** A run's sidecar also says its timing, so that the next step need not be told. */
    private void sidecar(Path result, String description, List<Path> inputs, double trSeconds) {
        Path sidecar = ResultSidecar.write(result, description, inputs, steps, SoftwareVersion.current());
        try {
            JsonFile.write(sidecar, JsonFile.read(sidecar).put("RepetitionTime", trSeconds));
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(out, e);
        }
    }

    private <I, O> O take(Method<I, O> method, I input, Map<String, ?> chosen, Execution execution) {
        org.lodestone.core.Parameters parameters = org.lodestone.core.Parameters.of(method.parameters(), chosen);
        Outcome<O> outcome = method.run(input, parameters, execution);
        steps.add(ProvenanceStep.of(method, parameters));
        findings.addAll(outcome.findings());
        return outcome.orThrow();
    }

    private Goal onStructure(Path scan, Volume mean, MethodRegistry methods, Execution execution) {
        Volume t1w = ImageFiles.read(scan, methods, execution).orThrow().asVolume(Frame.t1w(scan.getFileName().toString()));
        Mask brain = take(methods.first(BrainExtraction.class), t1w, Map.of(), execution.part(0, 0.5));
        CoregisteredRun lies = take(methods.first(Coregistration.class), new CoregistrationInput(mean, t1w, brain), Map.of(),
                execution.part(0.5, 1));
        double spacing = Math.cbrt(mean.grid().voxelVolumeMm3());
        Grid grid = t1w.grid().withSpacing(Math.max(1, spacing));
        return new Goal(t1w, brain, lies.boldToT1w(),
                Resampling.resample(brain, grid, AffineTransform.identity(grid.frame()), execution), true);
    }

    private static Goal inOwnSpace(Volume mean, VoxelSeries own) {
        float[] values = mean.toFloats();
        float[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        double limit = 0.2 * sorted[(int) (0.99 * (sorted.length - 1))];
        Mask head = Mask.where(mean.grid(), v -> values[v] > limit);
        return new Goal(mean, head, AffineTransform.identity(mean.grid().frame()), own.mask(), false);
    }

    private static Volume mean(VoxelSeries series) {
        float[] mean = new float[series.mask().count()];
        for (int v = 0; v < mean.length; v++) {
            double sum = 0;
            for (int t = 0; t < series.length(); t++) {
                sum += series.values()[v * series.length() + t];
            }
            mean[v] = (float) (sum / series.length());
        }
        return series.spread(mean);
    }

    private Path folder() {
        try {
            return Files.createDirectories(out);
        } catch (IOException e) {
            RefusedException refused = new RefusedException(Finding.error("LS-FC-006", out + " cannot be made: " + e.getMessage() + ".",
                    "Name a folder with write permission."));
            refused.initCause(e);
            throw refused;
        }
    }
}
