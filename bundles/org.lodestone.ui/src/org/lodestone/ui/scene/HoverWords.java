package org.lodestone.ui.scene;

import java.util.function.Supplier;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;

/** What stands beside the pointer: the name of what it rests on, or what a click came to. User interface thread. */
final class HoverWords {

    private static final int RESTS_AFTER_MS = 150;
    private static final int SAID_MS = 10_000;

    private final Control control;
    private String words = "";
    private Point at = new Point(0, 0);
    private int moves;

    HoverWords(Control control) {
        this.control = control;
    }

    /** The pointer moved. @param resting asked for the words when it has not moved on for a moment */
    void moved(Point to, Supplier<String> resting) {
        at = to;
        int mine = ++moves;
        write("");
        control.getDisplay().timerExec(RESTS_AFTER_MS, () -> {
            if (!control.isDisposed() && mine == moves) {
                write(resting.get());
            }
        });
    }

    /** A button was pressed: nothing is asked for any more. */
    void pressed(Point where) {
        at = where;
        moves++;
    }

    /** The pointer left, or drags. */
    void clear() {
        moves++;
        write("");
    }

    /** Says something until the pointer moves, or for ten seconds. */
    void say(String said) {
        write(said);
        control.getDisplay().timerExec(SAID_MS, () -> {
            if (!control.isDisposed() && said.equals(words)) {
                write("");
            }
        });
    }

    String words() {
        return words;
    }

    void paint(GC gc, Point size) {
        PointerWords.paint(gc, size, words, at);
    }

    private void write(String next) {
        if (!next.equals(words)) {
            words = next;
            control.redraw();
        }
    }
}
