package org.lodestone.device.ndi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.DeviceException;

class GeneralBinaryTest {

    /** Put together by hand from the layout: one frame (number 7) with handle 3 half out of the volume and handle 4 missing. */
    private static final byte[] BODY = HexFormat.of().parseHex("0100" + "0100"
            + "0100" + "54000000" + "0000" + "01000000"
            + "01" + "00" + "0000" + "07000000" + "01000000" + "00000000"
            + "0100" + "0100"
            + "0200" + "34000000" + "0000" + "02000000"
            + "0300" + "0300" + "0000803f" + "00000000" + "00000000" + "00000000" + "00002041" + "0000a0c1" + "0000f041" + "0000003f"
            + "0400" + "0001");

    @Test
    void aReplyMadeByHandIsRead() throws DeviceException {
        List<NdiPose> poses = GeneralBinary.read(NdiReplies.binary(BODY));

        assertEquals(2, poses.size());
        assertEquals(3, poses.get(0).handle());
        assertEquals(7, poses.get(0).frame());
        assertTrue(poses.get(0).isOutOfVolume());
        assertEquals(0.5, poses.get(0).errorMm());
        assertEquals(0, poses.get(0).toolToCamera().orElseThrow().translationMm().distance(new Vec3(10, -20, 30)));
        assertTrue(poses.get(1).toolToCamera().isEmpty());
    }

    @Test
    void componentsOfOtherKindsArePassedOver() throws DeviceException {
        byte[] sound = GeneralBinary.write(List.of(new NdiPose(1, Optional.of(new Rigid(Rotation.IDENTITY, Vec3.ZERO)), 0.1, 0, 9)), 9, 0);
        byte[] other = HexFormat.of().parseHex("0300" + "10000000" + "0000" + "ffffffff" + "01020304");
        byte[] both = new byte[sound.length + other.length];
        System.arraycopy(sound, 0, both, 0, 4);
        both[2] = 2;
        System.arraycopy(other, 0, both, 4, other.length);
        System.arraycopy(sound, 4, both, 4 + other.length, sound.length - 4);

        assertEquals(1, GeneralBinary.read(NdiReplies.binary(both)).size());
    }

    @Test
    void everyCutAndEveryLieAboutALengthIsATypedError() {
        for (int length = 0; length < BODY.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(BODY, length);
            assertThrows(DeviceException.class, () -> GeneralBinary.read(NdiReplies.binary(cut)), "cut at " + length);
        }
        byte[] huge = BODY.clone();
        java.util.Arrays.fill(huge, 6, 10, (byte) 0xFF);
        assertThrows(DeviceException.class, () -> GeneralBinary.read(NdiReplies.binary(huge)));
    }

    @Test
    void anyBytesBehindSoundChecksumsAreReadOrRefused() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 200_000; i++) {
            byte[] changed = BODY.clone();
            for (int k = random.nextInt(1, 8); k > 0; k--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                assertTrue(GeneralBinary.read(NdiReplies.binary(changed)).size() <= changed.length / 4);
            } catch (DeviceException e) {
                assertTrue(e.getMessage().contains("tracker"), e.getMessage());
            }
        }
    }
}
