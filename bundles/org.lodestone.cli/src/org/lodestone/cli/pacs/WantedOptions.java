package org.lodestone.cli.pacs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsRetrieve;
import org.lodestone.method.dicom.PacsRetrieveInput;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Option;

/** What is fetched and where it goes; the same for get and move. */
final class WantedOptions {

    @Option(names = "--study", required = true, paramLabel = "UID", description = "Which study.")
    private String study;

    @Option(names = "--series", defaultValue = "", paramLabel = "UID", description = "Which series of it; all when not given.")
    private String series;

    @Option(names = "--instance", defaultValue = "", paramLabel = "UID", description = "Which instance of the series; all when not given.")
    private String instance;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where files go, as STUDY/SERIES/INSTANCE.dcm.")
    private Path out;

    int fetch(Face face, ArchiveOptions archive, PacsRetrieveInput.Way way) {
        PacsAddress address = archive.address();
        PacsRetrieve retrieve = Chosen.of(face, PacsRetrieve.class, r -> r.accepts(address, way));
        Outcome<List<Path>> outcome = retrieve.run(input(address, way), archive.parameters(retrieve), face.execution(1));
        List<Path> files = outcome.orThrow();
        face.explain(outcome.findings());
        if (archive.json()) {
            ObjectNode node = JsonFile.object();
            node.set("files", JsonFile.node(files.stream().map(Path::toString).toList()));
            face.print(node);
        } else {
            face.out().println(files.size() + " instances in " + out);
        }
        return ExitCode.DONE;
    }

    private PacsRetrieveInput input(PacsAddress address, PacsRetrieveInput.Way way) {
        try {
            return new PacsRetrieveInput(address, way, study, series, instance, out);
        } catch (IllegalArgumentException e) {
            RefusedException refusal = new RefusedException(
                    Finding.error("LS-CLI-064", e.getMessage() + ".", "Take the identifiers from 'lodestone pacs find'."));
            refusal.initCause(e);
            throw refusal;
        }
    }
}
