package org.lodestone.pipeline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;

/**
 * Signs that a target which comes out again and again may be the wrong one all the same. Warnings, not gates: an unusual patient is no
 * error.
 */
final class SecondLook {

    /** Most targets of 501 patients lay nearer than this to the group's (Gregory 2025, PMC12338530). */
    private static final double USUAL_MM = 20;

    private SecondLook() {
    }

    /**
     * @param method that found the target, for people
     * @param target in the template's space
     * @param group the group's target in that space
     * @param halvesMm distance of the targets of both halves of the run; NaN when one half has none
     * @param nearMm what counts as the same place
     * @return what is worth another look
     */
    static List<Finding> of(String method, FramePoint target, FramePoint group, double halvesMm, double nearMm) {
        List<Finding> findings = new ArrayList<>();
        double apart = target.distanceMm(group);
        if (apart > USUAL_MM) {
            findings.add(Finding.warning("LS-TARGET-025", String.format(Locale.ROOT,
                    "%s: the target lies %.0f mm from the group's; of most patients it is less than %.0f mm (Gregory 2025).", method, apart,
                    USUAL_MM), "Look whether the map has a second site nearer to the group's, and compare methods."));
        }
        if (!(halvesMm <= nearMm)) {
            findings.add(Finding.warning("LS-TARGET-026", Double.isNaN(halvesMm)
                    ? method + ": one half of the run alone has no target."
                    : String.format(Locale.ROOT, "%s: the halves of the run have targets %.0f mm apart; between days 2 mm are published for"
                            + " long runs (Cash 2021).", method, halvesMm), "Scan longer, or compare with another run."));
        }
        return findings;
    }
}
