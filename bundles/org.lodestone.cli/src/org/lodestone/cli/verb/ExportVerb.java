package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.plan.TargetPlan;
import org.lodestone.image.StoredImage;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.export.Attachment;
import org.lodestone.method.export.ExportReceipt;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.ReferenceScan;
import org.lodestone.method.export.VerifiedExport;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.derivative.HandoverPlan;
import org.lodestone.study.derivative.StoredTargets;
import org.lodestone.study.store.CaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone export}: targets for other programs, each file read back and compared before it counts as written. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = "Writes targets for navigation systems and other programs. Each file is read back and compared to 0.01 mm.")
public final class ExportVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "TARGETS.json|DIR", description = "File of targets, or the folder of a case.")
    private Path place;

    @Option(names = "--participant-label", paramLabel = "L", description = "Which participant, where the folder has several.")
    private Optional<String> label;

    @Option(names = "--format", paramLabel = "F", split = ",", required = true, description = "Formats: brainsight, localite, invesalius, simnibs, visor2, slicer, bids and what installed bundles add.")
    private List<String> formats;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the files.")
    private Path out;

    @Option(names = "--target", paramLabel = "N", split = ",", description = "Which targets, 1 for the best. Default: all.")
    private List<Integer> chosen = new ArrayList<>();

    @Option(names = "--t1", paramLabel = "FILE", description = "Structural scan as the other program has it. Default: the case's own.")
    private Optional<Path> t1;

    @Option(names = "--store", paramLabel = "STORE", description = "Store with the signatures. Default: CASE, when it is a store.")
    private Optional<Path> root;

    @Option(names = "--report", paramLabel = "PDF", description = "Report that goes along, for formats that take one.")
    private Optional<Path> report;

    @Option(names = "--picture", paramLabel = "PNG", split = ",", description = "Pictures that go along, for formats that take them.")
    private List<Path> pictures = new ArrayList<>();

    @Option(names = "--dicom", paramLabel = "DIR", description = "DICOM series of the structural scan, for DICOM formats.")
    private Optional<Path> dicom;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public ExportVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() throws IOException {
        MethodRegistry methods = face.methods().get();
        CaseResults results = CaseResults.find(place, label);
        StoredTargets stored = StoredTargets.read(results.targets());
        TargetPlan unsigned = HandoverPlan.of(stored, chosen, results.label(), Optional.empty(), SoftwareVersion.current());
        Optional<ExportTrail> trail = root.or(() -> CaseStore.isStore(place) ? Optional.of(place) : Optional.empty())
                .map(store -> new ExportTrail(store, results));
        TargetPlan plan = HandoverPlan.of(stored, chosen, results.label(), trail.flatMap(t -> t.approval(unsigned)), SoftwareVersion.current());
        Optional<Path> scanFile = t1.or(() -> results.structuralScan(stored));
        Execution execution = face.execution(0);
        Optional<ReferenceScan> scan = scanFile.map(file -> scan(file, plan.frame(), methods, execution));
        List<Attachment> attachments = new ArrayList<>();
        report.ifPresent(file -> attachments.add(new Attachment(Attachment.Kind.REPORT_PDF, file)));
        pictures.forEach(file -> attachments.add(new Attachment(Attachment.Kind.PICTURE_PNG, file)));
        dicom.ifPresent(folder -> attachments.add(new Attachment(Attachment.Kind.DICOM_SERIES, folder)));
        ExportRequest request = new ExportRequest(plan, scan, attachments, out, "sub-" + results.label() + "_desc-tms");
        known(methods);
        ObjectNode answer = JsonFile.object();
        answer.put("signed", plan.approval().isPresent());
        ArrayNode rows = answer.putArray("exported");
        Set<Finding> said = new HashSet<>();
        for (String format : formats) {
            Outcome<ExportReceipt> outcome = VerifiedExport.run(format, request, methods, execution);
            ExportReceipt receipt = outcome.orThrow();
            if (trail.isPresent()) {
                trail.get().record(receipt, plan);
            }
            face.explain(outcome.findings().stream().filter(said::add).toList());
            if (!json) {
                print(receipt);
            }
            describe(rows.addObject(), receipt, outcome.findings());
        }
        if (json) {
            face.print(answer);
        }
        return ExitCode.DONE;
    }

    /** Refuses an unknown format before the first one is written. */
    private void known(MethodRegistry methods) {
        List<String> ids = VerifiedExport.formats(methods).stream().map(FormatInfo::id).toList();
        for (String format : formats) {
            if (!ids.contains(format)) {
                throw new org.lodestone.core.RefusedException(Finding.error("LS-EXPORT-001", "There is no format " + format + ".",
                        "Use one of " + ids + "."));
            }
        }
    }

    private static ReferenceScan scan(Path file, Frame frame, MethodRegistry methods, Execution execution) {
        StoredImage image = ImageFiles.read(file, methods, execution.part(0, 0.3)).orThrow();
        return new ReferenceScan(file, image.grid().in(frame));
    }

    private void print(ExportReceipt receipt) {
        face.out().printf(Locale.ROOT, "exported  %-12s %d positions, read back within %.4f mm%n", receipt.format().id(), receipt.positions(),
                receipt.largestErrorMm());
        receipt.files().forEach(file -> face.out().println("          " + file.toAbsolutePath().normalize()));
        face.out().println("          " + receipt.format().coordinates());
    }

    private static void describe(ObjectNode row, ExportReceipt receipt, List<Finding> findings) {
        row.put("format", receipt.format().id()).put("coordinates", receipt.format().coordinates()).put("positions", receipt.positions())
                .put("largestErrorMm", receipt.largestErrorMm()).put("largestErrorRad", receipt.largestErrorRad());
        ArrayNode files = row.putArray("files");
        for (int i = 0; i < receipt.files().size(); i++) {
            files.addObject().put("path", receipt.files().get(i).toAbsolutePath().normalize().toString()).put("sha256", receipt.sha256().get(i));
        }
        row.set("findings", JsonFile.node(findings.stream().map(Finding::toLine).toList()));
    }
}
