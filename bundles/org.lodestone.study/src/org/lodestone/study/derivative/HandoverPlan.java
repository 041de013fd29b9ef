package org.lodestone.study.derivative;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.Approval;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.core.plan.TargetPlan;

/** Makes the plan that exporters write from targets that lie in a case. */
public final class HandoverPlan {

    private HandoverPlan() {
    }

    /**
     * @param stored the targets
     * @param chosen which of them, 1 for the best; empty for all
     * @param label participant without {@code sub-}
     * @param approval signature that is valid now
     * @param softwareVersion of the product
     * @return the plan; a target is named after its method, with its number when the method has several
     * @throws RefusedException when there are no targets or no such target
     */
    public static TargetPlan of(StoredTargets stored, List<Integer> chosen, String label, Optional<Approval> approval, String softwareVersion) {
        List<PlannedTarget> named = named(stored);
        for (int number : chosen) {
            if (number < 1 || number > named.size()) {
                throw new RefusedException(Finding.error("LS-CASE-023", stored.file() + " has no target " + number + ".",
                        named.isEmpty() ? "Run the job again." : "Give a number from 1 to " + named.size() + "."));
            }
        }
        List<PlannedTarget> targets = chosen.isEmpty() ? named : chosen.stream().distinct().map(number -> named.get(number - 1)).toList();
        if (targets.isEmpty()) {
            throw new RefusedException(Finding.error("LS-CASE-023", stored.file() + " holds no target.", "Run the job again."));
        }
        return new TargetPlan(label, targets.getFirst().candidate().nativePoint().frame(), targets, approval, stored.simulated(),
                softwareVersion);
    }

    /** @return all targets under the names they have in every file, best first */
    public static List<PlannedTarget> named(StoredTargets stored) {
        Map<String, Integer> seen = new HashMap<>();
        List<PlannedTarget> targets = new ArrayList<>();
        for (StoredTargets.Entry entry : stored.targets()) {
            String method = entry.candidate().methodId().replaceFirst("^.*\\.", "").replaceAll("[^A-Za-z0-9_-]", "-");
            String base = method.substring(0, Math.min(36, method.length()));
            int count = seen.merge(base, 1, Integer::sum);
            Optional<CoilPose> coil = entry.coil().or(() -> entry.candidate().scalp().flatMap(CoilPose::usualWhereDefined));
            targets.add(new PlannedTarget(count == 1 ? base : base + "_" + count, entry.candidate(), coil));
        }
        return targets;
    }
}
