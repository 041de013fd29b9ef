package org.lodestone.runtime.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.method.Method;
import org.lodestone.method.MethodInfo;

class ForeignMethodTest {

    /** A step of its own, as those of the product are. */
    public interface Step extends Method<String, String> {
        /** @return what it is good at */
        default String field() {
            return "echoes";
        }

        /** @return whether it wants this */
        boolean accepts(String file);
    }

    /** What a method does when it is run. */
    private interface Body {
        Outcome<String> run(String input, Execution execution);
    }

    private record Foreign(Body body) implements Step {
        @Override
        public MethodInfo info() {
            return MethodInfo.of("com.example.step", "1", "Step", "Does something.");
        }

        @Override
        public boolean accepts(String file) {
            return switch (file) {
                case "throw" -> throw new IllegalStateException("does not say");
                case "block" -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    yield true;
                }
                default -> true;
            };
        }

        @Override
        public List<Finding> check(String input, Parameters parameters) {
            throw new IllegalStateException("cannot look");
        }

        @Override
        public Outcome<String> run(String input, Parameters parameters, Execution execution) {
            return body.run(input, execution);
        }
    }

    private static Step step(Body body) {
        return assertInstanceOf(Step.class, ForeignMethod.of("com.example 1.0", new Foreign(body), Duration.ofMillis(100)));
    }

    private static Outcome<String> run(Body body) {
        return step(body).run("in", Parameters.NONE, Execution.unobserved());
    }

    private static void refused(Outcome<String> outcome, String why) {
        Finding finding = assertInstanceOf(Outcome.Refused.class, outcome).findings() instanceof List<?> all ? (Finding) all.getFirst() : null;
        assertEquals("LS-EXT-006", finding.code());
        assertTrue(finding.message().contains("com.example.step of com.example 1.0") && finding.message().contains(why), finding.message());
    }

    @Test
    void aSoundMethodIsSeenThroughWithAllItsInterfaces() {
        Body echo = (input, _) -> Outcome.done(input + "!");
        assertEquals("in!", assertInstanceOf(Outcome.Done.class, run(echo)).value());
        assertEquals("echoes", step(echo).field());
        assertEquals("com.example.step", step(echo).info().id());
        assertEquals(step(echo), step(echo));
        Finding own = Finding.error("LS-TEST-001", "No.", "Other input.");
        assertSame(own, assertInstanceOf(Outcome.Refused.class, run((_, _) -> Outcome.refused(own))).findings().getFirst());
        assertSame(own, assertInstanceOf(Outcome.Refused.class, run((_, _) -> {
            throw new RefusedException(own);
        })).findings().getFirst());
    }

    @Test
    void aMethodThatThrowsLacksAClassExhaustsItsStackOrGivesNothingIsRefusedByName() {
        refused(run((_, _) -> {
            throw new IllegalStateException("broken");
        }), "broken");
        refused(run((_, _) -> {
            throw new NoClassDefFoundError("gone");
        }), "gone");
        refused(run(ForeignMethodTest::deep), "StackOverflowError");
        refused(run((_, _) -> null), "gave nothing");
        assertEquals("LS-EXT-006", step((_, _) -> null).check("in", Parameters.NONE).getFirst().code());
    }

    private static Outcome<String> deep(String input, Execution execution) {
        return deep(input, execution);
    }

    @Test
    void aMethodThatDoesNotSayWhetherItWantsAFileDoesNotWantIt() {
        Step step = step((_, _) -> Outcome.done(""));
        assertTrue(step.accepts("file"));
        assertFalse(step.accepts("throw"));
        assertFalse(step.accepts("block"));
    }

    @Test
    void aMethodThatDoesNotStopWhenItIsToldToIsLeftAlone() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean cancelled = new AtomicBoolean();
        Progress progress = new Progress() {
            @Override
            public void report(double fraction, String activity) {
                cancelled.set(true);
            }

            @Override
            public boolean isCancelled() {
                return cancelled.get();
            }
        };
        Step stubborn = step((_, execution) -> {
            execution.progress().report(0.5, "for ever");
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
            return Outcome.done("too late");
        });
        assertThrows(CancelledException.class, () -> stubborn.run("in", Parameters.NONE, new Execution(Parallel.allCores(), progress)));
        end.countDown();
    }

    @Test
    void aMethodThatStopsWhenItIsToldToIsCancelled() {
        assertThrows(CancelledException.class, () -> run((_, _) -> {
            throw new CancelledException();
        }));
    }
}
