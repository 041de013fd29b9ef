package org.lodestone.runtime.internal;

import java.util.random.RandomGenerator;

/** How long to wait before connecting again: 0.5 s, doubling to 10 s, each with up to a fifth of jitter so that devices do not march. */
final class Backoff {

    private static final long FIRST_MS = 500;
    private static final long LAST_MS = 10_000;

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long nextMs() {
        long base = Math.min(LAST_MS, FIRST_MS << Math.min(attempts++, 10));
        return base - random.nextLong(base / 5 + 1);
    }

    void reset() {
        attempts = 0;
    }
}
