package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.study.JsonFile;
import org.lodestone.study.store.CaseStore;
import org.lodestone.study.store.StoreCheck;
import org.lodestone.study.store.StoreReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone verify STORE}: whether a store is what its audit trail says. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Checks the chain of the audit trail, the records, the hash of every file and the inputs of every result. Exit code 3 "
                + "when something is broken; the first broken row or file is named first.")
public final class VerifyVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "STORE", description = "A case store.")
    private Path root;

    @Option(names = "--audit", paramLabel = "FILE", description = "Also write the audit trail, one JSON object a line.")
    private Optional<Path> audit = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    /** @param face methods and channels */
    public VerifyVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        try (CaseStore store = CaseStore.open(root, CaseStore.account())) {
            face.explain(store.findings());
            StoreReport report = StoreCheck.run(store, face.execution(threads));
            audit.ifPresent(store.audit()::export);
            face.explain(report.findings());
            if (json) {
                ObjectNode node = JsonFile.object();
                node.put("store", store.root().toString()).put("sound", report.isSound()).put("auditRows", report.rows());
                node.put("head", report.headHash()).put("files", report.files()).put("sidecars", report.sidecars());
                node.set("findings", JsonFile.node(report.findings().stream().map(Finding::toLine).toList()));
                face.print(node);
            } else if (report.isSound()) {
                face.out().println(report.rows() + " rows of the audit trail, " + report.files() + " files and " + report.sidecars()
                        + " sidecars are as they were written. Last hash: " + report.headHash());
            }
            return report.isSound() ? ExitCode.DONE : ExitCode.BAD_INPUT;
        }
    }
}
