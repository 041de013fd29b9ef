package org.lodestone.report;

import java.util.List;
import java.util.Objects;
import org.lodestone.core.Finding;

/**
 * Everything a report says. Holds no time: the same result gives the same page.
 *
 * @param participant label with {@code sub-}
 * @param simulated whether the data come from a simulation: said at the top and on every printed page
 * @param softwareVersion of the product
 * @param images for the pictures
 * @param targets the best first
 * @param runs functional runs
 * @param findings what the steps remarked
 * @param steps methods in the order in which they ran
 * @param sources inputs with their hashes
 */
public record ReportModel(
        String participant,
        boolean simulated,
        String softwareVersion,
        ReportImages images,
        List<ReportTarget> targets,
        List<ReportRun> runs,
        List<Finding> findings,
        List<ReportStep> steps,
        List<Fact> sources) {

    /** Copies the lists and checks that targets and pictures share a space. */
    public ReportModel {
        Objects.requireNonNull(participant, "participant");
        Objects.requireNonNull(softwareVersion, "softwareVersion");
        targets = List.copyOf(targets);
        runs = List.copyOf(runs);
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
        sources = List.copyOf(sources);
        for (ReportTarget target : targets) {
            images.t1w().grid().frame().require(target.candidate().nativePoint().frame());
        }
    }
}
