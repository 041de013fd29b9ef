package org.lodestone.study.store;

import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.Severity;

/**
 * What a check of a store found.
 *
 * @param rows rows of the audit trail
 * @param headHash hash of the last row; noted elsewhere it proves that nothing was cut off later
 * @param files files whose hash was compared
 * @param sidecars sidecars whose inputs were compared
 * @param findings errors first, in the order of chain, records, files; then remarks
 */
public record StoreReport(long rows, String headHash, int files, int sidecars, List<Finding> findings) {

    /** Copies the findings. */
    public StoreReport {
        findings = List.copyOf(findings);
    }

    /** @return whether nothing is broken */
    public boolean isSound() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
