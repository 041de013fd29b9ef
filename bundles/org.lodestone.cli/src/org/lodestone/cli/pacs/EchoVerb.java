package org.lodestone.cli.pacs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.method.dicom.PacsEcho;
import org.lodestone.method.dicom.PacsEchoAnswer;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lodestone pacs echo}: is it there, and does it know us. */
@Command(name = "echo", mixinStandardHelpOptions = true, description = "Asks an archive whether it is there and knows us (C-ECHO).")
final class EchoVerb implements Callable<Integer> {

    private final Face face;

    @Mixin
    private final ArchiveOptions archive = new ArchiveOptions();

    EchoVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        PacsEcho echo = face.methods().get().first(PacsEcho.class);
        PacsEchoAnswer answer = echo.run(archive.node(), archive.parameters(echo), face.execution(1)).orThrow();
        if (archive.json()) {
            ObjectNode node = JsonFile.object();
            node.put("implementation", answer.implementation()).put("implementationUid", answer.implementationUid())
                    .put("largestPduBytes", answer.largestPduBytes()).put("milliseconds", answer.milliseconds());
            face.print(node);
        } else {
            face.out().printf(Locale.ROOT, "%s answered in %.0f ms%n", answer.implementation(), answer.milliseconds());
        }
        return ExitCode.DONE;
    }
}
