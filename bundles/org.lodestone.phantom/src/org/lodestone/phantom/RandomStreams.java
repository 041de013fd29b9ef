package org.lodestone.phantom;

import java.util.SplittableRandom;

/**
 * Independent streams of random numbers, each named by what it is for, so that adding a draw to one part of the simulation leaves all
 * others as they were, and parallel parts do not depend on the order in which they run.
 *
 * @param seed of the whole simulation
 */
public record RandomStreams(long seed) {

    /**
     * @param purpose what the numbers are for
     * @param index which one of several streams for the same purpose
     * @return a new generator at its start
     */
    public SplittableRandom stream(String purpose, int index) {
        long mixed = mix(seed + 0x9E3779B97F4A7C15L);
        mixed = mix(mixed ^ purpose.hashCode() * 0xD6E8FEB86659FD93L);
        return new SplittableRandom(mix(mixed + index * 0x9E3779B97F4A7C15L));
    }

    /** @return the only stream for {@code purpose} */
    public SplittableRandom stream(String purpose) {
        return stream(purpose, 0);
    }

    /** Bijective 64-bit mixer with full avalanche (Stafford 2011, variant 13). */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
