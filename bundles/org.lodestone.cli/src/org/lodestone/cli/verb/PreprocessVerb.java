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
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.method.function.ConfoundEstimation;
import org.lodestone.method.function.ConfoundInput;
import org.lodestone.method.function.ConfoundMasks;
import org.lodestone.method.function.ConfoundTissue;
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
import org.lodestone.method.structure.BrainExtraction;
import org.lodestone.method.structure.BrainScan;
import org.lodestone.pipeline.GateThresholds;
import org.lodestone.pipeline.RunDistortion;
import org.lodestone.pipeline.RunGates;
import org.lodestone.pipeline.chain.ChainStage;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.pipeline.chain.Presets;
import org.lodestone.pipeline.chain.ProcessingChain;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.ResultSidecar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone preprocess BOLD [--t1 T1] --out DIR}: a raw run realigned, with its confounds; not filtered. */
@Command(name = "preprocess", mixinStandardHelpOptions = true,
        description = "Realigns a run, brings it onto the T1w scan when there is one, and writes confounds with fMRIPrep's names.")
public final class PreprocessVerb implements Callable<Integer> {

    private final Face face;
    private final List<Finding> findings = new ArrayList<>();
    private final List<ProvenanceStep> steps = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();

    @Parameters(paramLabel = "BOLD", description = "A raw run; TR and SliceTiming are read from the .json beside it.")
    private Path bold;

    @Option(names = "--t1", paramLabel = "T1", description = "The same person's structural scan. Without it the run stays in its own space.")
    private Optional<Path> t1 = Optional.empty();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to; made when absent.")
    private Path out;

    @Mixin
    private FieldOptions field;

    @Option(names = "--tr", paramLabel = "S", description = "Seconds between volumes. Default: the sidecar's, else the header's.")
    private Optional<Double> tr = Optional.empty();

    @Option(names = "--preset", paramLabel = "P", description = "Chain whose trimming, despiking, denoising and smoothing are done too: cash2021,"
            + " weigand2018, minimal, or a JSON file. The result is desc-denoised_bold. Default: none, the run stays as it is.")
    private Optional<String> preset = Optional.empty();

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
        Optional<ProcessingChain> chain = preset.map(Presets::named);
        RunFile file = RunFile.read(bold, tr, methods, execution);
        findings.addAll(file.findings());
        Series run = chain.flatMap(c -> c.stage(ChainStep.TRIM)).map(stage -> staged(stage, methods, RunTrimming.class, file.run(), execution))
                .orElse(file.run());
        HeadMotion motion = take(methods.first(Realignment.class), run, Map.of(), execution.part(0.05, 0.4));
        Mask whole = Mask.where(run.grid(), _ -> true);
        VoxelSeries moved = take(methods.first(RunResampling.class), new RunResamplingInput(run, motion,
                AffineTransform.identity(run.grid().frame()), whole, file.sliceTimes()), Map.of(), execution.part(0.4, 0.55));
        Volume bent = mean(moved);
        Optional<DistortionMap> distortion = field.find(bold, bent, methods, new Steps(methods), execution.part(0.55, 0.6));
        Volume mean = distortion.map(map -> RunDistortion.straighten(bent, map, execution)).orElse(bent);
        VoxelSeries own = distortion.isEmpty() || t1.isPresent() ? moved : take(methods.first(RunResampling.class), new RunResamplingInput(run,
                motion, AffineTransform.identity(run.grid().frame()), whole, file.sliceTimes(), distortion), Map.of(), execution.part(0.6, 0.7));
        Goal goal = t1.map(scan -> onStructure(scan, mean, methods, execution.part(0.6, 0.8))).orElseGet(() -> inOwnSpace(mean, own));
        VoxelSeries aligned = goal.isStructural() ? take(methods.first(RunResampling.class), new RunResamplingInput(run, motion,
                goal.boldToAnatomy().inverse(), goal.wanted(), file.sliceTimes(), distortion), Map.of(), execution.part(0.8, 0.9)) : own;
        Confounds confounds = take(methods.first(ConfoundEstimation.class), confoundInput(aligned, motion, goal, methods, execution), Map.of(),
                execution.part(0.9, 0.96));
        String prefix = file.prefix();
        String space = goal.isStructural() ? "space-T1w_" : "";
        Path image = folder().resolve(prefix + space + "desc-preproc_bold.nii.gz");
        ImageFiles.write(WriteRequest.of(image, aligned.toSeries(), "realigned run"), methods, execution).orThrow();
        Path table = out.resolve(prefix + "desc-confounds_timeseries.tsv");
        TableFiles.write(table, confounds);
        Path matrices = out.resolve("motion-matrices.tsv");
        TableFiles.write(matrices, motion);
        List<Path> inputs = new ArrayList<>(List.of(bold));
        t1.ifPresent(inputs::add);
        inputs.addAll(field.files());
        sidecar(image, "Realigned run, " + (distortion.isPresent() ? "distortion corrected, " : "") + "not filtered", inputs, run.trSeconds());
        sidecar(table, "Confounds, columns as in fMRIPrep", inputs, run.trSeconds());
        sidecar(matrices, "Head motion: world of the reference volume to world of each volume in mm, 4 x 4 matrices row after row", inputs,
                run.trSeconds());
        Optional<Path> denoised = chain.map(c -> denoised(c, aligned, confounds, prefix + space, methods, execution));
        denoised.ifPresent(path -> sidecar(path, "Denoised run", inputs, run.trSeconds()));
        execution.progress().report(1, "done");
        checkMotion(confounds);
        if (json) {
            ObjectNode node = JsonFile.object();
            node.put("bold", image.toString());
            node.put("confounds", table.toString());
            denoised.ifPresent(path -> node.put("denoised", path.toString()));
            node.put("motion", matrices.toString());
            node.put("volumes", run.length());
            node.put("tr", run.trSeconds());
            node.put("distortionCorrected", distortion.isPresent());
            node.set("gates", JsonFile.node(gates.stream().map(gate -> Map.of("name", gate.name(), "passed", gate.passed(), "value", gate.value(),
                    "limit", gate.limit(), "reason", gate.reason())).toList()));
            node.set("findings", JsonFile.node(findings.stream().map(Finding::toLine).toList()));
            face.print(node);
        } else {
            face.explain(findings);
            face.out().println(image);
            gates.stream().filter(gate -> !gate.passed()).forEach(gate -> face.out().println("gate " + gate.name() + " failed: " + gate.reason()));
        }
        return gates.stream().allMatch(Gate::passed) ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    /** What moved too much is still prepared; the gate on it is that of the target. */
    private void checkMotion(Confounds confounds) {
        if (confounds.names().contains("framewise_displacement")) {
            double mean = java.util.Arrays.stream(confounds.column("framewise_displacement")).filter(Double::isFinite).average().orElse(0);
            Gate still = RunGates.motion(mean, GateThresholds.installed());
            if (!still.passed()) {
                findings.add(Finding.warning("LS-FC-019", still.reason(), "A target of this run will not be for use; scan again."));
            }
        }
    }

    /** The verb's own way to run and remember what the field's images need. */
    private final class Steps implements RunDistortion.Steps {

        private final MethodRegistry methods;

        Steps(MethodRegistry methods) {
            this.methods = methods;
        }

        @Override
        public <I, O, M extends Method<I, O>> O run(Class<M> type, I input, Execution execution) {
            return take(methods.first(type), input, Map.of(), execution);
        }

        @Override
        public void say(Finding finding) {
            findings.add(finding);
        }
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

    /** Where the confounds come from: voxels of the head, tissue only where a T1w scan shows it. */
    private ConfoundInput confoundInput(VoxelSeries aligned, HeadMotion motion, Goal goal, MethodRegistry methods, Execution execution) {
        Grid grid = aligned.grid();
        AffineTransform here = AffineTransform.identity(grid.frame());
        Mask brain = Resampling.resample(goal.brain(), grid, here, execution);
        VoxelSeries inside = aligned.within(brain);
        if (inside.mask().count() == 0) {
            throw new RefusedException(Finding.error("LS-FC-015", bold + " and the brain do not overlap.",
                    "Check that run and T1w scan are of the same person."));
        }
        Vec3 centre = goal.boldToAnatomy().inverse().apply(goal.brain().centroidMm());
        Optional<ConfoundMasks> tissue = goal.isStructural() ? Optional.of(take(methods.first(ConfoundTissue.class),
                new BrainScan(goal.anatomy(), goal.brain()), Map.of(), execution)) : Optional.empty();
        return new ConfoundInput(inside, motion, centre,
                tissue.map(masks -> Resampling.resample(masks.whiteMatter(), grid, here, execution)),
                tissue.map(masks -> Resampling.resample(masks.fluid(), grid, here, execution)));
    }

    private Path denoised(ProcessingChain chain, VoxelSeries aligned, Confounds confounds, String prefix, MethodRegistry methods,
            Execution execution) {
        VoxelSeries series = aligned;
        for (ChainStep step : List.of(ChainStep.SIGNAL, ChainStep.DESPIKE)) {
            VoxelSeries before = series;
            series = chain.stage(step).map(stage -> staged(stage, methods, SeriesFilter.class, before, execution)).orElse(before);
        }
        VoxelSeries ready = series;
        VoxelSeries clean = chain.stage(ChainStep.DENOISE).map(stage -> staged(stage, methods, RunDenoising.class,
                new RunDenoisingInput(ready, confounds), execution).series()).orElse(ready);
        VoxelSeries smooth = chain.stage(ChainStep.SMOOTH).map(stage -> staged(stage, methods, SeriesFilter.class, clean, execution)).orElse(clean);
        Path image = out.resolve(prefix + "desc-denoised_bold.nii.gz");
        ImageFiles.write(WriteRequest.of(image, smooth.toSeries(), "denoised run, " + chain.name()), methods, execution).orThrow();
        return image;
    }

    /** Does one stage of a chain. */
    private <I, O, M extends Method<I, O>> O staged(ChainStage stage, MethodRegistry methods, Class<M> type, I input, Execution execution) {
        M method = stage.method().isEmpty() ? methods.first(type) : methods.byId(type, stage.method());
        return take(method, input, stage.parameters(), execution);
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
        GateThresholds limits = GateThresholds.installed();
        gates.addAll(RunGates.coregistration(bold.getFileName().toString(), lies, limits));
        gates.add(RunGates.coverage(seen(mean, lies.boldToT1w(), brain, execution), limits));
        double spacing = Math.cbrt(mean.grid().voxelVolumeMm3());
        Grid grid = t1w.grid().withSpacing(Math.max(1, spacing));
        return new Goal(t1w, brain, lies.boldToT1w(),
                Resampling.resample(brain, grid, AffineTransform.identity(grid.frame()), execution), true);
    }

    /** Share of the brain in which the run has signal. */
    private static double seen(Volume mean, AffineTransform boldToT1w, Mask brain, Execution execution) {
        Mask shown = Resampling.resample(RunMask.bright(mean), brain.grid(), boldToT1w.inverse(), execution);
        return brain.and(shown).count() / (double) Math.max(1, brain.count());
    }

    private static Goal inOwnSpace(Volume mean, VoxelSeries own) {
        return new Goal(mean, RunMask.bright(mean), AffineTransform.identity(mean.grid().frame()), own.mask(), false);
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
