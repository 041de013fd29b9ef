package org.lodestone.device.ndi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodestone.core.Parameters;
import org.lodestone.core.Rigid;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceException;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.VirtualRoom;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.DeviceHost;

class NdiTrackerTest {

    private static final int INPUTS = Integer.getInteger("lodestone.fuzz", 50_000);

    private final NdiTrackerDriver driver = new NdiTrackerDriver();
    private final DeviceHost context = new DeviceHost();

    @TempDir
    private Path folder;

    private DeviceConfig config(int port, Map<String, Object> chosen) {
        return new DeviceConfig("test", "test", driver.info().id(), URI.create("ndi-tcp://127.0.0.1:" + port),
                Parameters.of(driver.parameters(), chosen), Duration.ofSeconds(5));
    }

    private PoseFrame nextFrame() throws InterruptedException {
        return (PoseFrame) java.util.Objects.requireNonNull(context.events.poll(20, TimeUnit.SECONDS), "no pose came");
    }

    /** Computed by hand and with an independent implementation; see the protocol notes. */
    @ParameterizedTest
    @CsvSource({"OKAY,A896", "RESET,BE6F", "INIT:,E3A5", "TSTART:,5423", "TX:0001,031A", "ERROR01,6BC2", "COMM:50000,0048"})
    void theChecksumIsTheOneOfTheDevice(String text, String crc) {
        assertEquals(crc, Crc16.hex(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BX", "TX"})
    void posesArriveWithTheTruthOfTheirFrame(String reply) throws Exception {
        VirtualRoom room = new VirtualRoom(5);
        try (WireSimulator.Running simulator = new NdiSimulator().start(0, FaultScript.NONE, 5);
                Tracker tracker = driver.open(config(simulator.port(), Map.of("reply", reply, "tools", "head; coil; pointer")), context)) {
            tracker.start();
            long last = -1;
            for (int i = 0; i < 20; i++) {
                PoseFrame frame = nextFrame();
                double t = frame.deviceNanos().orElseThrow() / 1e9;
                assertTrue(frame.deviceNanos().orElseThrow() > last);
                last = frame.deviceNanos().orElseThrow();
                assertEquals(3, frame.tools().size());
                for (ToolPose pose : frame.tools()) {
                    Rigid truth = room.trueToolToCamera(pose.tool(), t);
                    // Text replies carry hundredths of a millimetre and ten-thousandths of a quaternion's component.
                    assertEquals(0, truth.translationMm().distance(pose.toolToFrame().translationMm()), 0.01);
                    assertEquals(0, truth.rotation().then(pose.toolToFrame().rotation().inverse()).angleRad(), 3e-4);
                    assertEquals(0.12, pose.errorMm(), 1e-4);
                }
            }
            tracker.stop();
            tracker.start();
            context.events.clear();
            nextFrame();
        }
    }

    @Test
    void definitionsOfToolsAreLoadedAndNamed() throws Exception {
        Path rom = Files.write(folder.resolve("coil.rom"), new byte[752]);
        try (WireSimulator.Running simulator = new NdiSimulator().start(0, FaultScript.NONE, 5);
                Tracker tracker = driver.open(config(simulator.port(), Map.of("tools", "coil=" + rom)), context)) {
            tracker.start();
            assertEquals(List.of("coil"), nextFrame().tools().stream().map(ToolPose::tool).toList());
        }
    }

    @Test
    void aMissingDefinitionIsSaidByName() throws Exception {
        try (WireSimulator.Running simulator = new NdiSimulator().start(0, FaultScript.NONE, 5)) {
            DeviceException refused = assertThrows(DeviceException.class,
                    () -> driver.open(config(simulator.port(), Map.of("tools", "coil=/nowhere.rom")), context));
            assertEquals(Detail.NOT_CONFIGURED, refused.detail());
        }
    }

    @Test
    void aHiddenToolIsMissing() throws Exception {
        try (WireSimulator.Running simulator = new NdiSimulator().start(0, FaultScript.parse("0 hide coil 1000"), 5);
                Tracker tracker = driver.open(config(simulator.port(), Map.of("tools", "head; coil; pointer")), context)) {
            tracker.start();
            PoseFrame frame = nextFrame();
            assertEquals(Validity.MISSING, frame.pose("coil").orElseThrow().validity());
            assertEquals(Validity.VALID, frame.pose("head").orElseThrow().validity());
        }
    }

    @Test
    void garbledAnswersAreThrownAwayAndACutIsReported() throws Exception {
        VirtualRoom room = new VirtualRoom(5);
        try (WireSimulator.Running simulator = new NdiSimulator().start(0, FaultScript.parse("0.5 garble 0.1; 1 unplug"), 5);
                Tracker tracker = driver.open(config(simulator.port(), Map.of("tools", "head; coil; pointer")), context)) {
            tracker.start();
            assertTrue(context.reports.poll(20, TimeUnit.SECONDS) != null, "the loss is reported");
            for (var event : context.events) {
                for (ToolPose pose : ((PoseFrame) event).tools()) {
                    double t = ((PoseFrame) event).deviceNanos().orElseThrow() / 1e9;
                    assertEquals(0, room.trueToolToCamera(pose.tool(), t).translationMm().distance(pose.toolToFrame().translationMm()), 0.01);
                }
            }
        }
    }

    @Test
    void anErrorReplySaysWhatItMeans() {
        DeviceException error = assertThrows(DeviceException.class, () -> NdiReplies.text("ERROR01" + "6BC2"));

        assertTrue(error.getMessage().contains("invalid command"), error.getMessage());
        assertThrows(DeviceException.class, () -> NdiReplies.text("OKAYA897"));
    }

    @Test
    void portStatusMarksPosesAtTheEdgeOfTheVolume() throws DeviceException {
        String pose = "+10000+00000+00000+00000+001000-002000-150000+01200";
        List<NdiPose> poses = NdiReplies.tx("020A" + pose + "0000003100000010\n0B" + pose + "000000B100000010\n0000");

        assertEquals(-1500, poses.get(0).toolToCamera().orElseThrow().translationMm().z(), 1e-9);
        assertEquals(16, poses.get(0).frame());
        assertTrue(!poses.get(0).isOutOfVolume() && poses.get(1).isOutOfVolume());
    }

    /** Run with -Dlodestone.fuzz=10000000 for the long form. */
    @Test
    void garbageEndsInTheTypedExceptionOnly() {
        SplittableRandom random = new SplittableRandom(7);
        String good = "020A+10000+00000+00000+00000+001000-002000-150000+012000000003100000010\n0BMISSING0000003100000010\n0000";
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            char[] text = good.toCharArray();
            for (int flips = 1 + random.nextInt(5); flips > 0; flips--) {
                text[random.nextInt(text.length)] = (char) random.nextInt(256);
            }
            byte[] binary = new byte[random.nextInt(60)];
            random.nextBytes(binary);
            if (binary.length > 8) {
                java.nio.ByteBuffer b = java.nio.ByteBuffer.wrap(binary).order(java.nio.ByteOrder.LITTLE_ENDIAN);
                b.putShort((short) NdiReplies.BINARY_START).putShort((short) (binary.length - 8));
                b.putShort((short) Crc16.of(binary, 0, 4)).put((byte) random.nextInt(4));
                b.putShort(binary.length - 2, (short) Crc16.of(binary, 6, binary.length - 8));
            }
            try {
                NdiReplies.tx(new String(text, 0, random.nextInt(text.length + 1)));
            } catch (DeviceException e) {
                refused++;
            }
            try {
                NdiReplies.bx(binary);
            } catch (DeviceException e) {
                refused++;
            }
        }
        assertTrue(refused > INPUTS / 2, refused + " were refused");
    }
}
