package org.lodestone.device.polhemus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;

class StationRecordTest {

    @Test
    void centimetresBecomeMillimetresAndAzimuthTurnsAboutZ() {
        StationRecord record = StationRecord.of("01    1.00  -2.50  30.00  90.00   0.00   0.00").orElseThrow();

        assertEquals(1, record.station());
        assertTrue(record.sound());
        assertEquals(0, record.sensorToSource().translationMm().distance(new Vec3(10, -25, 300)), 1e-9);
        // A quarter turn about z brings x to y.
        assertEquals(0, turned(record, new Vec3(1, 0, 0)).distance(new Vec3(0, 1, 0)), 1e-12);
    }

    @Test
    void elevationTurnsAboutYAndRollAboutX() {
        StationRecord elevated = StationRecord.of("02    0.00   0.00   0.00   0.00  90.00   0.00").orElseThrow();
        assertEquals(0, turned(elevated, new Vec3(1, 0, 0)).distance(new Vec3(0, 0, -1)), 1e-12);

        StationRecord rolled = StationRecord.of("03    0.00   0.00   0.00   0.00   0.00  90.00").orElseThrow();
        assertEquals(0, turned(rolled, new Vec3(0, 1, 0)).distance(new Vec3(0, 0, 1)), 1e-12);
    }

    private static Vec3 turned(StationRecord record, Vec3 axis) {
        return record.sensorToSource().rotation().apply(axis);
    }

    @Test
    void whatTheSimulatorWritesIsReadBack() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            Vec3 axis = new Vec3(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1));
            Rigid pose = new Rigid(org.lodestone.core.Rotation.about(axis, random.nextDouble(0, 3)),
                    new Vec3(random.nextDouble(-700, 700), random.nextDouble(-700, 700), random.nextDouble(-700, 700)));
            StationRecord read = StationRecord.of(new StationRecord(4, false, pose).line()).orElseThrow();
            assertFalse(read.sound());
            for (Vec3 point : new Vec3[] {new Vec3(100, 0, 0), new Vec3(0, 100, 0), new Vec3(0, 0, 100)}) {
                // Near the poles azimuth and roll are rounded apart; a hundredth of a degree over 100 mm each, and the position.
                assertEquals(0, pose.apply(point).distance(read.sensorToSource().apply(point)), 0.15);
            }
        }
    }

    @Test
    void noiseIsNoRecord() {
        for (String line : new String[] {"", "0", "05    1.00   1.00   1.00   1.00   1.00   1.00", "01 1.00 2.00 3.00", "21S0000 simulated",
            "01 99999.99   0.00   0.00   0.00   0.00   0.00", "01    1.00   1.00   1.00 999.00   1.00   1.00", "01".repeat(4000)}) {
            assertTrue(StationRecord.of(line).isEmpty(), line);
        }
        SplittableRandom random = new SplittableRandom(9);
        String sound = "01    1.00  -2.50  30.00  90.00   0.00   0.00";
        for (int i = 0; i < 100_000; i++) {
            char[] chars = sound.toCharArray();
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                chars[random.nextInt(chars.length)] = (char) random.nextInt(256);
            }
            StationRecord.of(new String(chars)).ifPresent(r -> assertTrue(r.station() >= 1 && r.station() <= 4));
        }
    }
}
