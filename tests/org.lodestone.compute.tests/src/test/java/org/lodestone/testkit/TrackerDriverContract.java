package org.lodestone.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Parameters;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.TrackerDriver;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.VirtualRoom;
import org.lodestone.device.wire.WireSimulator;

/**
 * What every tracker driver has to pass, third-party ones included: extend it, name the driver and a simulator of its device that sees the
 * {@link VirtualRoom} of the given seed.
 */
public abstract class TrackerDriverContract {

    private static final Set<DeviceState> REPORTED =
            EnumSet.of(DeviceState.READY, DeviceState.ACTIVE, DeviceState.DEGRADED, DeviceState.FAILED, DeviceState.OFFLINE);
    private static final long SEED = 5;

    private final DeviceHost host = new DeviceHost();

    /** @return the driver */
    protected abstract TrackerDriver driver();

    /** @return plays its device */
    protected abstract WireSimulator simulator();

    /** @return the address of a device on a port of this machine */
    protected abstract URI address(int port);

    /** @return settings that differ from the driver's defaults */
    protected Map<String, Object> settings() {
        return Map.of();
    }

    /** @return how far a pose may lie from the truth, mm: what the device's numbers are rounded to */
    protected double roundingMm() {
        return 0.05;
    }

    private Tracker open(int port, DeviceHost with) throws DeviceException {
        return driver().open(new DeviceConfig("device-under-test", "test", driver().info().id(), address(port),
                Parameters.of(driver().parameters(), settings()), Duration.ofSeconds(5)), with);
    }

    private PoseFrame next() throws InterruptedException {
        return (PoseFrame) java.util.Objects.requireNonNull(host.events.poll(20, TimeUnit.SECONDS), "no pose came");
    }

    @Test
    void itConnectsAndDisconnectsAHundredTimesAndLeavesNoThread() throws Exception {
        try (WireSimulator.Running device = simulator().start(0, FaultScript.NONE, SEED)) {
            for (int i = 0; i < 100; i++) {
                DeviceHost once = new DeviceHost();
                Tracker tracker = open(device.port(), once);
                tracker.start();
                tracker.close();
                tracker.close();
                assertEquals(0, once.running());
                int after = once.events.size();
                assertTrue(once.reports.stream().noneMatch(r -> r.state() == DeviceState.OFFLINE), "closing is no loss");
                assertEquals(after, once.events.size());
            }
        }
    }

    /** Overridden, disabled, by a driver whose device has no port. */
    @Test
    protected void aDeadPortIsRefusedInTimeWithoutAThread() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        DeviceException refused = assertThrows(DeviceException.class, () -> open(port, host));
        assertEquals(Detail.COMMUNICATION_LOST, refused.detail());
        assertFalse(refused.getMessage().isBlank());
        assertEquals(0, host.running());
    }

    /** Units, handedness and the direction of the pose, all at once: the truth is known. */
    @Test
    void posesAreInMillimetresRightHandedAndFromToolToCamera() throws Exception {
        VirtualRoom room = new VirtualRoom(SEED);
        try (WireSimulator.Running device = simulator().start(0, FaultScript.NONE, SEED); Tracker tracker = open(device.port(), host)) {
            tracker.start();
            int compared = 0;
            while (compared < 60) {
                PoseFrame frame = next();
                double t = secondsOf(frame, room);
                assertEquals(host.frame(), frame.frame());
                for (ToolPose pose : frame.tools()) {
                    Rigid truth = room.trueToolToCamera(pose.tool(), t);
                    assertEquals(0, apartMm(truth, pose.toolToFrame()), roundingMm());
                    compared++;
                }
            }
        }
    }

    /** The device's time; where it has no clock, the moment at which the room looked most like this. */
    private static double secondsOf(PoseFrame frame, VirtualRoom room) {
        if (frame.deviceNanos().isPresent()) {
            return frame.deviceNanos().getAsLong() / 1e9;
        }
        double best = Double.MAX_VALUE, at = 0;
        for (double t = 0; t < 10; t += 0.002) {
            double worst = 0;
            for (ToolPose pose : frame.tools()) {
                worst = Math.max(worst, apartMm(room.trueToolToCamera(pose.tool(), t), pose.toolToFrame()));
            }
            if (worst < best) {
                best = worst;
                at = t;
            }
        }
        return at;
    }

    /** The farthest that the tool's origin and three points 100 mm from it lie apart. */
    private static double apartMm(Rigid one, Rigid other) {
        double worst = 0;
        for (Vec3 point : new Vec3[] {Vec3.ZERO, new Vec3(100, 0, 0), new Vec3(0, 100, 0), new Vec3(0, 0, 100)}) {
            worst = Math.max(worst, one.apply(point).distance(other.apply(point)));
        }
        return worst;
    }

    @Test
    void timesNeverGoBack() throws Exception {
        try (WireSimulator.Running device = simulator().start(0, FaultScript.NONE, SEED); Tracker tracker = open(device.port(), host)) {
            tracker.start();
            PoseFrame before = next();
            for (int i = 0; i < 40; i++) {
                PoseFrame now = next();
                assertTrue(now.hostNanos() >= before.hostNanos());
                assertTrue(now.deviceNanos().orElse(0) >= before.deviceNanos().orElse(0));
                before = now;
            }
        }
    }

    @Test
    void aHiddenToolIsMissingAndComesBack() throws Exception {
        try (WireSimulator.Running device = simulator().start(0, FaultScript.parse("0.4 hide coil 0.4"), SEED);
                Tracker tracker = open(device.port(), host)) {
            tracker.start();
            boolean missing = false;
            for (boolean back = false; !back;) {
                var pose = next().pose("coil");
                missing |= pose.isPresent() && pose.get().validity() == Validity.MISSING;
                back = missing && pose.isPresent() && pose.get().validity() == Validity.VALID;
            }
        }
    }

    @Test
    void aCutIsReportedOnceAndOnlyAllowedStatesAre() throws Exception {
        for (String script : new String[] {"0.3 unplug", "0.3 restart 0.2", "0.1 garble 0.3; 0.5 unplug", "0.1 slow 0.2; 0.6 unplug"}) {
            DeviceHost once = new DeviceHost();
            try (WireSimulator.Running device = simulator().start(0, FaultScript.parse(script), SEED); Tracker tracker = open(device.port(), once)) {
                tracker.start();
                DeviceStatus report = once.reports.poll(20, TimeUnit.SECONDS);
                assertNotNull(report, script);
                while (report.state() != DeviceState.OFFLINE) {
                    assertTrue(REPORTED.contains(report.state()), report.toString());
                    report = once.reports.poll(20, TimeUnit.SECONDS);
                    assertNotNull(report, script);
                }
                assertFalse(report.message().isBlank());
            }
            assertTrue(once.reports.isEmpty());
            assertEquals(0, once.running());
        }
    }
}
