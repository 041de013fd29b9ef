package org.lodestone.study.review;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Sha256;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Approval;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.study.account.Account;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.Role;
import org.lodestone.study.account.Session;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.derivative.HandoverPlan;
import org.lodestone.study.derivative.StoredTargets;
import org.lodestone.study.store.CaseStore;
import org.lodestone.study.store.WorkRecord;

/**
 * The review of one case. Each act is a record of the store with a row in the audit trail, on the disk before the call returns. A signature
 * rests on every file of the results, on every scan behind them and on the acts before it; any change of these voids it, and
 * {@link #targets()} says which. Any thread.
 */
public final class Reviews {

    /** What a person confirms by signing. */
    public static final String MEANING = "I have looked at this target in this patient's scans and release it for stimulation in research.";

    private final CaseStore store;
    private final CaseResults results;
    private final String subject;

    /**
     * @param store where acts are kept
     * @param results of the participant
     */
    public Reviews(CaseStore store, CaseResults results) {
        this.store = store;
        this.results = results;
        this.subject = "sub-" + results.label();
    }

    /** @return everything that was done, oldest first */
    public List<ReviewAct> history() {
        return store.records(ReviewRecords.KIND, subject).stream().map(ReviewRecords::act).toList();
    }

    /** @return how each target stands, best first; reads and hashes what signatures rest on, so not for the user interface's thread */
    public List<TargetReview> targets() {
        List<ReviewAct> history = history();
        List<PlannedTarget> named = HandoverPlan.named(StoredTargets.read(results.targets()));
        List<TargetReview> all = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            all.add(review(i + 1, named.get(i), history));
        }
        return all;
    }

    private TargetReview review(int number, PlannedTarget target, List<ReviewAct> history) {
        Optional<ReviewAct> decision = Optional.empty();
        Optional<ReviewAct> second = Optional.empty();
        Optional<ReviewAct> signature = Optional.empty();
        List<ReviewAct> notes = new ArrayList<>();
        for (ReviewAct act : history) {
            if (act.target().equals(target.name())) {
                switch (act.kind()) {
                    case NOTE -> notes.add(act);
                    case ACCEPT, REJECT -> {
                        decision = Optional.of(act);
                        second = Optional.empty();
                    }
                    case AGREE, DISAGREE -> second = Optional.of(act);
                    case SIGN -> signature = Optional.of(act);
                    case MOVE -> { }
                }
            }
        }
        return new TargetReview(number, target, decision, second, notes, signature.map(act -> state(act, history)));
    }

    /** Writes a note. @param target name of a target, or empty for the whole case */
    public ReviewAct note(Session session, String target, String text) {
        if (!target.isEmpty()) {
            needTarget(target);
        }
        return record(session.require(Role.OPERATOR, Role.PHYSICIAN), ReviewKind.NOTE, target, needed(text, "A note"), Optional.empty());
    }

    /** Accepts a target; the reason may be empty. */
    public ReviewAct accept(Session session, String target, String reason) {
        needTarget(target);
        return record(session.require(Role.PHYSICIAN), ReviewKind.ACCEPT, target, reason.strip(), Optional.empty());
    }

    /** Rejects a target, with the reason. */
    public ReviewAct reject(Session session, String target, String reason) {
        needTarget(target);
        return record(session.require(Role.PHYSICIAN), ReviewKind.REJECT, target, needed(reason, "A rejection"), Optional.empty());
    }

    /**
     * Says what a second person thinks of an accepted target.
     *
     * @throws RefusedException LS-REVIEW-003 when the target is not accepted, or the reader is who accepted it
     */
    public ReviewAct secondReading(Session session, String target, boolean agrees, String reason) {
        Account reader = session.require(Role.PHYSICIAN);
        TargetReview review = current(target);
        if (!review.isAccepted()) {
            throw refused("LS-REVIEW-003", "Target " + target + " is not accepted; there is nothing to read a second time.", "Accept it first.");
        }
        if (review.decision().orElseThrow().user().equals(reader.name())) {
            throw refused("LS-REVIEW-003", reader.name() + " accepted target " + target + " and cannot be its second reader.",
                    "Let another physician sign in.");
        }
        return record(reader, agrees ? ReviewKind.AGREE : ReviewKind.DISAGREE, target, agrees ? reason.strip() : needed(reason, "Disagreement"),
                Optional.empty());
    }

    /**
     * Writes down that a person showed a target at another place than its method put it, or put it back. The stored target stays; a signature
     * that was given before is void from then on.
     *
     * @param target its name
     * @param from where it was shown before, in the patient's T1w space
     * @param to where it is shown now, in the same space
     */
    public ReviewAct move(Session session, String target, FramePoint from, FramePoint to) {
        needTarget(target);
        Account by = session.require(Role.OPERATOR, Role.PHYSICIAN);
        from.frame().require(to.frame());
        String text = String.format(Locale.ROOT, "%s to %s, %.1f mm; RAS+ mm of %s", words(from.mm()), words(to.mm()), from.distanceMm(to),
                to.frame().id());
        return record(by, ReviewKind.MOVE, target, text, Optional.empty());
    }

    private static String words(Vec3 mm) {
        return String.format(Locale.ROOT, "(%.2f, %.2f, %.2f)", mm.x(), mm.y(), mm.z());
    }

    /**
     * Signs an accepted target with everything it rests on.
     *
     * @param accounts to prove once more who signs
     * @param session of a physician
     * @param password of that person, again; wiped by the caller. Not modified.
     * @param target its name
     * @return the signature
     * @throws RefusedException when the target is not accepted, a second reader disagrees, a quality gate failed, or the password is wrong
     */
    public ReviewAct sign(Accounts accounts, Session session, char[] password, String target) {
        Account signer = session.require(Role.PHYSICIAN);
        TargetReview review = current(target);
        if (!review.isAccepted()) {
            throw refused("LS-REVIEW-004", "Target " + target + " is not accepted.", "Accept it before it is signed.");
        }
        if (review.secondReading().filter(act -> act.kind() == ReviewKind.DISAGREE).isPresent()) {
            throw refused("LS-REVIEW-004", "The second reader disagrees with target " + target + ".", "Settle it, then accept the target anew.");
        }
        if (!review.target().candidate().isUsable()) {
            throw refused("LS-REVIEW-005", "Target " + target + " failed a quality gate and is not for use.",
                    "See its gates in the report; scan again or take another target.");
        }
        accounts.confirm(session, password);
        List<SignedInput> inputs = new ArrayList<>(SignedInputs.now(results, StoredTargets.read(results.targets())));
        inputs.addAll(actsOn(target, history()));
        Signature signature = Signature.of(signer.name(), signer.role().name(), target, MEANING, inputs);
        return record(signer, ReviewKind.SIGN, target, "", Optional.of(signature));
    }

    /** @return the signature of a target that holds now, for exporters */
    public Optional<Approval> approval(String target) {
        return current(target).signature().filter(SignatureState::isValid).map(Reviews::approval);
    }

    static Approval approval(SignatureState signature) {
        ReviewAct act = signature.act();
        return new Approval(act.fullName(), act.role().name().toLowerCase(Locale.ROOT), act.at(), act.signature().orElseThrow().sha256());
    }

    private SignatureState state(ReviewAct act, List<ReviewAct> history) {
        Signature signature = act.signature().orElseThrow();
        List<String> reasons = new ArrayList<>(SignedInputs.changes(signature.inputs(), results));
        if (!Signature.hash(act.user(), act.role().name(), act.target(), signature.meaning(), signature.inputs()).equals(signature.sha256())) {
            reasons.add("the signature itself was changed");
        }
        List<ReviewAct> before = history.stream().filter(earlier -> earlier.number() < act.number()).toList();
        if (!signature.inputs().containsAll(actsOn(act.target(), before))) {
            reasons.add("an act before the signature was changed");
        }
        for (ReviewAct later : history) {
            if (later.number() > act.number() && later.target().equals(act.target())) {
                undone(later.kind()).ifPresent(did -> reasons.add(later.user() + " " + did + " the target afterwards"));
            }
        }
        return new SignatureState(act, reasons);
    }

    /** @return what an act of that kind does to a signature before it; empty when the signature stands */
    private static Optional<String> undone(ReviewKind later) {
        return switch (later) {
            case ACCEPT -> Optional.of("accepted");
            case REJECT -> Optional.of("rejected");
            case DISAGREE -> Optional.of("disagreed with");
            case MOVE -> Optional.of("moved");
            case NOTE, AGREE, SIGN -> Optional.empty();
        };
    }

    private List<SignedInput> actsOn(String target, List<ReviewAct> acts) {
        return store.records(ReviewRecords.KIND, subject).stream()
                .filter(row -> acts.stream().anyMatch(act -> act.number() == row.number() && act.target().equals(target)))
                .map(row -> new SignedInput("review:" + row.number(), Sha256.of(row.json().toString().getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    private TargetReview current(String target) {
        needTarget(target);
        return targets().stream().filter(review -> review.target().name().equals(target)).findFirst().orElseThrow();
    }

    private void needTarget(String target) {
        List<String> names = HandoverPlan.named(StoredTargets.read(results.targets())).stream().map(PlannedTarget::name).toList();
        if (!names.contains(target)) {
            throw refused("LS-REVIEW-001", subject + " has no target " + target + ".", "Name one of " + names + ".");
        }
    }

    private ReviewAct record(Account by, ReviewKind kind, String target, String text, Optional<Signature> signature) {
        WorkRecord row = store.record(by.name(), ReviewRecords.KIND, subject, ReviewRecords.json(by, kind, target, text, signature));
        return ReviewRecords.act(row);
    }

    private static String needed(String text, String what) {
        if (text.isBlank()) {
            throw refused("LS-REVIEW-002", what + " needs words.", "Say in a sentence why.");
        }
        return text.strip();
    }

    private static RefusedException refused(String code, String message, String remedy) {
        return new RefusedException(Finding.error(code, message, remedy));
    }
}
