package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.Deidentification;
import org.lodestone.method.dicom.DeidentificationInput;
import org.lodestone.method.dicom.DeidentifiedFiles;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone deidentify IN OUT}: DICOM files without what tells who the patient is. */
@Command(name = "deidentify", mixinStandardHelpOptions = true,
        description = "Writes DICOM files without what tells who the patient is (PS3.15 basic profile). Private elements go; "
                + "a face can still be recognised in a scan of a head.")
public final class DeidentifyVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(index = "0", paramLabel = "IN", description = "A DICOM file or a folder.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "A new folder; receives STUDY/SERIES/INSTANCE.dcm.")
    private Path out;

    @Option(names = "--retain-uids", description = "Keep unique identifiers.")
    private boolean retainUids;

    @Option(names = "--clean-descriptors", description = "Keep short descriptions without words that name somebody.")
    private boolean cleanDescriptors;

    @Option(names = "--patient-id", defaultValue = "", paramLabel = "PSEUDONYM", description = "What stands for the patient; nothing if not given.")
    private String patientId;

    @Option(names = "--key-file", paramLabel = "FILE",
            description = "File with a secret that new identifiers depend on; the same secret gives the same ones again.")
    private Path keyFile;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public DeidentifyVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        if (!Files.exists(in)) {
            throw new RefusedException(Finding.error("LS-CLI-020", in + " does not exist.", "Check the path."));
        }
        Deidentification method = face.methods().get().first(Deidentification.class);
        Outcome<DeidentifiedFiles> outcome = method.run(new DeidentificationInput(in, out),
                org.lodestone.core.Parameters.of(method.parameters(), Map.of("retainUids", retainUids, "cleanDescriptors", cleanDescriptors,
                        "patientId", patientId, "key", key())), face.execution(0));
        DeidentifiedFiles done = outcome.orThrow();
        face.explain(outcome.findings());
        if (json) {
            ObjectNode node = JsonFile.object();
            node.set("files", JsonFile.node(done.files().stream().map(Path::toString).toList()));
            node.set("leftOut", JsonFile.node(done.leftOut().stream().map(Path::toString).toList()));
            node.set("findings", JsonFile.node(outcome.findings().stream().map(Finding::toLine).toList()));
            face.print(node);
        } else {
            face.out().println(done.files().size() + " files in " + out + ", " + done.leftOut().size() + " left out");
        }
        return ExitCode.DONE;
    }

    private String key() {
        if (keyFile == null) {
            return "";
        }
        try {
            return Files.readString(keyFile).strip();
        } catch (java.io.IOException e) {
            RefusedException refusal =
                    new RefusedException(Finding.error("LS-CLI-066", keyFile + " cannot be read.", "Check path and rights."));
            refusal.initCause(e);
            throw refusal;
        }
    }
}
