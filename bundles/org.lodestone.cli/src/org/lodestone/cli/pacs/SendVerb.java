package org.lodestone.cli.pacs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsSend;
import org.lodestone.method.dicom.PacsSendInput;
import org.lodestone.method.dicom.SentInstances;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lodestone pacs send}: hand files to an archive. */
@Command(name = "send", aliases = "stow", mixinStandardHelpOptions = true,
        description = "Hands DICOM files to an archive as they are (C-STORE, STOW-RS). Exit code 3 when it did not take all of them.")
final class SendVerb implements Callable<Integer> {

    private final Face face;

    @Mixin
    private final ArchiveOptions archive = new ArchiveOptions();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "DICOM files, or folders of them.")
    private List<Path> files;

    SendVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new RefusedException(Finding.error("LS-CLI-020", file + " does not exist.", "Check the path."));
            }
        }
        PacsAddress address = archive.address();
        PacsSend send = Chosen.of(face, PacsSend.class, s -> s.accepts(address));
        Outcome<SentInstances> outcome = send.run(new PacsSendInput(address, files), archive.parameters(send), face.execution(1));
        SentInstances sent = outcome.orThrow();
        face.explain(outcome.findings());
        if (archive.json()) {
            ObjectNode node = JsonFile.object();
            node.put("taken", sent.taken().size());
            node.set("refused", JsonFile.node(sent.refused().stream().map(Path::toString).toList()));
            node.set("findings", JsonFile.node(outcome.findings().stream().map(Finding::toLine).toList()));
            face.print(node);
        } else {
            face.out().println(sent.taken().size() + " instances stored, " + sent.refused().size() + " not");
        }
        return sent.refused().isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }
}
