package org.lodestone.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.core.runtime.ILog;

/**
 * One thread that draws pictures for views. Each view has one place in its queue: a newer request replaces the one that waits, so that
 * fast scrolling never lags behind. Any thread.
 */
public final class LatestWorker {

    private final Map<Object, Runnable> waiting = new LinkedHashMap<>();
    private final Thread thread;
    private boolean stopped;

    /** @param name of the thread */
    public LatestWorker(String name) {
        thread = Thread.ofPlatform().daemon().name(name).start(this::work);
    }

    /**
     * @param owner whose earlier request, if it still waits, is dropped
     * @param request run soon on this worker's thread
     */
    public synchronized void submit(Object owner, Runnable request) {
        if (!stopped) {
            waiting.put(owner, request);
            notifyAll();
        }
    }

    private void work() {
        try {
            for (Runnable next = take(); next != null; next = take()) {
                try {
                    next.run();
                } catch (RuntimeException | LinkageError e) {
                    ILog.of(LatestWorker.class).error(thread.getName(), e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Runnable take() throws InterruptedException {
        while (waiting.isEmpty() && !stopped) {
            wait();
        }
        if (waiting.isEmpty()) {
            return null;
        }
        Object first = waiting.keySet().iterator().next();
        return waiting.remove(first);
    }

    /** Ends the thread after what is being drawn. */
    public synchronized void close() {
        stopped = true;
        waiting.clear();
        notifyAll();
    }
}
