package org.lodestone.ui.planning.internal.cases;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lodestone.core.CancelledException;

/** Reads several parts of a case at the same time; what is still being read when this is closed is given up. */
final class PartsAtOnce implements AutoCloseable {

    private final ExecutorService threads;

    /** @param count how many parts are read at once */
    PartsAtOnce(int count) {
        threads = Executors.newFixedThreadPool(count, Thread.ofPlatform().daemon().name("case-part-", 0).factory());
    }

    /**
     * A part that is being read.
     *
     * @param <T> what it is read as
     */
    interface Awaited<T> {

        /**
         * @return the part, once it is there
         * @throws IOException what the reading threw; unchecked exceptions come as they are
         */
        T get() throws IOException;
    }

    /** Begins to read a part, after those begun before it. */
    <T> Awaited<T> begin(Callable<T> reading) {
        Future<T> running = threads.submit(reading);
        return () -> {
            try {
                return running.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException cause -> throw cause;
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    default -> throw new IllegalStateException(e.getCause());
                }
            }
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
