package org.lodestone.connectivity.internal.cleaning;

import java.util.Locale;
import org.lodestone.core.Finding;

/** Trouble with the band, in words. */
public final class BandCheck {

    private BandCheck() {
    }

    /**
     * @param lowHz lower edge
     * @param highHz upper edge, 0 for none
     * @param trSeconds repetition time
     * @return the error that no frequency of the run lies in the band
     */
    public static Finding empty(double lowHz, double highHz, double trSeconds) {
        return Finding.error("LS-FUNC-002", String.format(Locale.ROOT,
                "The band %.3g to %.3g Hz does not fit a run with a repetition time of %.3g s (up to %.3g Hz).", lowHz, highHz, trSeconds,
                0.5 / trSeconds), "Check RepetitionTime in the sidecar, or choose another band.");
    }
}
