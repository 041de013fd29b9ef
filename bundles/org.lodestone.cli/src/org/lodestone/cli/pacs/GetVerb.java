package org.lodestone.cli.pacs;

import java.util.concurrent.Callable;
import org.lodestone.cli.Face;
import org.lodestone.method.dicom.PacsRetrieveInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lodestone pacs get}: fetch in the same connection. */
@Command(name = "get", aliases = "wado", mixinStandardHelpOptions = true,
        description = "Fetches a study, series or instance in the same connection (C-GET, WADO-RS); all of it or nothing.")
final class GetVerb implements Callable<Integer> {

    private final Face face;

    @Mixin
    private final ArchiveOptions archive = new ArchiveOptions();

    @Mixin
    private final WantedOptions wanted = new WantedOptions();

    GetVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        return wanted.fetch(face, archive, new PacsRetrieveInput.Way.Same());
    }
}
