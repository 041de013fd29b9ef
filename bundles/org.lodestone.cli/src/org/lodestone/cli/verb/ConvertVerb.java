package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.CopyRequest;
import org.lodestone.method.file.ImageCopy;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lodestone convert IN OUT}: an image under another name of its format; voxels, header and extensions stay as they are. */
@Command(name = "convert", mixinStandardHelpOptions = true,
        description = "Packs, unpacks, joins or splits an image (.nii, .nii.gz, .hdr/.img). Stored voxels and header are kept.")
public final class ConvertVerb implements Callable<Integer> {

    private final Face face;

    @picocli.CommandLine.Parameters(index = "0", paramLabel = "IN", description = "An image file.")
    private Path in;

    @picocli.CommandLine.Parameters(index = "1", paramLabel = "OUT", description = "Its new name; an existing file is replaced.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    /** @param face methods and channels */
    public ConvertVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        if (!Files.exists(in)) {
            throw new RefusedException(Finding.error("LS-CLI-020", in + " does not exist.", "Check the path."));
        }
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(0);
        CopyRequest request = new CopyRequest(in, out);
        ImageCopy copy = methods.all(ImageCopy.class).stream().filter(c -> c.accepts(request)).findFirst()
                .orElseThrow(() -> new RefusedException(Finding.error("LS-CLI-021",
                        "No installed bundle converts " + in + " to " + out + ".", "Use names that end in .nii, .nii.gz, .hdr or .img.")));
        Outcome<Path> outcome = copy.run(request, Parameters.defaults(copy.parameters()), execution);
        Path written = outcome.orThrow();
        face.explain(outcome.findings());
        if (json) {
            ObjectNode node = JsonFile.object();
            node.put("image", written.toString());
            node.set("findings", JsonFile.node(outcome.findings().stream().map(Finding::toLine).toList()));
            face.print(node);
        } else {
            face.out().println(written);
        }
        return ExitCode.DONE;
    }
}
