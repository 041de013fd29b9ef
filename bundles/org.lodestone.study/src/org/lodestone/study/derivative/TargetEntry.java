package org.lodestone.study.derivative;

import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.target.TargetReliability;

/**
 * A target as it stands in a case: the point with its evidence, and its error bar when one was computed.
 *
 * @param candidate the point
 * @param reliability how far it would move in another scan
 */
public record TargetEntry(TargetCandidate candidate, Optional<TargetReliability> reliability) {

    /** Checks the components. */
    public TargetEntry {
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(reliability, "reliability");
    }
}
