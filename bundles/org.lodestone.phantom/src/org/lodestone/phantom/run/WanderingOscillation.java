package org.lodestone.phantom.run;

import java.util.SplittableRandom;

/**
 * A rhythm of the body whose rate wanders slowly: breathing or heartbeat. Can be read at any time, so that a slow scanner aliases it as it
 * would the real one.
 *
 * @param rateHz mean rate
 * @param wanderRadians size of the slow changes of phase
 * @param wanderHz rates of these changes. Handed over.
 * @param wanderPhase their phases. Handed over.
 */
public record WanderingOscillation(double rateHz, double wanderRadians, double[] wanderHz, double[] wanderPhase) {

    // One radian at 0.004 to 0.05 Hz in five waves: the rate varies by three beats a minute, as at rest.
    private static final double WANDER_RADIANS = 1;

    /**
     * @param random source of the wander
     * @param rateHz mean rate
     * @return a rhythm of that rate
     */
    public static WanderingOscillation random(SplittableRandom random, double rateHz) {
        double[] slow = new double[5];
        double[] phase = new double[5];
        for (int n = 0; n < slow.length; n++) {
            slow[n] = random.nextDouble(0.004, 0.05);
            phase[n] = random.nextDouble(2 * Math.PI);
        }
        return new WanderingOscillation(rateHz, WANDER_RADIANS, slow, phase);
    }

    /** @return phase in radians at a time in seconds */
    public double phase(double seconds) {
        double phase = 2 * Math.PI * rateHz * seconds;
        for (int n = 0; n < wanderHz.length; n++) {
            phase += wanderRadians * Math.sin(2 * Math.PI * wanderHz[n] * seconds + wanderPhase[n]);
        }
        return phase;
    }

    /** @return the rhythm with a second harmonic, variance about 1 */
    public double at(double seconds) {
        double phase = phase(seconds);
        return 1.3 * Math.cos(phase) + 0.55 * Math.cos(2 * phase + 0.7);
    }
}
