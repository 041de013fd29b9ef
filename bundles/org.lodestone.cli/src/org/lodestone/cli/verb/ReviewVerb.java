package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.study.JsonFile;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.derivative.TargetsFile;
import org.lodestone.study.review.ReviewAct;
import org.lodestone.study.review.Reviews;
import org.lodestone.study.review.SignatureState;
import org.lodestone.study.review.TargetReview;
import org.lodestone.study.store.CaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone review STORE ACTION [TARGET]}: what people decide about the targets of a case. */
@Command(name = "review", mixinStandardHelpOptions = true, description = {
    "Reviews targets: list, note, accept, reject, agree, disagree, sign, verify, history.",
    "verify ends with exit code 4 when a signature does not hold any more. Passwords come from a file or standard input."})
public final class ReviewVerb implements Callable<Integer> {

    /** What to do. */
    enum Action { LIST, NOTE, ACCEPT, REJECT, AGREE, DISAGREE, SIGN, VERIFY, HISTORY }

    private final Face face;

    @Parameters(index = "0", paramLabel = "STORE", description = "Folder of the store.")
    private Path root;

    @Parameters(index = "1", paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}")
    private Action action;

    @Parameters(index = "2", arity = "0..1", paramLabel = "TARGET", description = "Name of the target, as list prints it.")
    private Optional<String> target;

    @Option(names = "--participant-label", paramLabel = "L", description = "Which participant, where the store has several.")
    private Optional<String> label;

    @Option(names = "--case", paramLabel = "DIR", description = "Results that lie outside the store.")
    private Optional<Path> place;

    @Mixin
    private SignIn person;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Reason or note.")
    private String reason;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public ReviewVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        try (CaseStore store = CaseStore.open(root, CaseStore.account())) {
            Reviews reviews = new Reviews(store, CaseResults.find(place.orElse(root), label));
            switch (action) {
                case LIST, VERIFY -> { }
                case HISTORY -> {
                    history(reviews.history());
                    return ExitCode.DONE;
                }
                default -> act(new Accounts(store), reviews);
            }
            List<TargetReview> targets = reviews.targets();
            list(targets);
            boolean broken = targets.stream().anyMatch(t -> t.signature().filter(s -> !s.isValid()).isPresent());
            return action == Action.VERIFY && broken ? ExitCode.GATE_FAILED : ExitCode.DONE;
        }
    }

    private ReviewAct act(Accounts accounts, Reviews reviews) {
        String name = action == Action.NOTE ? target.orElse("") : target.orElseThrow(() -> AccountVerb.missing("TARGET"));
        return person.act(accounts, (session, password) -> switch (action) {
            case NOTE -> reviews.note(session, name, reason);
            case ACCEPT -> reviews.accept(session, name, reason);
            case REJECT -> reviews.reject(session, name, reason);
            case AGREE -> reviews.secondReading(session, name, true, reason);
            case DISAGREE -> reviews.secondReading(session, name, false, reason);
            case SIGN -> reviews.sign(accounts, session, password, name);
            case LIST, VERIFY, HISTORY -> throw new IllegalStateException("no act: " + action);
        });
    }

    private void list(List<TargetReview> targets) {
        ObjectNode answer = JsonFile.object();
        ArrayNode rows = answer.putArray("targets");
        for (TargetReview review : targets) {
            var candidate = review.target().candidate();
            String decision = review.decision().map(act -> act.kind().word() + " by " + act.user()).orElse("open");
            String second = review.secondReading().map(act -> act.kind().word() + " by " + act.user()).orElse("none");
            String signature = review.signature().map(ReviewVerb::words).orElse("not signed");
            ObjectNode row = rows.addObject().put("number", review.number()).put("target", review.target().name())
                    .put("method", candidate.methodId()).put("usable", candidate.isUsable()).put("decision", decision)
                    .put("secondReading", second).put("signed", review.isSigned()).put("signature", signature);
            row.set("nativeMm", TargetsFile.vector(candidate.nativePoint().mm()));
            row.set("voidBecause", JsonFile.node(review.signature().map(SignatureState::reasons).orElse(List.of())));
            if (!json) {
                var mm = candidate.nativePoint().mm();
                face.out().printf(Locale.ROOT, "%d %-16s (%.1f, %.1f, %.1f) mm  %s%s; second reading: %s; %s%n", review.number(),
                        review.target().name(), mm.x(), mm.y(), mm.z(), candidate.isUsable() ? "" : "GATE FAILED  ", decision, second, signature);
            }
        }
        if (json) {
            face.print(answer);
        }
    }

    private static String words(SignatureState state) {
        ReviewAct act = state.act();
        return (state.isValid() ? "signed by " : "SIGNATURE VOID, of ") + act.fullName() + " (" + act.user() + ", "
                + act.role().name().toLowerCase(Locale.ROOT) + ") " + act.at() + (state.isValid() ? "" : ": " + String.join("; ", state.reasons()));
    }

    private void history(List<ReviewAct> acts) {
        ObjectNode answer = JsonFile.object();
        ArrayNode rows = answer.putArray("history");
        for (ReviewAct act : acts) {
            rows.addObject().put("number", act.number()).put("at", act.at().toString()).put("user", act.user()).put("act", act.kind().word())
                    .put("target", act.target()).put("text", act.text());
            if (!json) {
                face.out().printf(Locale.ROOT, "%5d %s %-12s %-9s %-12s %s%n", act.number(), act.at(), act.user(), act.kind().word(), act.target(),
                        act.text());
            }
        }
        if (json) {
            face.print(answer);
        }
    }
}
