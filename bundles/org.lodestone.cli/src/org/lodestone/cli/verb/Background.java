package org.lodestone.cli.verb;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A part of a verb's work that does not wait for the rest of it, on a thread of its own. The thread keeps no program alive.
 *
 * @param <T> what comes of it
 */
final class Background<T> {

    private final FutureTask<T> task;

    private Background(FutureTask<T> task) {
        this.task = task;
    }

    /** Starts the work. */
    static <T> Background<T> of(String name, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread.ofPlatform().name(name).daemon().start(task);
        return new Background<>(task);
    }

    /**
     * Waits for the end of the work.
     *
     * @return its result
     * @throws RuntimeException what the work ended with
     */
    T result() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.lodestone.core.CancelledException();
        }
    }
}
