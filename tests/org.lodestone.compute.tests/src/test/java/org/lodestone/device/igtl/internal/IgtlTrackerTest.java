package org.lodestone.device.igtl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodestone.core.Parameters;
import org.lodestone.core.Rigid;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.VirtualRoom;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.DeviceHost;

class IgtlTrackerTest {

    private final IgtlTrackerDriver driver = new IgtlTrackerDriver();
    private final DeviceHost context = new DeviceHost();

    private DeviceConfig config(int port, String request) {
        return new DeviceConfig("test", "test", driver.info().id(), URI.create("openigtlink://127.0.0.1:" + port),
                Parameters.of(driver.parameters(), Map.of("request", request)), Duration.ofSeconds(5));
    }

    private PoseFrame nextFrame() throws InterruptedException {
        return (PoseFrame) java.util.Objects.requireNonNull(context.events.poll(20, TimeUnit.SECONDS), "no pose came");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "tdata", "qtdata"})
    void posesOfTheSimulatorArriveWithTheTruthAtTheirTime(String request) throws Exception {
        VirtualRoom room = new VirtualRoom(9);
        try (WireSimulator.Running simulator = new IgtlSimulator().start(0, FaultScript.NONE, 9);
                Tracker tracker = driver.open(config(simulator.port(), request), context)) {
            tracker.start();
            for (int i = 0; i < 50; i++) {
                PoseFrame frame = nextFrame();
                double t = frame.deviceNanos().orElse(0) / 1e9;
                for (ToolPose pose : frame.tools()) {
                    Rigid truth = room.trueToolToCamera(pose.tool(), t);
                    // Single precision at 1.5 m.
                    assertEquals(0, truth.translationMm().distance(pose.toolToFrame().translationMm()), 5e-4);
                    assertEquals(0, truth.rotation().then(pose.toolToFrame().rotation().inverse()).angleRad(), 1e-5);
                    assertEquals(Validity.VALID, pose.validity());
                }
            }
            assertTrue(tracker.tools().size() >= 3 || request.equals("none"));
        }
    }

    @Test
    void aHiddenToolIsMissingNotAtTheOrigin() throws Exception {
        try (WireSimulator.Running simulator = new IgtlSimulator().start(0, FaultScript.parse("0 hide coil 1000"), 9);
                Tracker tracker = driver.open(config(simulator.port(), "tdata"), context)) {
            tracker.start();
            for (PoseFrame frame = nextFrame(); frame.tools().size() < 3; frame = nextFrame()) {
                frame.pose("coil").ifPresent(pose -> assertEquals(Validity.MISSING, pose.validity()));
            }
            assertEquals(Validity.MISSING, nextFrame().pose("coil").orElseThrow().validity());
        }
    }

    @Test
    void aCutConnectionIsReportedOnceAsLost() throws Exception {
        try (WireSimulator.Running simulator = new IgtlSimulator().start(0, FaultScript.parse("0.2 unplug"), 9);
                Tracker tracker = driver.open(config(simulator.port(), "tdata"), context)) {
            tracker.start();
            DeviceStatus lost = context.reports.poll(20, TimeUnit.SECONDS);
            assertEquals(Detail.COMMUNICATION_LOST, lost.detail());
        }
        assertTrue(context.reports.isEmpty());
    }

    @Test
    void nobodyThereIsSaidAtOnceAndLeavesNothingOpen() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        DeviceException refused = assertThrows(DeviceException.class, () -> driver.open(config(port, "tdata"), context));
        assertEquals(Detail.COMMUNICATION_LOST, refused.detail());
    }

    @Test
    void garbleSlowDropAndStaleNeverGiveAPoseThatWasNotSent() throws Exception {
        VirtualRoom room = new VirtualRoom(9);
        FaultScript script = FaultScript.parse("0.2 garble 1; 1.4 slow 0.3; 1.8 drop 0.2; 2.1 stale 0.2; 2.6 unplug");
        try (WireSimulator.Running simulator = new IgtlSimulator().start(0, script, 9);
                Tracker tracker = driver.open(config(simulator.port(), "none"), context)) {
            tracker.start();
            DeviceStatus end = context.reports.poll(20, TimeUnit.SECONDS);
            assertTrue(end != null, "the script ends with a cut");
            for (var event : context.events) {
                PoseFrame frame = (PoseFrame) event;
                for (ToolPose pose : frame.tools()) {
                    if (pose.validity() == Validity.VALID && VirtualRoom.TOOLS.contains(pose.tool())) {
                        Rigid some = room.trueToolToCamera(pose.tool(), 0);
                        // Whatever the time (its bits are not covered by the checksum), the room is small.
                        assertTrue(some.translationMm().distance(pose.toolToFrame().translationMm()) < 20, pose.toString());
                    }
                }
            }
        }
    }
}
