package org.lodestone.runtime.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one thread that calls into one device. A call that takes longer than it may is given up: the thread is interrupted and left behind,
 * a fresh one takes over the work that waits.
 */
final class DeviceThread {

    private final String name;
    private final ScheduledExecutorService watchdog;
    private ExecutorService executor;
    private volatile Thread current;
    private Thread watched;
    private boolean closed;

    DeviceThread(String name, ScheduledExecutorService watchdog) {
        this.name = name;
        this.watchdog = watchdog;
        this.executor = fresh();
    }

    private ExecutorService fresh() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            current = thread;
            return thread;
        });
    }

    boolean isCurrent() {
        return Thread.currentThread() == current;
    }

    /** Bookkeeping that calls no foreign code. Ignored once closed. */
    synchronized void execute(Runnable task) {
        if (!closed) {
            executor.execute(task);
        }
    }

    /**
     * Runs foreign code on the calling thread, which has to be this one, and watches it.
     *
     * @param limitMs how long it may take
     * @param hung called on the watchdog's thread before the fresh thread takes over
     * @return false when the call was given up meanwhile: the caller then has lost its thread and must touch nothing
     */
    boolean watch(long limitMs, Runnable hung, Runnable call) {
        AtomicBoolean over = new AtomicBoolean();
        ScheduledFuture<?> alarm = watchdog.schedule(() -> {
            if (over.compareAndSet(false, true)) {
                hung.run();
                replace();
            }
        }, limitMs, TimeUnit.MILLISECONDS);
        setWatched(Thread.currentThread());
        try {
            call.run();
        } finally {
            alarm.cancel(false);
            setWatched(null);
        }
        return over.compareAndSet(false, true) && isCurrent();
    }

    private synchronized void setWatched(Thread thread) {
        if (thread == null && !isCurrent()) {
            return;
        }
        watched = thread;
        if (thread == null && !closed) {
            // An interrupt that came too late for the call must not hit the next one.
            Thread.interrupted();
        }
    }

    /** Asks the foreign code that runs now, if any, to give up. */
    synchronized void interruptCall() {
        if (watched != null) {
            watched.interrupt();
        }
    }

    /** Gives the running call up. */
    synchronized void replace() {
        if (closed) {
            return;
        }
        ExecutorService old = executor;
        executor = fresh();
        watched = null;
        old.shutdownNow().forEach(executor::execute);
    }

    /** Lets what waits finish and ends the thread. */
    synchronized void close() {
        closed = true;
        executor.shutdown();
    }

    /** Waits for the end after {@link #close()}; interrupts what still runs when the time is over. */
    void awaitEnd(long limitMs) throws InterruptedException {
        ExecutorService last;
        synchronized (this) {
            last = executor;
        }
        if (!isCurrent() && !last.awaitTermination(limitMs, TimeUnit.MILLISECONDS)) {
            last.shutdownNow();
        }
    }
}
