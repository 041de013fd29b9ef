package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.method.dicom.SeriesRole;
import org.lodestone.study.JsonFile;
import org.lodestone.study.intake.ImportRequest;
import org.lodestone.study.intake.ImportResult;
import org.lodestone.study.intake.Importing;
import org.lodestone.study.store.CaseStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone import SOURCE... --store STORE}: scans of any kind become cases of a store, all of them or none. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Imports DICOM (folder, ZIP, DICOMDIR), NIfTI, BIDS datasets and fMRIPrep-style derivatives into a case store.")
public final class ImportVerb implements Callable<Integer> {

    private final Face face;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "Folder, ZIP archive, DICOMDIR, image file or dataset.")
    private List<Path> sources = List.of();

    @Option(names = "--store", paramLabel = "STORE", description = "The store; a new folder becomes one.")
    private Optional<Path> store = Optional.empty();

    @Option(names = "--list", description = "Only list patients, studies and series; imports nothing.")
    private boolean list;

    @Option(names = "--subject", paramLabel = "L", description = "Label of the participant. Default: the one the patient has, else the next number.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--session", paramLabel = "S", description = "Label of the session. Default: none for a patient's only study, else numbers.")
    private Optional<String> session = Optional.empty();

    @Option(names = "--task", paramLabel = "T", description = "Task of runs whose description names none. Default: unnamed.")
    private Optional<String> task = Optional.empty();

    @Option(names = "--role", paramLabel = "NUMBER=ROLE",
            description = "Role of a series: ${COMPLETION-CANDIDATES}. Default: what its header suggests.")
    private Map<Integer, SeriesRole> roles = Map.of();

    @Option(names = "--deidentify", description = "Also remove dates, places, devices and free text from sidecars and headers.")
    private boolean deidentify;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    /** @param face methods and channels */
    public ImportVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        Execution execution = face.execution(threads);
        if (list) {
            return new SeriesListing(face, json).print(sources, execution);
        }
        Path root = store.orElseThrow(() -> new CommandLine.ParameterException(spec.commandLine(), "Name the store: --store STORE"));
        ImportRequest request = new ImportRequest(sources, subject, session, roles, task, deidentify, SoftwareVersion.current());
        try (CaseStore open = CaseStore.openOrCreate(root, CaseStore.account())) {
            Outcome<ImportResult> outcome = Importing.run(open, request, face.methods().get(), execution);
            ImportResult result = outcome.orThrow();
            face.explain(outcome.findings());
            if (json) {
                face.print(describe(open, result, outcome.findings()));
            } else {
                print(open, result);
            }
        }
        return ExitCode.DONE;
    }

    private static ObjectNode describe(CaseStore open, ImportResult result, List<Finding> findings) {
        ObjectNode node = JsonFile.object();
        node.put("store", open.root().toString());
        node.set("cases", JsonFile.node(result.cases()));
        node.set("files", JsonFile.node(result.files()));
        ArrayNode leftOut = node.putArray("leftOut");
        result.leftOut().forEach(one -> leftOut.addObject().put("what", one.what()).put("why", one.why()));
        node.put("auditRow", result.auditNumber());
        node.set("findings", JsonFile.node(findings.stream().map(Finding::toLine).toList()));
        return node;
    }

    private void print(CaseStore open, ImportResult result) {
        face.out().println("Imported into " + open.root() + ": "
                + String.join(", ", result.cases().stream().map(label -> "sub-" + label).toList()));
        result.files().forEach(file -> face.out().println("  " + file));
        result.leftOut().forEach(one -> face.out().println("left out  " + one.what() + ": " + one.why()));
    }
}
