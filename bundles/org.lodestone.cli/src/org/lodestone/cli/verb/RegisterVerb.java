package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.TransformWriteRequest;
import org.lodestone.method.file.TransformWriter;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.method.structure.ImageRegistration;
import org.lodestone.method.structure.ImageRegistrationInput;
import org.lodestone.method.structure.RegisteredImages;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.ResultSidecar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lodestone register MOVING FIXED --type ... --out DIR}: brings one image onto another. */
@Command(name = "register", mixinStandardHelpOptions = true,
        description = "Registers MOVING to FIXED and writes DIR/moved.nii.gz and the transform, both directions, as ITK files.")
public final class RegisterVerb implements Callable<Integer> {

    private final Face face;

    @picocli.CommandLine.Parameters(index = "0", paramLabel = "MOVING", description = "Image that is brought onto the other.")
    private Path moving;

    @picocli.CommandLine.Parameters(index = "1", paramLabel = "FIXED", description = "Image that stays.")
    private Path fixed;

    @Option(names = "--type", paramLabel = "TYPE", defaultValue = "affine", description = "rigid, affine or nonlinear. Default: affine.")
    private String type;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the results; made when absent.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads; the result does not depend on it. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    /** @param face methods and channels */
    public RegisterVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(threads);
        ImageRegistration registration = methods.first(ImageRegistration.class);
        Parameters parameters = Parameters.of(registration.parameters(), Map.of("type", type));
        Volume from = TransformFrames.read(moving, TransformFrames.MOVING, methods, execution);
        Volume to = TransformFrames.read(fixed, TransformFrames.FIXED, methods, execution);
        Outcome<RegisteredImages> outcome =
                registration.run(new ImageRegistrationInput(from, to), parameters, execution.part(0, 0.9));
        RegisteredImages result = outcome.orThrow();
        Volume moved = Resampling.resample(
                from, to.grid(), result.fixedToMoving(), Interpolation.CUBIC, 0, execution.part(0.9, 0.95));
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new RefusedException(Finding.error("LS-CLI-010", out + " cannot be made: " + e.getMessage(),
                    "Choose a folder that can be written to."));
        }
        TransformWriter writer = methods.first(TransformWriter.class);
        List<Path> files = writer.run(new TransformWriteRequest(out, result.fixedToMoving()),
                Parameters.defaults(writer.parameters()), execution).orThrow();
        Path image = ImageFiles.write(WriteRequest.of(out.resolve("moved.nii.gz"), moved, "registered, " + type), methods, execution)
                .orThrow();
        List<ProvenanceStep> steps = List.of(ProvenanceStep.of(registration, parameters));
        ResultSidecar.write(image, "The moving image on the grid of the fixed one, registration " + type, List.of(moving, fixed), steps,
                SoftwareVersion.current());
        ResultSidecar.write(out.resolve("transform"), "ITK transforms between the moving and the fixed image, registration " + type,
                List.of(moving, fixed), steps, SoftwareVersion.current());
        face.explain(outcome.findings());
        if (json) {
            ObjectNode node = JsonFile.object();
            node.put("type", type);
            node.put("similarity", result.similarity());
            node.put("moved", image.toString());
            node.set("transforms", JsonFile.node(files.stream().map(Path::toString).toList()));
            node.set("findings", JsonFile.node(outcome.findings().stream().map(Finding::toLine).toList()));
            face.print(node);
        } else {
            face.out().println(image);
            files.forEach(face.out()::println);
        }
        return ExitCode.DONE;
    }
}
