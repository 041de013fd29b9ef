package org.lodestone.cli.pacs;

import java.util.concurrent.Callable;
import org.lodestone.cli.Face;
import org.lodestone.method.dicom.PacsRetrieveInput;
import org.lodestone.method.dicom.StorageReceiverInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lodestone pacs move}: have it sent to us. */
@Command(name = "move", mixinStandardHelpOptions = true,
        description = "Has a study, series or instance sent to a port that we open while it lasts (C-MOVE); all of it or nothing. "
                + "The archive has to know our title, address and port.")
final class MoveVerb implements Callable<Integer> {

    private final Face face;

    @Mixin
    private final ArchiveOptions archive = new ArchiveOptions();

    @Mixin
    private final WantedOptions wanted = new WantedOptions();

    @Option(names = "--bind", defaultValue = StorageReceiverInput.LOOPBACK, paramLabel = "ADDRESS",
            description = "Our address to listen at; ${DEFAULT-VALUE} if not given.")
    private String bind;

    @Option(names = "--port", required = true, description = "Our port, as the archive knows it.")
    private int port;

    MoveVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        archive.node();
        return wanted.fetch(face, archive, new PacsRetrieveInput.Way.Move(bind, port));
    }
}
