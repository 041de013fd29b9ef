package org.lodestone.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Contained;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;

class ContributionTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private record Named(String id, String version, List<Parameter> parameters) implements Method<String, String> {

        @Override
        public MethodInfo info() {
            return MethodInfo.of(id, version, "Named", "For a test.");
        }

        @Override
        public Outcome<String> run(String input, Parameters parameters, Execution execution) {
            return Outcome.done(input);
        }
    }

    private static String code(Contribution contribution) {
        assertTrue(contribution.methods().isEmpty());
        return contribution.findings().getFirst().code();
    }

    @Test
    void whateverAProviderThrowsIsAFinding() {
        assertEquals("LS-EXT-001", code(Contribution.of("bad", LIMIT, () -> {
            throw new StackOverflowError();
        })));
        assertEquals("LS-EXT-001", code(Contribution.of("bad", LIMIT, () -> () -> null)));
        assertEquals("LS-EXT-001", code(Contribution.of("bad", LIMIT, () -> () -> List.of(new Named("No Id", "1", List.of())))));
        assertEquals("LS-EXT-001", code(Contribution.of("bad", LIMIT, () -> () -> List.of(new Named("a.b", " ", List.of())))));
        assertEquals("LS-EXT-001", code(Contribution.of("bad", LIMIT,
                () -> () -> List.of(new Named("a.b", "1", List.of(Parameter.real("mm", 9, 0, 1, "default out of range")))))));
    }

    @Test
    void aProviderThatBlocksIsInterruptedAndLeftBehind() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Outcome<String> outcome = Contained.call("bad", Duration.ofMillis(50), () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return "never";
        });
        assertEquals("LS-EXT-002", outcome.findings().getFirst().code());
        interrupted.await();
    }

    @Test
    void anIdBelongsToWhoeverHadItFirst() {
        Contribution ours = Contribution.of("ours", LIMIT, () -> () -> List.of(new Named("a.b", "1", List.of())));
        Contribution theirs = Contribution.of("theirs", LIMIT, () -> () -> List.of(new Named("a.b", "666", List.of()), new Named("a.c", "1", List.of())));

        Contribution all = Contribution.together(List.of(ours, theirs));

        assertEquals(List.of("1", "1"), all.methods().stream().map(method -> method.info().version()).toList());
        assertEquals("LS-EXT-004", all.findings().getFirst().code());
    }
}
