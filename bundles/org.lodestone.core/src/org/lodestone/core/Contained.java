package org.lodestone.core;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls code of somebody else for a bounded time. Whatever it throws, a missing class included, and also when it does not come back,
 * the caller goes on with a finding that names the culprit. Called from any thread; the foreign code runs on a daemon thread of its own,
 * which is interrupted and left behind when its time is up.
 */
public final class Contained {

    private static final String REMEDY = "Update or remove this bundle, or name it in extensions.disabled of the site's configuration.";

    private Contained() {
    }

    /**
     * @param whose bundle or class that the code belongs to, as a message names it
     * @param limit how long it may take
     * @param work the foreign code
     * @return what it gave, or a refusal: LS-EXT-001 when it failed, LS-EXT-002 when it did not come back, LS-EXT-003 when it gave nothing
     */
    public static <T> Outcome<T> call(String whose, Duration limit, Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().name("contained " + whose).start(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                // Foreign code may lack a class or exhaust its stack: an Error of it is no Error of ours.
                result.completeExceptionally(e);
            }
        });
        try {
            T value = result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return value == null ? refused("LS-EXT-003", whose + " gave nothing where something is due.") : Outcome.done(value);
        } catch (TimeoutException e) {
            thread.interrupt();
            return Outcome.refused(Finding.error("LS-EXT-002", whose + " did not come back within " + limit.toMillis() + " ms and is left out.",
                    REMEDY).with("stack", stack(thread)));
        } catch (ExecutionException e) {
            System.getLogger(Contained.class.getName()).log(System.Logger.Level.DEBUG, whose, e.getCause());
            return Outcome.refused(Finding.error("LS-EXT-001", whose + " failed and is left out: " + e.getCause() + ".", REMEDY));
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private static <T> Outcome<T> refused(String code, String message) {
        return Outcome.refused(Finding.error(code, message, REMEDY));
    }

    private static String stack(Thread thread) {
        StackTraceElement[] frames = thread.getStackTrace();
        return frames.length == 0 ? "" : frames[0] + (frames.length > 1 ? " < " + frames[1] : "");
    }
}
