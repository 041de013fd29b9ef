package org.lodestone.ui.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.FramePoint;

/** Where dragged targets were before each drag, and before each drag that was taken back. User interface's thread. */
final class MoveHistory {

    private final Deque<Map<Integer, FramePoint>> before = new ArrayDeque<>();
    private final Deque<Map<Integer, FramePoint>> after = new ArrayDeque<>();

    /** A drag begins. */
    void begin(Map<Integer, FramePoint> now) {
        before.push(now);
        after.clear();
    }

    /** @return where the targets were before the last drag; empty when there was none */
    Optional<Map<Integer, FramePoint>> undo(Map<Integer, FramePoint> now) {
        return step(before, after, now);
    }

    /** @return where the targets were before the last undo; empty when there was none */
    Optional<Map<Integer, FramePoint>> redo(Map<Integer, FramePoint> now) {
        return step(after, before, now);
    }

    private static Optional<Map<Integer, FramePoint>> step(
            Deque<Map<Integer, FramePoint>> from, Deque<Map<Integer, FramePoint>> to, Map<Integer, FramePoint> now) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(now);
        return Optional.of(from.pop());
    }

    /** Another case. */
    void forget() {
        before.clear();
        after.clear();
    }
}
