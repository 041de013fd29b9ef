package org.lodestone.device.sim.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.LinkDefaults;
import org.lodestone.device.wire.VirtualRoom;

class SimulatedTrackerTest {

    /** Runs the reader on the caller's thread against a clock that jumps to wherever it is asked about; ends it by unplugging. */
    private static final class Recorder implements DeviceContext {
        private final List<PoseFrame> frames = new ArrayList<>();
        private final List<DeviceStatus> reports = new ArrayList<>();
        private long now;

        @Override
        public String deviceId() {
            return "simulated";
        }

        @Override
        public Frame frame() {
            return Frame.tracker("simulated");
        }

        @Override
        public long nanoTime() {
            return now += 100_000_000L;
        }

        @Override
        public void report(DeviceStatus status) {
            reports.add(status);
        }

        @Override
        public void deliver(DeviceEvent event) {
            frames.add((PoseFrame) event);
        }

        @Override
        public ByteLink link(URI address, LinkDefaults usual, Duration timeout) {
            throw new UnsupportedOperationException("a simulated device needs no link");
        }

        @Override
        public Reader reader(String name, Runnable loop) {
            loop.run();
            return () -> { };
        }
    }

    private static Recorder run(Map<String, Object> chosen) {
        Recorder recorder = new Recorder();
        Parameters parameters = Parameters.of(SimulationSettings.PARAMETERS, chosen);
        new SimulatedTracker(SimulationSettings.of(parameters), recorder).start();
        return recorder;
    }

    private static List<List<ToolPose>> poses(Recorder recorder) {
        return recorder.frames.stream().map(PoseFrame::tools).toList();
    }

    @Test
    void theSameSeedMeasuresTheSameAndAnotherSeedDoesNot() {
        Map<String, Object> twoSeconds = Map.of("script", "2 unplug");

        assertEquals(poses(run(twoSeconds)), poses(run(twoSeconds)));
        assertTrue(!poses(run(twoSeconds)).equals(poses(run(Map.of("script", "2 unplug", "seed", 7)))));
    }

    @Test
    void theScriptHidesFreezesAndUnplugs() {
        Recorder seen = run(Map.of("rateHz", 100, "occlusionsPerMinute", 0, "script", "0.5 hide coil 0.25; 1 freeze 0.5; 2 unplug"));

        long hidden = seen.frames.stream().filter(f -> f.pose("coil").orElseThrow().validity() == Validity.MISSING).count();
        assertEquals(25, hidden);
        assertEquals(150, seen.frames.size());
        assertEquals(DeviceState.OFFLINE, seen.reports.getFirst().state());
    }

    @Test
    void theNoiseHasTheDeclaredSizeAndIsThreeTimesAsLargeAlongTheLineOfSight() {
        Recorder seen = run(Map.of("rateHz", 100, "occlusionsPerMinute", 0, "noiseMm", 0.2, "script", "100 unplug"));
        VirtualRoom room = new VirtualRoom(20250101);
        double sumX = 0, sumZ = 0;
        for (int k = 0; k < seen.frames.size(); k++) {
            Vec3 off = seen.frames.get(k).pose("pointer").orElseThrow().toolToFrame().translationMm()
                    .minus(room.trueToolToCamera("pointer", k / 100.0).translationMm());
            sumX += off.x() * off.x();
            sumZ += off.z() * off.z();
        }

        // 10^4 samples: the standard error of a standard deviation is 0.7 %, five of them are allowed.
        assertEquals(0.2, Math.sqrt(sumX / seen.frames.size()), 0.2 * 0.036);
        assertEquals(0.6, Math.sqrt(sumZ / seen.frames.size()), 0.6 * 0.036);
    }

    @Test
    void aScriptThatSaysNothingSensibleIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Script.parse("2 explode"));
        assertThrows(IllegalArgumentException.class, () -> Script.parse("-1 unplug"));
        assertThrows(IllegalArgumentException.class, () -> Script.parse("NaN freeze 1"));
    }
}
