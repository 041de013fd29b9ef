package org.lodestone.study.review;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.plan.PlannedTarget;

/**
 * How the review of one target stands.
 *
 * @param number 1 for the best
 * @param target the target under the name it has in every file
 * @param decision newest acceptance or rejection
 * @param secondReading newest agreement or disagreement since the decision
 * @param notes on this target, oldest first
 * @param signature newest signature since the decision, and whether it holds
 */
public record TargetReview(int number, PlannedTarget target, Optional<ReviewAct> decision, Optional<ReviewAct> secondReading,
        List<ReviewAct> notes, Optional<SignatureState> signature) {

    /** Copies the list. */
    public TargetReview {
        notes = List.copyOf(notes);
    }

    /** @return whether it is accepted now */
    public boolean isAccepted() {
        return decision.filter(act -> act.kind() == ReviewKind.ACCEPT).isPresent();
    }

    /** @return whether it is signed and the signature holds */
    public boolean isSigned() {
        return signature.filter(SignatureState::isValid).isPresent();
    }
}
