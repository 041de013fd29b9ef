package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.simulation.CaseSimulation;
import org.lodestone.method.simulation.CaseSimulationInput;
import org.lodestone.method.simulation.SimulatedCase;
import org.lodestone.pipeline.MainJob;
import org.lodestone.pipeline.MainJobRequest;
import org.lodestone.pipeline.MainJobResult;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.TargetsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lodestone demo}: a simulated patient, the main job on his scans, and how far its target lies from the planted truth. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Makes a SIMULATED patient, runs the main job on the scans and compares the target with the planted truth.")
public final class DemoVerb implements Callable<Integer> {

    private final Face face;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "lodestone-demo",
            description = "Folder for the case and its results. Default: ${DEFAULT-VALUE} in the current folder.")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the simulation. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--no-gui", description = "Do not open the workbench afterwards; it opens only where there is a display.")
    private boolean noGui;

    @Mixin
    private JobOptions options;

    /** @param face methods and channels */
    public DemoVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(options.threads());
        AtlasPack pack = face.pack(options.atlasPack(), methods, execution);
        CaseSimulation simulation = methods.first(CaseSimulation.class);
        SimulatedCase patient = simulation.run(new CaseSimulationInput(pack, out, seed, methods),
                org.lodestone.core.Parameters.defaults(simulation.parameters()), execution.part(0, 0.2)).orThrow();
        Outcome<MainJobResult> outcome = MainJob.run(new MainJobRequest(patient.dataset(), out.resolve("derivatives"), patient.label(),
                options.methods(), options.thresholds(), pack, methods, SoftwareVersion.current(), options.settings()), execution.part(0.2, 1));
        MainJobResult result = outcome.orThrow();
        double seconds = (System.nanoTime() - start) / 1e9;
        TargetCandidate target = result.targets().getFirst().candidate();
        double errorMm = target.nativePoint().distanceMm(patient.peak());
        if (options.json()) {
            face.print(describe(patient, result, target, errorMm, seconds));
        } else {
            face.explain(outcome.findings());
            result.targets().forEach(entry -> face.out().println("target  " + RunVerb.line(entry)));
            face.out().printf(Locale.ROOT, "truth   planted at (%.1f, %.1f, %.1f) mm: the target lies %.1f mm from it (SIMULATED patient)%n",
                    patient.peak().mm().x(), patient.peak().mm().y(), patient.peak().mm().z(), errorMm);
            face.out().println("report  " + result.report().toAbsolutePath().normalize());
            face.out().printf(Locale.ROOT, "took    %.0f s%n", seconds);
        }
        return result.gatesPassed() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    private static ObjectNode describe(
            SimulatedCase patient, MainJobResult result, TargetCandidate target, double errorMm, double seconds) {
        ObjectNode json = JsonFile.object();
        json.put("simulated", true);
        ObjectNode found = json.putObject("target");
        found.put("method", target.methodId());
        found.set("nativeMm", TargetsFile.vector(target.nativePoint().mm()));
        found.set("templateMm", TargetsFile.vector(target.templatePoint().mm()));
        found.put("templateSpace", target.templatePoint().frame().id());
        json.putObject("truth").set("nativeMm", TargetsFile.vector(patient.peak().mm()));
        json.put("errorMm", errorMm);
        target.scalp().ifPresent(scalp -> json.set("scalpMm", TargetsFile.vector(scalp.point().mm())));
        json.put("usable", target.isUsable());
        json.put("targets", result.targetsFile().toAbsolutePath().normalize().toString());
        json.put("report", result.report().toAbsolutePath().normalize().toString());
        json.put("seconds", seconds);
        json.set("failedGates", JsonFile.node(failedGates(target)));
        return json;
    }

    private static List<String> failedGates(TargetCandidate target) {
        return target.gates().stream().filter(gate -> !gate.passed()).map(gate -> gate.name()).toList();
    }
}
