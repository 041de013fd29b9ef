package org.lodestone.ui.navigation.internal;

import org.eclipse.swt.graphics.Color;
import org.lodestone.navigation.session.NavigationState;

/** The colours that say how good the coil's place is; words always say the same. */
public enum NavigationColours {
    /** On target. */
    GOOD(60, 200, 110),
    /** Near it. */
    NEAR(240, 180, 40),
    /** Off target, or not known. */
    BAD(230, 80, 70);

    private final Color colour;

    NavigationColours(int red, int green, int blue) {
        colour = new Color(red, green, blue);
    }

    /** @return which of them holds */
    public static NavigationColours of(NavigationState state) {
        if (!state.posesAreFresh()) {
            return BAD;
        }
        boolean near = state.used() <= 1.5 || !state.registrationHolds();
        return state.onTarget().onTarget() && state.countsForTarget() ? GOOD : near ? NEAR : BAD;
    }

    /** @return 0xRRGGBB for scenes */
    public static int rgb(NavigationState state) {
        Color c = of(state).colour;
        return c.getRed() << 16 | c.getGreen() << 8 | c.getBlue();
    }

    Color colour() {
        return colour;
    }
}
