package org.lodestone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.pipeline.chain.ChainStage;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.pipeline.chain.Presets;

/**
 * What becomes of runs that nothing sound can be computed from: a refusal with its code, a gate that fails, or a remark that names what was
 * left out; never a silent number. One row a case. Elsewhere: seed outside the field of view, a mask that misses the brain, half the brain,
 * another person, left and right flipped, events instead of rest, all frames censored, displacement above the gate, two sites
 * ({@link MainJobTest}); broken files and contradicting times ({@link MainJobBadInputTest}).
 */
class BadRunTableTest {

    private static final String BOLD = "sub-01/func/sub-01_task-rest_bold.nii";

    @TempDir
    private Path folder;

    /** Makes a run bad and says what to do with it. */
    @FunctionalInterface
    private interface Fault {
        JobSettings make(SmallHead head) throws IOException;
    }

    /** Looks at what the job came to. */
    @FunctionalInterface
    private interface Expected {
        void check(Outcome<MainJobResult> outcome);
    }

    private record Row(String what, Fault fault, Expected expected) {
    }

    private static Expected refused(String code) {
        return outcome -> {
            assertFalse(outcome.isDone());
            assertEquals(code, outcome.findings().getLast().code(), outcome.findings()::toString);
        };
    }

    private static Expected failedGate(String name) {
        return outcome -> {
            TargetCandidate first = outcome.orThrow().targets().getFirst().candidate();
            Gate gate = first.gates().stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
            assertFalse(gate.passed(), gate::toString);
            assertFalse(outcome.orThrow().gatesPassed());
        };
    }

    private static Expected said(String... names) {
        return outcome -> {
            String all = outcome.findings().stream().map(Finding::message).collect(Collectors.joining());
            for (String name : names) {
                assertTrue(all.contains(name), name + " in " + outcome.findings());
            }
            assertTrue(outcome.orThrow().targets().getFirst().candidate().nativePoint().mm().distance(SmallHead.PEAK) < 4);
        };
    }

    private static JobSettings usual() {
        return SmallHead.settings(Presets.defaultChain());
    }

    private static final List<Row> ROWS = List.of(
            new Row("a seed in drop-out fails the signal gate", head -> {
                head.seedNoise = 120;
                head.run(BOLD, 150, SmallHead.BOLD, 1);
                return usual();
            }, failedGate("seed-temporal-snr")),
            new Row("a run without any repetition time is refused", head -> {
                head.run(BOLD, 150, SmallHead.BOLD, 1);
                Files.delete(head.path(BOLD.replace(".nii", ".json")));
                headerNumber(head.path(BOLD), 76 + 4 * 4, 0);
                return usual();
            }, refused("LS-SCAN-013")),
            new Row("too few volumes for the filter leave the group's target with the minutes", head -> {
                head.run(BOLD, 24, SmallHead.BOLD, 1);
                return usual();
            }, failedGate("clean-minutes")),
            new Row("confounds that are constant or collinear are left out by name", head -> {
                head.run(BOLD, 150, SmallHead.BOLD, 1);
                Path table = head.path("table.tsv");
                StringBuilder text = new StringBuilder("global_signal\ttrans_x\ttrans_y\ttrans_z\trot_x\trot_y\trot_z\tframewise_displacement\n");
                for (int t = 0; t < 150; t++) {
                    double a = Math.sin(0.31 * t), b = Math.cos(0.17 * t);
                    text.append(b + 0.1 * Math.sin(t)).append('\t').append(a).append('\t').append(2 * a).append('\t').append(7).append('\t')
                            .append(Math.sin(0.53 * t)).append('\t').append(Math.sin(0.71 * t)).append('\t').append(Math.cos(0.91 * t))
                            .append("\t0.01\n");
                }
                Files.writeString(table, text.toString());
                JobSettings from = SmallHead.settings(Presets.defaultChain().with(ChainStage.of(ChainStep.DENOISE, "").with("motionParameters", "6", "test")
                        .with("tissueSignals", false, "test")));
                return new JobSettings(from.chain(), from.files(), List.of(table), from.trSeconds(), Optional.empty(), from.groupMap(),
                        Optional.empty());
            }, said("left out: trans_y", "left out: trans_z")));

    /** Overwrites a number in the header of an uncompressed NIfTI file. */
    private static void headerNumber(Path file, int offset, float value) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, value), offset);
        }
    }

    @TestFactory
    Stream<DynamicTest> noRowEndsInASilentNumber() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.what(), () -> {
            Path dataset = folder.resolve(Integer.toString(ROWS.indexOf(row)));
            SmallHead head = new SmallHead(dataset);
            head.t1w("sub-01/anat/sub-01_T1w.nii");
            JobSettings settings = row.fault().make(head);
            row.expected().check(MainJob.run(new MainJobRequest(dataset, dataset.resolve("out"), "01", List.of(), GateThresholds.defaults(),
                    new SmallHead.Pack(), head.methods(), "test", settings), Execution.unobserved()));
        }));
    }
}
