package org.lodestone.ui.navigation.internal.control;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.plan.Approval;

/**
 * Asks again and again whether the plan of a session is released, on a thread of its own, because the answer hashes files. An answer that has
 * become old is worth nothing.
 */
final class PlanWatch implements AutoCloseable {

    private static final long EVERY_SECONDS = 10;
    private static final long GOOD_NANOS = 60_000_000_000L;

    private final Supplier<Outcome<Approval>> release;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("plan-watch").priority(Thread.MIN_PRIORITY).factory());
    private Optional<ScheduledFuture<?>> again = Optional.empty();
    private volatile Optional<Answer> newest = Optional.empty();

    private record Answer(Approval approval, long nanos) {
    }

    /** @param release answers on the watch's thread, from the disk */
    PlanWatch(Supplier<Outcome<Approval>> release) {
        this.release = release;
    }

    /** Asks now and every ten seconds. @param told each answer, on the watch's thread */
    void begin(Consumer<Outcome<Approval>> told) {
        end();
        again = Optional.of(thread.scheduleWithFixedDelay(() -> told.accept(answer()), 0, EVERY_SECONDS, TimeUnit.SECONDS));
    }

    /** Asks no more; what was answered is forgotten. */
    void end() {
        again.ifPresent(asking -> asking.cancel(false));
        again = Optional.empty();
        newest = Optional.empty();
    }

    /** Asks once, as soon as the thread is free. @param told the answer, on the watch's thread */
    void ask(Consumer<Outcome<Approval>> told) {
        thread.execute(() -> told.accept(answer()));
    }

    /** @return the signature by the newest answer; empty when there is none, it refused, or it is older than a minute */
    Optional<Approval> approval() {
        return newest.filter(answer -> System.nanoTime() - answer.nanos() < GOOD_NANOS).map(Answer::approval);
    }

    private Outcome<Approval> answer() {
        // The instant before asking: what changes while files are read counts as not seen.
        long asked = System.nanoTime();
        Outcome<Approval> outcome;
        try {
            outcome = release.get();
        } catch (RuntimeException e) {
            System.getLogger(PlanWatch.class.getName()).log(System.Logger.Level.ERROR, "The plan's signature could not be looked up", e);
            outcome = Outcome.refused(Finding.error("LS-NAVUI-002", "The plan's signature could not be looked up: " + e.getMessage() + ".",
                    "Look whether the case's folder can be read, then confirm again."));
        }
        newest = switch (outcome) {
            case Outcome.Done<Approval>(Approval approval, var _) -> Optional.of(new Answer(approval, asked));
            case Outcome.Refused<Approval>(List<Finding> _) -> Optional.empty();
        };
        return outcome;
    }

    @Override
    public void close() {
        end();
        thread.shutdown();
    }
}
