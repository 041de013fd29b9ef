package org.lodestone.cli.verb;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Execution;
import org.lodestone.method.MethodRegistry;
import org.lodestone.pipeline.CaseReport;
import org.lodestone.pipeline.ReportRequest;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.review.Reviews;
import org.lodestone.study.store.CaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone report CASE}: the results of a case as a document. */
@Command(name = "report", mixinStandardHelpOptions = true,
        description = "Writes the report of a case: first a page for the operator, then the evidence. PDF is PDF/A-2b.")
public final class ReportVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "CASE", description = "Folder of a case, or its file of targets.")
    private Path place;

    @Option(names = "--participant-label", paramLabel = "L", description = "Which participant, where the folder has several.")
    private Optional<String> label;

    @Option(names = "--target", paramLabel = "N", defaultValue = "1", description = "Target of the operator's page. Default: ${DEFAULT-VALUE}.")
    private int number;

    @Option(names = "--store", paramLabel = "DIR", description = "Store with the signatures. Default: CASE, when it is a store.")
    private Optional<Path> root;

    @Option(names = "--language", paramLabel = "en|zh", defaultValue = "en", description = "Language. Default: ${DEFAULT-VALUE}.")
    private String language;

    @Option(names = "--format", paramLabel = "html|pdf", defaultValue = "pdf", description = "Format. Default: ${DEFAULT-VALUE}.")
    private String format;

    @Option(names = "--paper", paramLabel = "a4|letter", defaultValue = "a4", description = "Paper. Default: ${DEFAULT-VALUE}.")
    private String paper;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public ReportVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(0);
        CaseResults results = CaseResults.find(place, label);
        ReportRequest request = ReportRequest.of(language, format, paper, out);
        Optional<Path> store = root.or(() -> CaseStore.isStore(place) ? Optional.of(place) : Optional.empty());
        CaseReport report;
        if (store.isPresent()) {
            try (CaseStore open = CaseStore.open(store.get(), CaseStore.account())) {
                report = CaseReport.of(results, number, request.signature(new Reviews(open, results), number), methods, execution);
            }
        } else {
            report = CaseReport.of(results, number, Optional.empty(), methods, execution);
        }
        request.write(report, execution);
        Path written = out.toAbsolutePath().normalize();
        if (json) {
            face.print(JsonFile.object().put("report", written.toString()).put("language", language.toLowerCase(Locale.ROOT))
                    .put("signed", report.sheet().signature().filter(s -> s.voidBecause().isEmpty()).isPresent()));
        } else {
            face.out().println("report  " + written);
        }
        return ExitCode.DONE;
    }
}
