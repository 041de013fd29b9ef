package org.lodestone.device.sim.internal;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.lodestone.device.DeviceContext;

/** Something that happens again and again at an even pace, on a reader thread, between start and stop. */
final class Paced {

    private final DeviceContext context;
    private final String name;
    private final double seconds;
    private final LongConsumer each;
    private DeviceContext.Reader reader;

    /**
     * @param seconds from one to the next
     * @param each given its number, from 0
     */
    Paced(DeviceContext context, String name, double seconds, LongConsumer each) {
        this.context = context;
        this.name = name;
        this.seconds = seconds;
        this.each = each;
    }

    void start() {
        if (reader == null) {
            reader = context.reader(name, this::run);
        }
    }

    void stop() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    private void run() {
        long start = context.nanoTime();
        for (long k = 0;; k++) {
            long due = start + (long) ((k + 1) * seconds * 1e9);
            for (long left = due - context.nanoTime(); left > 0; left = due - context.nanoTime()) {
                LockSupport.parkNanos(left);
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            each.accept(k);
        }
    }
}
