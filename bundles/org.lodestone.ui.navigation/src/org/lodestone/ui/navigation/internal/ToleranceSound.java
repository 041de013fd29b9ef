package org.lodestone.ui.navigation.internal;

import org.eclipse.swt.widgets.Display;

/**
 * Says by sound that the coil came on target (once) or left it (twice). The desktop's own bell: silent where there is none, and it
 * never fails for want of a sound card.
 */
final class ToleranceSound {

    private static final int BETWEEN_MS = 160;

    private boolean on;
    private boolean wasOnTarget;
    private int given;

    /** @param sounding off until somebody wants it */
    void enable(boolean sounding) {
        on = sounding;
    }

    /** @param onTarget whether the coil is on target now */
    void heard(boolean onTarget, Display display) {
        int times = onTarget == wasOnTarget || !on ? 0 : onTarget ? 1 : 2;
        wasOnTarget = onTarget;
        given += times;
        if (times > 0) {
            display.beep();
        }
        if (times > 1) {
            display.timerExec(BETWEEN_MS, display::beep);
        }
    }

    /** No coil is followed: the next one begins off target, without a sound. */
    void forget() {
        wasOnTarget = false;
    }

    /** @return how often it sounded */
    int given() {
        return given;
    }
}
