package org.lodestone.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;

/**
 * Spreads loops over cores so that the result is the same at any thread count: the work is cut by the caller's chunk size, never by the
 * number of threads, and partial results are combined in chunk order.
 *
 * @param threads how many threads work at once, the caller's included; at least 1
 */
public record Parallel(int threads) {

    /** A body that works on the half-open index range [start, end). */
    @FunctionalInterface
    public interface RangeTask {
        /** @param start first index, @param end one past the last */
        void run(int start, int end);
    }

    /** Checks the thread count. */
    public Parallel {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads);
        }
    }

    /** @return one thread for each core of this machine */
    public static Parallel allCores() {
        return new Parallel(Runtime.getRuntime().availableProcessors());
    }

    /** @return the caller's thread alone */
    public static Parallel single() {
        return new Parallel(1);
    }

    /**
     * Runs {@code task} over 0..count in chunks; returns when all are done. Chunks write to disjoint memory.
     *
     * @param count number of indices
     * @param chunk indices a chunk, fixed by the caller so that results do not depend on the machine
     * @param progress checked before each chunk
     * @param task the body
     * @throws CancelledException when the progress says so; chunks under way finish first
     */
    public void forRanges(int count, int chunk, Progress progress, RangeTask task) {
        int chunks = Math.ceilDiv(count, chunk);
        forEach(chunks, progress, c -> task.run(c * chunk, Math.min(count, (c + 1) * chunk)));
    }

    /**
     * Computes one partial result a chunk and combines them from the first to the last.
     *
     * @param count number of indices
     * @param chunk indices a chunk, fixed by the caller
     * @param progress checked before each chunk
     * @param identity the result of no chunk
     * @param map partial result of chunk [start, end), given start; the end is start + chunk or count
     * @param combine adds a later partial result to an earlier one
     * @return the combined result
     */
    public <T> T reduce(int count, int chunk, Progress progress, T identity, RangeFunction<T> map, BinaryOperator<T> combine) {
        int chunks = Math.ceilDiv(count, chunk);
        List<T> parts = map(chunks, progress, c -> map.apply(c * chunk, Math.min(count, (c + 1) * chunk)));
        T result = identity;
        for (T part : parts) {
            result = combine.apply(result, part);
        }
        return result;
    }

    /** A function of the half-open index range [start, end). */
    @FunctionalInterface
    public interface RangeFunction<T> {
        /** @return the partial result of that range */
        T apply(int start, int end);
    }

    /** @return {@code function} of 0..count-1 in order, computed on all threads */
    public <T> List<T> map(int count, Progress progress, IntFunction<T> function) {
        Object[] results = new Object[count];
        forEach(count, progress, i -> results[i] = function.apply(i));
        List<T> list = new ArrayList<>(count);
        for (Object result : results) {
            @SuppressWarnings("unchecked")
            T typed = (T) result;
            list.add(typed);
        }
        return list;
    }

    private void forEach(int count, Progress progress, java.util.function.IntConsumer body) {
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                progress.check();
                body.accept(i);
            }
        };
        List<ForkJoinTask<?>> helpers = new ArrayList<>();
        for (int t = 1; t < Math.min(threads, count); t++) {
            helpers.add(ForkJoinPool.commonPool().submit(worker));
        }
        RuntimeException failure = null;
        try {
            worker.run();
        } catch (RuntimeException e) {
            failure = e;
            next.set(count);
        }
        for (ForkJoinTask<?> helper : helpers) {
            try {
                helper.join();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
                next.set(count);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
