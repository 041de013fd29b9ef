package org.lodestone.navigation.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Frame;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.PoseLine;
import org.lodestone.device.wire.WireSimulator;

class PoseLinesTest {

    private static final Frame FRAME = Frame.tracker("t");
    private final InstalledDevices devices = InstalledDevices.fromClassPath(PoseLinesTest.class.getClassLoader());

    @TempDir
    private Path folder;

    @Test
    void aPoseSurvivesItsLine() {
        ToolPose pose = new ToolPose("a \"b\" \\ \n ü", new Rigid(new Rotation(0.1, -0.7, 0.3, 0.6), new Vec3(1.25e-7, -1500.5, 3)),
                Validity.DOUBTFUL, 0.125);
        PoseFrame frame = new PoseFrame(-1_500_000_001L, OptionalLong.of(7), FRAME, List.of(pose));

        PoseFrame back = PoseLine.decode(PoseLine.encode(frame, pose), FRAME).orElseThrow();

        assertEquals(frame.hostNanos(), back.hostNanos());
        assertEquals(frame.deviceNanos(), back.deviceNanos());
        ToolPose again = back.tools().getFirst();
        assertEquals(pose.tool(), again.tool());
        assertEquals(Validity.DOUBTFUL, again.validity());
        assertEquals(0, pose.toolToFrame().translationMm().distance(again.toolToFrame().translationMm()), 1e-12);
        assertEquals(0, pose.toolToFrame().rotation().then(again.toolToFrame().rotation().inverse()).angleRad(), 1e-7);
        assertEquals(PoseLine.encode(frame, ToolPose.missing("x")),
                PoseLine.encode(frame, PoseLine.decode(PoseLine.encode(frame, ToolPose.missing("x")), FRAME).orElseThrow().tools().getFirst()));
    }

    @Test
    void posesComeAsLinesAndComeAgainAfterACut() {
        List<String> lines = new CopyOnWriteArrayList<>();
        List<String> words = new CopyOnWriteArrayList<>();
        try (WireSimulator.Running simulator = devices.simulate("openigtlink", 0, "0.2 unplug", 3)) {
            PoseLines.run(devices, URI.create("openigtlink://127.0.0.1:" + simulator.port()), Map.of(), 20, lines::add, words::add,
                    stopAfter(lines, 300));
        }
        assertTrue(words.stream().filter(w -> w.startsWith("Connected")).count() == 2, words.toString());
        assertTrue(lines.stream().allMatch(l -> PoseLine.decode(l, FRAME).isPresent()));
    }

    private static Progress stopAfter(List<String> lines, int count) {
        return new Progress() {
            @Override
            public void report(double fraction, String activity) {
                throw new UnsupportedOperationException("nothing to report");
            }

            @Override
            public boolean isCancelled() {
                return lines.size() > count;
            }
        };
    }

    @Test
    void aRecordedSessionIsReplayedWholeAndInOrder() throws Exception {
        List<String> recorded = new CopyOnWriteArrayList<>();
        PoseLines.run(devices, URI.create("sim:tracker"), Map.of("rateHz", "200"), 20, recorded::add, w -> { }, stopAfter(recorded, 300));
        Path file = Files.write(folder.resolve("session.jsonl"), recorded);

        List<String> replayed = new CopyOnWriteArrayList<>();
        PoseLines.run(devices, URI.create("replay:" + file), Map.of("speed", "20"), 20, replayed::add, w -> { }, Progress.NONE);

        assertEquals(recorded.size(), replayed.size());
        for (int i = 0; i < recorded.size(); i++) {
            PoseFrame before = PoseLine.decode(recorded.get(i), FRAME).orElseThrow(), after = PoseLine.decode(replayed.get(i), FRAME).orElseThrow();
            ToolPose was = before.tools().getFirst(), is = after.tools().getFirst();
            assertEquals(before.deviceNanos(), after.deviceNanos());
            assertEquals(was.tool() + was.validity(), is.tool() + is.validity());
            assertTrue(was.toolToFrame().translationMm().distance(is.toolToFrame().translationMm()) < 1e-9);
        }
    }

    @Test
    void whatIsNotThereIsRefusedWithARemedy() {
        assertThrows(RefusedException.class, () -> devices.driver(URI.create("carrier-pigeon://loft")));
        assertThrows(RefusedException.class, () -> devices.simulate("oracle", 0, "", 1));
        assertThrows(RefusedException.class, () -> devices.simulate("openigtlink", 0, "1 explode", 1));
        assertThrows(RefusedException.class, () -> PoseLines.run(devices, URI.create("replay:/nowhere"), Map.of(), 1, l -> { }, w -> { },
                Progress.NONE));
    }
}
