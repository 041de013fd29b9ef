package org.lodestone.device.igtl.internal.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.DeviceException;

/** The bytes come from the C++ library OpenIGTLink 1.11.0 as Debian builds it (protocol 2). */
class GoldenBytesTest {

    private static final String TRANSFORM = "00015452414e53464f524d000000636f696c00000000000000000000000000000000000000000000000000000000"
            + "000000308408f1e6b1e4627a000000003f80000000000000bf800000000000000000000000000000000000003f80000041280000c1a2000044bb8000";
    private static final String POSITION = "0001504f534954494f4e00000000636f696c000000000000000000000000000000000000000000000000000000000000"
            + "001ccc7389486a0c9d913f800000400000004040000000000000000000003f3504f33f3504f3";
    private static final String TDATA = "0001544441544100000000000000547261636b6572000000000000000000000000000000000000000000000000000000"
            + "008c0679f70d786c176368656164000000000000000000000000000000000200000000003f80000000000000bf8000000000000000000000000000"
            + "00000000003f80000041280000c1a2000044bb8000636f696c000000000000000000000000000000000200000000003f80000000000000bf80000000"
            + "0000000000000000000000000000003f80000041280000c1a2000044bb8000";
    private static final String QTDATA = "0001515444415441000000000000547261636b657200000000000000000000000000000000000000000000000000000000"
            + "3243a9c30a43498096636f696c00000000000000000000000000000000020041280000c1a2000044bb800000000000000000003f3504f33f3504f3";
    private static final String STATUS = "0001535441545553000000000000446576000000000000000000000000000000000000000000000000000000000000"
            + "00002ea8839aac492b944b000100000000000000804f4b21000000000000000000000000000000000054686973206973206120746573742e00";
    private static final String STRING = "0001535452494e470000000000004465760000000000000000000000000000000000000000000000000000000000000000"
            + "09ae420b192b4da1220003000548656c6c6f";
    private static final String START = "00015354545f5444415441000000436c69656e7400000000000000000000000000000000000000000000000000000000"
            + "0024fefbafe891ce20db0000003250617469656e7400000000000000000000000000000000000000000000000000";

    private static final Rigid POSE = new Rigid(Rotation.about(new Vec3(0, 0, 1), Math.PI / 2), new Vec3(10.5, -20.25, 1500));

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static Packet decode(byte[] whole) throws DeviceException {
        ByteBuffer buffer = ByteBuffer.wrap(whole);
        MessageHeader header = MessageHeader.decode(buffer);
        byte[] body = new byte[buffer.remaining()];
        buffer.get(body);
        return Decoder.decode(header, body);
    }

    private static void assertPose(Rigid expected, Rigid actual) {
        // Single precision in the message: 2^-24 of 1500 mm, and the same of a turn.
        assertEquals(0, expected.translationMm().distance(actual.translationMm()), 1e-4);
        assertEquals(0, expected.rotation().then(actual.rotation().inverse()).angleRad(), 1e-6);
    }

    @Test
    void theChecksumIsTheOneOfEcma182() {
        byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertEquals(0x6C40DF5F0B497347L, Crc64.of(check, 0, check.length));
    }

    @Test
    void poseMessagesOfTheCLibraryAreUnderstood() throws DeviceException {
        assertPose(POSE, ((Message.Transform) decode(bytes(TRANSFORM)).message()).pose().orElseThrow());
        assertPose(new Rigid(Rotation.about(new Vec3(0, 0, 1), Math.PI / 2), new Vec3(1, 2, 3)),
                ((Message.Position) decode(bytes(POSITION)).message()).pose().orElseThrow());
        List<TrackedTool> tools = ((Message.TrackingData) decode(bytes(TDATA)).message()).tools();
        assertEquals(List.of("head", "coil"), tools.stream().map(TrackedTool::name).toList());
        tools.forEach(tool -> assertPose(POSE, tool.toolToTracker().orElseThrow()));
        assertPose(POSE, ((Message.TrackingData) decode(bytes(QTDATA)).message()).tools().getFirst().toolToTracker().orElseThrow());
        assertEquals("coil", decode(bytes(TRANSFORM)).device());
    }

    @Test
    void otherMessagesOfTheCLibraryAreUnderstood() throws DeviceException {
        assertEquals(new Message.Status(1, 128, "OK!", "This is a test."), decode(bytes(STATUS)).message());
        assertEquals(new Message.Text("Hello"), decode(bytes(STRING)).message());
        assertEquals(new Message.StartTracking(50, "Patient", false), decode(bytes(START)).message());
    }

    @Test
    void whatWeSendHasTheSameBytesAsTheCLibrarys() throws DeviceException {
        for (String golden : List.of(TRANSFORM, TDATA, STATUS, STRING, START)) {
            byte[] ours = Encoder.encode(decode(bytes(golden)));

            // The matrix went through a quaternion: what was exactly 0 may have become 1e-17, with a sign.
            assertEquals(decode(bytes(golden)).message().getClass(), decode(ours).message().getClass());
            if (golden.equals(STATUS) || golden.equals(STRING) || golden.equals(START)) {
                assertArrayEquals(bytes(golden), ours);
            }
            assertEquals(golden.substring(0, 68), HexFormat.of().formatHex(ours).substring(0, 68));
        }
    }

    @Test
    void theIdentityIsAPoseAndWhatIsNoRigidMotionIsNone() throws DeviceException {
        Packet identity = Packet.of("coil", 0, new Message.Transform(Optional.of(Rigid.IDENTITY)));
        Packet hidden = Packet.of("coil", 0, new Message.Transform(Optional.empty()));

        assertTrue(((Message.Transform) decode(Encoder.encode(identity)).message()).pose().isPresent());
        assertTrue(((Message.Transform) decode(Encoder.encode(hidden)).message()).pose().isEmpty());
    }

    @Test
    void protocolThreeCarriesIdAndMetadata() throws DeviceException {
        Packet sent = new Packet(2, "coil", 5, 77, Map.of("ToolStatus", "MISSING", "Grüße", "µ"), new Message.Text("hello"));

        assertEquals(sent, decode(Encoder.encode(sent)));
    }

    @Test
    void aTimeStampGivesItsNanosecondsBack() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100_000; i++) {
            long nanos = random.nextLong(4_000_000_000L * 1_000_000_000L / 10);
            assertEquals(nanos, new MessageHeader(1, "T", "", MessageHeader.timestamp(nanos), 0, 0).nanos());
        }
        assertEquals(1_500_000_000L, new MessageHeader(1, "T", "", 0x1_8000_0000L, 0, 0).nanos());
    }

    @Test
    void everyFlippedBitOfABodyIsNoticed() {
        byte[] good = bytes(TRANSFORM);
        for (int bit = MessageHeader.BYTES * 8; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(DeviceException.class, () -> decode(bad));
        }
    }
}
