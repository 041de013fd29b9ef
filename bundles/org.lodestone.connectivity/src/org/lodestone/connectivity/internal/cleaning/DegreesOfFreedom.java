package org.lodestone.connectivity.internal.cleaning;

import java.util.Locale;
import org.lodestone.core.Finding;

/** Says when a run is too short for what is removed from it, in minutes. */
public final class DegreesOfFreedom {

    private DegreesOfFreedom() {
    }

    /**
     * @param left dimensions left after the projection
     * @param needed least number of them
     * @param length volumes
     * @param censored of them taken out
     * @param trSeconds repetition time
     * @param lowHz lower edge of the band
     * @param highHz upper edge, infinite for none
     * @return the error, or null when enough is left
     */
    public static Finding check(int left, int needed, int length, int censored, double trSeconds, double lowHz, double highHz) {
        if (left >= needed) {
            return null;
        }
        double clean = (length - censored) * trSeconds / 60;
        // A second of scan gives two dimensions a hertz of band.
        double dimensionsPerMinute = 2 * 60 * (Math.min(highHz, 0.5 / trSeconds) - lowHz);
        double wanted = clean + (needed - left) / dimensionsPerMinute;
        return Finding.error("LS-FUNC-005", String.format(Locale.ROOT,
                "The run has %.1f minutes of clean data (%d of %d volumes taken out for motion): %d degrees of freedom are left after"
                        + " cleaning, %d are needed.", clean, censored, length, left, needed),
                String.format(Locale.ROOT,
                        "Scan at least %.1f minutes of clean data, regress out fewer confounds, or use the group target.", wanted))
                .with("cleanMinutes", clean).with("neededMinutes", wanted);
    }
}
