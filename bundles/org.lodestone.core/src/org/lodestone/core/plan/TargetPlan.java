package org.lodestone.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lodestone.core.Frame;

/**
 * What is handed over to other programs: targets of one patient in the space of one structural scan.
 *
 * @param caseId participant label without {@code sub-}
 * @param frame space of all targets and coils
 * @param targets at least one, names are unique
 * @param approval who signed it; empty for a plan that nobody signed, which every file says
 * @param simulated whether the patient is a simulated one, which every file says
 * @param softwareVersion of the product
 */
public record TargetPlan(
        String caseId, Frame frame, List<PlannedTarget> targets, Optional<Approval> approval, boolean simulated, String softwareVersion) {

    /** Checks that the targets lie in {@code frame} and have names of their own. */
    public TargetPlan {
        targets = List.copyOf(targets);
        Objects.requireNonNull(approval, "approval");
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a plan without targets");
        }
        Set<String> names = new HashSet<>();
        for (PlannedTarget target : targets) {
            frame.require(target.candidate().nativePoint().frame());
            if (!names.add(target.name())) {
                throw new IllegalArgumentException("two targets are named " + target.name());
            }
        }
    }

    /** @return one line for a comment in a file: whose plan, signed or not, simulated or not */
    public String statement() {
        return "Lodestone " + softwareVersion + ", case " + caseId + (simulated ? ", SIMULATED PATIENT" : "")
                + approval.map(a -> ", signed by " + a.user() + " (" + a.role() + ") " + a.instant()).orElse(", NOT SIGNED")
                + ". Research use; not a certified medical device.";
    }
}
