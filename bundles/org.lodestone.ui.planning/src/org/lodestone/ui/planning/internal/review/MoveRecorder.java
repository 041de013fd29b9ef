package org.lodestone.ui.planning.internal.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.study.account.Session;
import org.lodestone.study.review.Reviews;
import org.lodestone.ui.BackgroundJob;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.planning.internal.Messages;
import org.lodestone.ui.view.ReviewCase;
import org.lodestone.ui.view.ViewerSnapshot;
import org.lodestone.ui.view.ViewerState;

/**
 * Writes each move of a target into the store under the name of who has signed in: from where, to where, how far. A drag is one act once the
 * button is let go; taking it back later is another one. User interface's thread.
 */
public final class MoveRecorder {

    private static final int AT_REST_MS = 600;

    private final ReviewDesk desk;
    private final ViewerState viewer;
    private final FindingLog findings;
    private final Display display = Display.getCurrent();
    private final Runnable rested = this::rested;
    /** Where targets were when that was last looked at; those that are not in it lie where their method put them. */
    private Map<Integer, FramePoint> known = Map.of();
    /** What is looked at since a move that is not written yet. */
    private Optional<ViewerSnapshot> pending = Optional.empty();
    private boolean held;

    /**
     * @param desk store and person
     * @param viewer what is looked at
     * @param findings where refusals are told
     */
    public MoveRecorder(ReviewDesk desk, ViewerState viewer, FindingLog findings) {
        this.desk = desk;
        this.viewer = viewer;
        this.findings = findings;
    }

    /** Watches from now on. */
    public void begin() {
        display.addFilter(SWT.MouseDown, event -> held = true);
        display.addFilter(SWT.MouseUp, event -> held = false);
        viewer.onChange((change, now) -> {
            if (change == ViewerState.Change.CASE) {
                display.timerExec(-1, rested);
                pending.ifPresent(this::write);
                known = Map.of();
                desk.lastMove("");
            } else if (change == ViewerState.Change.MOVED) {
                pending = now;
                display.timerExec(AT_REST_MS, rested);
            }
        });
    }

    /** A hand that pauses with the button held has not let go of the target yet. */
    private void rested() {
        if (held) {
            display.timerExec(AT_REST_MS, rested);
        } else {
            pending.ifPresent(this::write);
        }
    }

    private void write(ViewerSnapshot now) {
        pending = Optional.empty();
        Map<Integer, FramePoint> before = known;
        known = now.moved();
        TreeSet<Integer> targets = new TreeSet<>(before.keySet());
        targets.addAll(known.keySet());
        Map<Integer, FramePoint[]> moves = new HashMap<>();
        for (int target : targets) {
            FramePoint byMethod = now.open().targets().get(target).nativePoint();
            FramePoint from = before.getOrDefault(target, byMethod);
            FramePoint to = known.getOrDefault(target, byMethod);
            if (!from.equals(to)) {
                moves.put(target, new FramePoint[] {from, to});
            }
        }
        if (!moves.isEmpty()) {
            record(now, moves);
        }
    }

    private void record(ViewerSnapshot now, Map<Integer, FramePoint[]> moves) {
        Optional<Session> person = desk.session();
        if (person.isEmpty()) {
            desk.lastMove(NLS.bind(Messages.moveNotRecorded, Messages.nobodySignedIn));
            return;
        }
        BackgroundJob<Outcome<String>> job = new BackgroundJob<>(Messages.review, display, findings,
                execution -> Outcome.done(written(now.open(), person.get(), moves)), written -> {
                    switch (written) {
                        case Outcome.Done<String>(String words, var _) -> desk.lastMove(words);
                        case Outcome.Refused<String>(List<Finding> why) -> {
                            findings.add(Messages.review, why);
                            desk.lastMove(NLS.bind(Messages.moveNotRecorded, FindingWords.message(why.getFirst())));
                        }
                    }
                });
        job.setSystem(true);
        job.schedule();
    }

    private Outcome<String> written(ReviewCase open, Session person, Map<Integer, FramePoint[]> moves) {
        try {
            desk.openStoreOf(open);
            Reviews reviews = desk.reviewsOf(open).orElseThrow();
            moves.forEach((target, way) -> reviews.move(person, reviews.targets().get(target).target().name(), way[0], way[1]));
            return Outcome.done(NLS.bind(Messages.moveRecorded, person.account().fullName()));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }
}
