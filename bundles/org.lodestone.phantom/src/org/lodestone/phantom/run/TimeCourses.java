package org.lodestone.phantom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.phantom.RandomStreams;

/**
 * The course of each {@link Channel} but the background, readable at any time.
 *
 * @param networks one signal a network, subgenual first, mutually uncorrelated; the last one is half the one before it, later, and half its own
 * @param global one more that all grey matter shares
 * @param breath breathing
 * @param heart heartbeat
 * @param drift of the scanner
 */
public record TimeCourses(
        List<BandSignal> networks, BandSignal global, WanderingOscillation breath, WanderingOscillation heart, Drift drift) {

    /** How much later the driven place follows the driving one. */
    public static final double DIRECTED_LAG_SECONDS = 2;

    private static final double LOW_HZ = 0.01, HIGH_HZ = 0.1;
    /** Directed signals reach further up: what is new at each moment is what a direction can be told from. */
    private static final double DIRECTED_HIGH_HZ = 0.24;
    private static final double BREATH_HZ = 0.29, HEART_HZ = 1.19;

    /**
     * A drift slower than what a band-pass lets through.
     *
     * @param linear change over the run as a share of the signal
     * @param wave size of the slow wave
     * @param phase of the wave
     * @param periodSeconds duration of the run; the wave takes one and a half of it, at most 1/128 Hz
     */
    public record Drift(double linear, double wave, double phase, double periodSeconds) {

        double at(double seconds) {
            double x = seconds / periodSeconds;
            return linear * (x - 0.5) + wave * Math.cos(2 * Math.PI * x / 1.5 + phase);
        }
    }

    /**
     * @param random streams of the simulation
     * @param networks number of networks, the driving and the driven place included
     * @param durationSeconds length of the run
     * @return the courses
     */
    public static TimeCourses random(RandomStreams random, int networks, double durationSeconds) {
        int plain = networks - 2;
        List<BandSignal> signals = BandSignal.uncorrelated(random.stream("signals"), plain + 1, durationSeconds, LOW_HZ, HIGH_HZ);
        BandSignal subgenual = signals.getFirst();
        // neither the driver nor its echo may move the planted anticorrelated peak
        List<BandSignal> apart = List.of(subgenual, subgenual.delayed(-DIRECTED_LAG_SECONDS));
        BandSignal driver = BandSignal.flat(random.stream("directed"), durationSeconds, LOW_HZ, DIRECTED_HIGH_HZ).without(apart);
        BandSignal own = BandSignal.flat(random.stream("directed own"), durationSeconds, LOW_HZ, DIRECTED_HIGH_HZ).without(apart);
        List<BandSignal> all = new ArrayList<>(signals.subList(0, plain));
        all.add(driver);
        all.add(driver.delayed(DIRECTED_LAG_SECONDS).plus(own));
        SplittableRandom scanner = random.stream("drift");
        return new TimeCourses(all, signals.get(plain),
                WanderingOscillation.random(random.stream("breath"), BREATH_HZ),
                WanderingOscillation.random(random.stream("heart"), HEART_HZ),
                new Drift(scanner.nextDouble(-0.02, 0.02), 0.006, scanner.nextDouble(2 * Math.PI), durationSeconds));
    }

    /**
     * @param seconds since the start of the run
     * @return one value a channel; 0 for the background
     */
    public float[] at(double seconds) {
        int n = networks.size();
        float[] course = new float[Channel.count(n)];
        double scanner = drift.at(seconds);
        course[Channel.BASELINE] = (float) (1 + scanner);
        for (int s = 0; s < n; s++) {
            course[Channel.network(s)] = (float) networks.get(s).at(seconds);
        }
        course[Channel.global(n)] = (float) global.at(seconds);
        course[Channel.breath(n)] = (float) breath.at(seconds);
        course[Channel.heart(n)] = (float) heart.at(seconds);
        course[Channel.driftX(n)] = (float) (0.4 * scanner);
        course[Channel.driftZ(n)] = (float) (-0.6 * scanner);
        return course;
    }
}
