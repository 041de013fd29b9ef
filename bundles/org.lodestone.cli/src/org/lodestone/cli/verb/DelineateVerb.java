package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.method.MethodRegistry;
import org.lodestone.pipeline.AnatomicalTarget;
import org.lodestone.pipeline.Delineation;
import org.lodestone.pipeline.DelineationRequest;
import org.lodestone.pipeline.DelineationResult;
import org.lodestone.pipeline.HeadPoint;
import org.lodestone.pipeline.HeaderChoice;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone delineate T1 --out DIR}: brain, tissue, regions, surfaces and anatomical targets of one scan. */
@Command(name = "delineate", mixinStandardHelpOptions = true,
        description = "Delineates a T1w scan: brain, tissue, atlas regions, surfaces, and the targets that anatomy alone gives.")
public final class DelineateVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "T1", description = "Whole-head T1w scan.")
    private Path t1w;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the results; made when absent.")
    private Path out;

    @Option(names = "--lesion", paramLabel = "MASK", description = "Mask of a lesion: left out of registration and tissue.")
    private Optional<Path> lesion = Optional.empty();

    @Option(names = "--atlas", paramLabel = "ID", split = ",", description = "Atlases to carry to the patient. Default: all of the pack.")
    private List<String> atlases = List.of();

    @Option(names = "--affine", paramLabel = "WHICH", defaultValue = "header",
            description = "Where voxels lie when the header contradicts itself: header, sform, qform, or upright (repairs a shear).")
    private HeaderChoice affine;

    @Option(names = "--motor", paramLabel = "X,Y,Z", split = ",", arity = "1",
            description = "Measured motor hotspot of the hand, RAS mm of the scan. Default: the one of the template.")
    private List<Double> motor = List.of();

    @Option(names = "--landmarks", paramLabel = "JSON",
            description = "Points of the head that were put right: desc-landmarks_T1w.json with other numbers. Default: the proposed ones.")
    private Optional<Path> landmarks = Optional.empty();

    @Option(names = "--atlas-pack", paramLabel = "DIR", description = "Folder of templates and atlases. Default: the installation's.")
    private Optional<Path> pack = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads; results do not depend on it. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    /** @param face methods and channels */
    public DelineateVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(threads);
        if (!motor.isEmpty() && motor.size() != 3) {
            throw new org.lodestone.core.RefusedException(Finding.error("LS-CLI-070", "--motor takes three numbers, not " + motor.size() + ".",
                    "Give --motor=X,Y,Z in RAS millimetres of the scan."));
        }
        Optional<Vec3> hotspot = motor.isEmpty() ? Optional.empty() : Optional.of(new Vec3(motor.get(0), motor.get(1), motor.get(2)));
        Outcome<DelineationResult> outcome = Delineation.run(new DelineationRequest(t1w, out, lesion, atlases, affine, hotspot, landmarks.map(HeadPoint::read).orElse(Map.of()),
                face.pack(pack, methods, execution), methods, SoftwareVersion.current()), execution);
        DelineationResult result = outcome.orThrow();
        face.explain(outcome.findings());
        result.gates().stream().filter(gate -> !gate.passed()).forEach(gate -> face.err().println("GATE " + gate.name() + ": " + gate.reason()));
        if (result.gates().stream().anyMatch(gate -> !gate.passed())) {
            face.err().println("Look at " + picture(result) + ".");
        }
        if (json) {
            print(result, outcome.findings());
        } else {
            result.targets().forEach(target -> face.out().println(line(target)));
            result.f3().ifPresent(f3 -> face.out().println(f3.toLine() + System.lineSeparator() + f3.tapeLine()));
            face.out().println(result.targetsFile());
        }
        return result.gates().stream().allMatch(Gate::passed) ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    private static String picture(DelineationResult result) {
        return result.files().stream().map(Path::toString).filter(name -> name.endsWith("_T1w.png")).findFirst().orElse("");
    }

    private void print(DelineationResult result, List<Finding> findings) {
        ObjectNode node = JsonFile.object();
        node.put("state", result.gates().stream().allMatch(Gate::passed) ? "done" : "gate-failed");
        node.put("targets", result.targetsFile().toString()).put("picture", picture(result));
        ArrayNode failed = node.putArray("failedGates");
        result.gates().stream().filter(gate -> !gate.passed()).forEach(gate -> failed.addObject().put("name", gate.name()).put("reason", gate.reason()));
        node.set("files", JsonFile.node(result.files().stream().map(Path::toString).toList()));
        node.set("findings", JsonFile.node(findings.stream().map(Finding::toLine).toList()));
        face.print(node);
    }

    /** One line for people: name, places, depth, whether it may be used. */
    private static String line(AnatomicalTarget target) {
        Vec3 n = target.cortex().mm(), t = target.template().mm(), s = target.scalp().point().mm();
        return String.format(Locale.ROOT, "%-24s native (%.1f, %.1f, %.1f) mm  %s (%.1f, %.1f, %.1f) mm  scalp (%.1f, %.1f, %.1f) mm, depth %.1f mm%s",
                target.id(), n.x(), n.y(), n.z(), target.template().frame().id(), t.x(), t.y(), t.z(), s.x(), s.y(), s.z(),
                target.scalp().depthMm(), target.isUsable() ? "" : "  NOT FOR USE: a quality gate failed");
    }
}
