package org.lodestone.report;

import java.util.List;
import java.util.Objects;
import org.lodestone.core.FramePoint;
import org.lodestone.core.plan.TargetCandidate;

/**
 * One target as the report shows it.
 *
 * @param method title of the targeting method
 * @param candidate the point with its evidence and gates
 * @param facts more to know about it: error bars, cluster, coil
 * @param resampled targets of resampled data in the space of the native point, dotted on the close-up; empty when there are none
 */
public record ReportTarget(String method, TargetCandidate candidate, List<Fact> facts, List<FramePoint> resampled) {

    /** Copies the lists and checks the spaces. */
    public ReportTarget {
        Objects.requireNonNull(method, "method");
        facts = List.copyOf(facts);
        resampled = List.copyOf(resampled);
        resampled.forEach(point -> candidate.nativePoint().frame().require(point.frame()));
    }
}
