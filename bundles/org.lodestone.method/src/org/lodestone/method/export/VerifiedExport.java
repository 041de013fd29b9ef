package org.lodestone.method.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Severity;
import org.lodestone.core.Sha256;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;

/**
 * The only way out for a target: write to a hidden folder, read back with an independent reader, compare with the plan, move into place. A
 * file that differs, lacks a target or cannot be read is deleted and the export refused. Stateless; called from any thread.
 */
public final class VerifiedExport {

    /** Largest distance between plan and file. */
    public static final double TOLERANCE_MM = 0.01;

    /** Largest angle between the planned coil and the one in the file: 0.01 mm at 100 mm from the centre. */
    public static final double TOLERANCE_RAD = 1e-4;

    private VerifiedExport() {
    }

    /**
     * @param methods where exporters are looked up
     * @return every format that can be written and read back, by id
     */
    public static List<FormatInfo> formats(MethodRegistry methods) {
        return methods.all(TargetExporter.class).stream().map(TargetExporter::format)
                .filter(format -> methods.all(TargetFileReader.class).stream().anyMatch(r -> r.formatId().equals(format.id())))
                .sorted(Comparator.comparing(FormatInfo::id)).toList();
    }

    /**
     * Hands targets over in one format.
     *
     * @param formatId the format
     * @param request what and where to; files of the same name are replaced
     * @param methods where exporter and reader are looked up
     * @param execution for both
     * @return the receipt, or why nothing was written
     */
    public static Outcome<ExportReceipt> run(String formatId, ExportRequest request, MethodRegistry methods, Execution execution) {
        TargetExporter exporter = methods.all(TargetExporter.class).stream().filter(e -> e.format().id().equals(formatId)).findFirst()
                .orElse(null);
        TargetFileReader reader = methods.all(TargetFileReader.class).stream().filter(r -> r.formatId().equals(formatId)).findFirst()
                .orElse(null);
        if (exporter == null || reader == null) {
            return Outcome.refused(Finding.error("LS-EXPORT-001", "There is no format " + formatId + " that is written and read back.",
                    "Use one of " + formats(methods).stream().map(FormatInfo::id).toList() + "."));
        }
        List<Finding> findings = new ArrayList<>(remarks(request));
        findings.addAll(exporter.check(request, Parameters.defaults(exporter.parameters())));
        if (findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
            return Outcome.refused(findings);
        }
        try {
            Files.createDirectories(request.folder());
            Path staging = Files.createTempDirectory(request.folder(), ".export-unfinished-");
            try {
                Outcome<ExportReceipt> outcome = writeAndCompare(exporter, reader, request, staging, execution);
                findings.addAll(outcome.findings());
                return switch (outcome) {
                    case Outcome.Done<ExportReceipt>(ExportReceipt receipt, List<Finding> _) -> Outcome.done(receipt, findings);
                    case Outcome.Refused<ExportReceipt> _ -> Outcome.refused(findings);
                };
            } finally {
                delete(staging);
            }
        } catch (IOException e) {
            return Outcome.refused(Finding.error("LS-EXPORT-002", request.folder() + " cannot be written to: " + e.getMessage() + ".",
                    "Choose a folder that is writable and has free space."));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static List<Finding> remarks(ExportRequest request) {
        List<Finding> findings = new ArrayList<>();
        if (request.plan().approval().isEmpty()) {
            findings.add(Finding.warning("LS-EXPORT-004", "Nobody has signed these targets.", "Have a physician review and sign them first."));
        }
        request.plan().targets().stream().filter(target -> !target.candidate().isUsable()).forEach(target -> findings.add(Finding.warning(
                "LS-EXPORT-005", "Target " + target.name() + " failed a quality gate.", "See its gates in the report before it is used.")));
        return findings;
    }

    private static Outcome<ExportReceipt> writeAndCompare(
            TargetExporter exporter, TargetFileReader reader, ExportRequest request, Path staging, Execution execution) throws IOException {
        List<Path> written = run(exporter, request.into(staging), execution.part(0, 0.5));
        ReadBack found = run(reader, new ReadBackRequest(written, request.scan(), request.attachments()), execution.part(0.5, 0.9));
        Outcome<Comparison> compared = Comparison.of(request, exporter.format(), found);
        if (!(compared instanceof Outcome.Done<Comparison>(Comparison comparison, List<Finding> _))) {
            return Outcome.refused(compared.findings());
        }
        List<Path> placed = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (Path file : written) {
            Path place = request.folder().resolve(staging.relativize(file));
            Files.createDirectories(place.getParent());
            hashes.add(Sha256.of(file));
            Folders.move(file, place);
            placed.add(place);
        }
        return Outcome.done(new ExportReceipt(exporter.format(), placed, hashes, comparison.positions(), comparison.largestErrorMm(),
                comparison.largestErrorRad()));
    }

    private static <I, O> O run(Method<I, O> method, I input, Execution execution) {
        return method.run(input, Parameters.defaults(method.parameters()), execution).orThrow();
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the unfinished folder " + folder + " could not be deleted", e);
        }
    }
}
