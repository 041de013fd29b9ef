package org.lodestone.core;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A place for one value where the newest wins: a producer never waits and nothing queues up behind a slow reader. Any number of threads
 * may offer, take and look.
 *
 * @param <T> immutable value
 */
public final class Latest<T> {

    private final AtomicReference<T> slot = new AtomicReference<>();
    private final AtomicLong offered = new AtomicLong();
    private final AtomicLong overwritten = new AtomicLong();

    /** Makes an empty slot. */
    public Latest() {
        // nothing to prepare
    }

    /** Puts {@code value} in; one that nobody took is overwritten and counted. */
    public void offer(T value) {
        offered.incrementAndGet();
        if (slot.getAndSet(java.util.Objects.requireNonNull(value)) != null) {
            overwritten.incrementAndGet();
        }
    }

    /** @return the newest value, which leaves the slot; empty when there was none since the last take */
    public Optional<T> take() {
        return Optional.ofNullable(slot.getAndSet(null));
    }

    /** @return the newest value, which stays */
    public Optional<T> peek() {
        return Optional.ofNullable(slot.get());
    }

    /** Empties the slot without counting. */
    public void clear() {
        slot.set(null);
    }

    /** @return how many values were offered */
    public long offered() {
        return offered.get();
    }

    /** @return how many values were overwritten before anybody took them; grows with every offer when readers only peek */
    public long overwritten() {
        return overwritten.get();
    }
}
