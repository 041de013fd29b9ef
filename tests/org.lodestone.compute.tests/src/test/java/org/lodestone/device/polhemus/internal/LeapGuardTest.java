package org.lodestone.device.polhemus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.Validity;

class LeapGuardTest {

    private static final long PERIOD_NANOS = 1_000_000_000L / 120;

    /** A coil that is held: half a centimetre to and fro in two seconds, at most 16 mm/s. */
    private static Rigid held(long frame) {
        double t = frame / 120.0;
        return new Rigid(Rotation.about(new Vec3(1, 2, 3), 1 + 0.05 * Math.sin(Math.PI * t)), new Vec3(300 + 5 * Math.sin(Math.PI * t), -120.4, 95.1));
    }

    @Test
    void aHeldCoilIsValidFromTheSecondPoseOnAlsoWhenLinesComeInBursts() {
        LeapGuard guard = new LeapGuard();
        for (long frame = 0; frame < 2000; frame++) {
            // Two lines at a time: the clock of the host stands still between them.
            assertEquals(frame == 0 ? Validity.DOUBTFUL : Validity.VALID, guard.judge(held(frame), frame / 2 * 2 * PERIOD_NANOS), "frame " + frame);
        }
    }

    @Test
    void aFlippedDigitThatMovesACoilByACentimetreOrMoreIsNeverValid() {
        SplittableRandom random = new SplittableRandom(8);
        LeapGuard guard = new LeapGuard();
        int wrong = 0, unseen = 0;
        double farthestUnseenMm = 0;
        for (long frame = 0; frame < 200_000; frame++) {
            StationRecord truth = new StationRecord(1, true, held(frame));
            String line = truth.line();
            boolean flip = frame % 10 == 7;
            if (flip) {
                int at = 3 + random.nextInt(line.length() - 3);
                if (Character.isDigit(line.charAt(at))) {
                    line = line.substring(0, at) + (char) ('0' + random.nextInt(10)) + line.substring(at + 1);
                }
            }
            StationRecord read = StationRecord.of(line).orElse(truth);
            Validity validity = guard.judge(read.sensorToSource(), frame * PERIOD_NANOS);
            double offMm = read.sensorToSource().translationMm().distance(truth.sensorToSource().translationMm());
            double offDegrees = Math.toDegrees(read.sensorToSource().rotation().inverse().then(truth.sensorToSource().rotation()).angleRad());
            if (flip && (offMm > 0.2 || offDegrees > 0.2)) {
                wrong++;
                if (validity == Validity.VALID) {
                    unseen++;
                    farthestUnseenMm = Math.max(farthestUnseenMm, offMm);
                    assertTrue(offMm < 5 && offDegrees < 3, line);
                }
            } else if (!flip && frame % 10 != 8 && frame > 0) {
                assertEquals(Validity.VALID, validity, "two poses after a flip all is well again");
            }
        }
        System.out.printf(java.util.Locale.ROOT, "%d wrong poses, %d of them small enough to pass, the farthest by %.1f mm%n", wrong, unseen, farthestUnseenMm);
        assertTrue(wrong > 5000 && unseen < wrong / 2, unseen + " of " + wrong);
    }

    @Test
    void theFirstPoseAfterAGapIsDoubtful() {
        LeapGuard guard = new LeapGuard();
        guard.judge(held(0), 0);
        assertEquals(Validity.VALID, guard.judge(held(1), PERIOD_NANOS));
        assertEquals(Validity.DOUBTFUL, guard.judge(held(1), 400_000_000L));
        assertEquals(Validity.VALID, guard.judge(held(1), 400_000_000L + PERIOD_NANOS));
    }
}
