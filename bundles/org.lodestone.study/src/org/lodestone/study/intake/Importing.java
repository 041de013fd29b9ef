package org.lodestone.study.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodRegistry;
import org.lodestone.study.JsonFile;
import org.lodestone.study.store.AuditEntry;
import org.lodestone.study.store.CaseStore;
import org.lodestone.study.store.StoreTransaction;

/** Brings sources into a store, in one transaction: all of them or, when one is refused, cancelled or killed, none. */
public final class Importing {

    private Importing() {
    }

    /**
     * @param store open for writing
     * @param request what to import
     * @param methods readers, series discovery and conversion are looked up here
     * @param execution threads and progress
     * @return what came in, or why nothing did; the store is unchanged then
     */
    public static Outcome<ImportResult> run(CaseStore store, ImportRequest request, MethodRegistry methods, Execution execution) {
        List<Finding> findings = new ArrayList<>();
        try (StoreTransaction transaction = store.begin()) {
            IntakeJob job = new IntakeJob(store, transaction, request, methods, findings);
            int number = 0;
            for (Path source : request.sources()) {
                Execution part = execution.part(0.95 * number / request.sources().size(), 0.95 * (number + 1) / request.sources().size());
                bring(job, source, number++, part);
            }
            if (job.isEmpty()) {
                findings.add(Finding.error("LS-IMPORT-003", "Nothing of " + request.sources() + " was imported: " + job.reasons() + ".",
                        "Look at the list (--list), choose a role for a series (--role NUMBER=T1W), or give another source."));
                return Outcome.refused(findings);
            }
            DatasetFiles.write(job);
            execution.progress().report(0.96, "Writing the store");
            execution.progress().check();
            AuditEntry entry = transaction.commit("import", job.subjects(), details(job));
            execution.progress().report(1, "Imported");
            return Outcome.done(new ImportResult(job.labels(), job.files(), job.leftOut(), entry.number()), findings);
        } catch (RefusedException e) {
            findings.addAll(e.findings());
            return Outcome.refused(findings);
        } catch (UncheckedIOException e) {
            // A walk through folders wraps what it meets.
            findings.add(IntakeTrouble.failed(store.root(), e.getCause()));
            return Outcome.refused(findings);
        } catch (IOException e) {
            findings.add(IntakeTrouble.failed(store.root(), e));
            return Outcome.refused(findings);
        }
    }

    private static void bring(IntakeJob job, Path source, int number, Execution execution) throws IOException {
        execution.progress().check();
        if (!Files.exists(source)) {
            throw new RefusedException(IntakeTrouble.at("LS-IMPORT-002", source + " does not exist.", "Check the path.", source));
        }
        switch (SourceKind.of(source)) {
            case NIFTI -> NiftiIntake.bring(job, source, number, execution);
            case BIDS -> BidsIntake.bring(job, source, execution);
            case DERIVATIVES -> DerivativesIntake.bring(job, source, execution);
            case DICOM -> DicomIntake.bring(job, source, number, execution);
        }
    }

    private static ObjectNode details(IntakeJob job) {
        ObjectNode details = JsonFile.object();
        details.put("software", "Lodestone " + job.request().softwareVersion());
        details.put("deidentified", job.request().deidentify());
        details.set("sources", job.sources());
        return details;
    }
}
