package org.lodestone.study.review;

import java.nio.file.Path;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.Approval;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.store.CaseStore;

/**
 * Whether a target may be treated: a physician's signature has to stand in the store of the case, and everything it rests on has to be as it
 * was. Asked on the disk each time, for reading only; hashes the results, so not for the user interface's thread.
 */
public final class TreatmentRelease {

    private static final String REMEDY = "Let a physician look at the target, accept and sign it (view Decision, or lodestone review).";
    private static final int PARENTS = 6;

    private TreatmentRelease() {
    }

    /**
     * @param results the participant's folder of results
     * @param label participant without {@code sub-}
     * @param target what is to be treated, as it was read when the case was opened
     * @return the signature that holds at this moment; refused with LS-REVIEW-007 when there is none, LS-REVIEW-008 when it is void,
     *     LS-REVIEW-009 when the results do not hold that target any more, LS-REVIEW-010 when the case lies in no store
     */
    public static Outcome<Approval> of(Path results, String label, TargetCandidate target) {
        Optional<Path> root = storeOf(results);
        if (root.isEmpty()) {
            return refused("LS-REVIEW-010", results + " lies in no case store: nobody can have signed its targets.",
                    "Import the case into a store: lodestone import FOLDER --store STORE. " + REMEDY);
        }
        try (CaseStore store = CaseStore.openForReading(root.get())) {
            Reviews reviews = new Reviews(store, CaseResults.find(results, Optional.of(label)));
            Optional<TargetReview> found = reviews.targets().stream().filter(review -> isSame(review.target().candidate(), target)).findFirst();
            if (found.isEmpty()) {
                return refused("LS-REVIEW-009", "The results of sub-" + label + " do not hold this target any more.",
                        "Open the case again. " + REMEDY);
            }
            return of(found.get());
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static Outcome<Approval> of(TargetReview review) {
        String name = review.target().name();
        if (review.signature().isEmpty()) {
            return refused("LS-REVIEW-007", "Target " + name + " is not signed.", REMEDY);
        }
        SignatureState signature = review.signature().get();
        if (!signature.isValid()) {
            return refused("LS-REVIEW-008", "The signature of target " + name + " is void: " + String.join("; ", signature.reasons()) + ".", REMEDY);
        }
        if (!review.isAccepted() || !review.target().candidate().isUsable()) {
            return refused("LS-REVIEW-007", "Target " + name + " is signed, but " + (review.isAccepted() ? "failed a quality gate." : "not accepted."),
                    REMEDY);
        }
        return Outcome.done(Reviews.approval(signature));
    }

    private static boolean isSame(TargetCandidate stored, TargetCandidate asked) {
        return stored.methodId().equals(asked.methodId()) && stored.nativePoint().equals(asked.nativePoint());
    }

    private static Optional<Path> storeOf(Path folder) {
        Path at = folder.toAbsolutePath().normalize();
        for (int i = 0; i < PARENTS && at != null; i++, at = at.getParent()) {
            if (CaseStore.isStore(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Outcome<Approval> refused(String code, String message, String remedy) {
        return Outcome.refused(Finding.error(code, message, remedy));
    }
}
