package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.Approval;
import org.lodestone.core.plan.TargetPlan;
import org.lodestone.method.export.ExportReceipt;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.review.Reviews;
import org.lodestone.study.store.CaseStore;

/**
 * The store that an export belongs to: it knows the signatures, and its audit trail gets a row for each file that left. What cannot be
 * recorded does not leave.
 *
 * @param root of the store
 * @param results of the participant
 */
record ExportTrail(Path root, CaseResults results) {

    /** @return the signature of a plan; it counts as signed when each of its targets is */
    Optional<Approval> approval(TargetPlan plan) {
        try (CaseStore store = CaseStore.open(root, CaseStore.account())) {
            Reviews reviews = new Reviews(store, results);
            List<Optional<Approval>> approvals = plan.targets().stream().map(target -> reviews.approval(target.name())).toList();
            return approvals.stream().allMatch(Optional::isPresent) ? approvals.getFirst() : Optional.empty();
        }
    }

    /** Adds a row; deletes the files when that is refused. */
    void record(ExportReceipt receipt, TargetPlan plan) throws IOException {
        ObjectNode details = JsonFile.object().put("format", receipt.format().id()).put("largestErrorMm", receipt.largestErrorMm());
        details.put("signature", plan.approval().map(Approval::sha256).orElse("none"));
        ArrayNode targets = details.putArray("targets");
        plan.targets().forEach(target -> targets.add(target.name()));
        ArrayNode files = details.putArray("written");
        for (int i = 0; i < receipt.files().size(); i++) {
            files.addObject().put("name", receipt.files().get(i).getFileName().toString()).put("sha256", receipt.sha256().get(i));
        }
        try (CaseStore store = CaseStore.open(root, CaseStore.account())) {
            store.audit().append("export", "sub-" + results.label(), details);
        } catch (RefusedException e) {
            for (Path file : receipt.files()) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
    }
}
