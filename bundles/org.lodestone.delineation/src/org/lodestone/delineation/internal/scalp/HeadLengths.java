package org.lodestone.delineation.internal.scalp;

import java.util.List;
import org.lodestone.core.Finding;

/** What lengths adults' heads have. */
final class HeadLengths {

    private HeadLengths() {
    }

    /** Adds a warning when a length lies outside what adults' heads have. */
    static void check(String what, double mm, double lowestMm, double highestMm, List<Finding> findings) {
        if (!(mm >= lowestMm && mm <= highestMm)) {
            findings.add(Finding.warning("LS-DELIN-050", "The head measures " + Math.round(mm) + " mm " + what + "; adults' have "
                    + Math.round(lowestMm) + " to " + Math.round(highestMm) + " mm.",
                    "Check the landmarks on the scalp and whether the image shows the whole head.").with("mm", mm));
        }
    }
}
