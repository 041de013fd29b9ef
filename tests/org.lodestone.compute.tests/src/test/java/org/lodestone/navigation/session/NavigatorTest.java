package org.lodestone.navigation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.FrameMismatchException;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;
import org.lodestone.navigation.coil.CoilDeviation;
import org.lodestone.navigation.coil.CoilPlan;
import org.lodestone.navigation.coil.OnTarget;
import org.lodestone.navigation.coil.Tolerance;

class NavigatorTest {

    private static final long MS = 1_000_000;
    private static final Frame CAMERA = Frame.tracker("t");
    private static final Frame SCAN = Frame.t1w("sub-01");
    private static final SplittableRandom RANDOM = new SplittableRandom(21);

    private static Rigid any() {
        return new Rigid(new Rotation(RANDOM.nextGaussian(), RANDOM.nextGaussian(), RANDOM.nextGaussian(), RANDOM.nextGaussian()),
                new Vec3(RANDOM.nextGaussian() * 200, RANDOM.nextGaussian() * 200, RANDOM.nextGaussian() * 200));
    }

    private final Rigid planned = any();
    private final Rigid coilToMarker = any();
    private final Rigid headToScan = any();
    private final CoilPlan plan = new CoilPlan(planned, new FramePoint(SCAN, planned.apply(new Vec3(0, 0, -25))));
    private final Navigator navigator = new Navigator("head", "coil", Optional.of(coilToMarker),
            new AffineTransform(Frame.head("session"), SCAN, headToScan.toAffine()), plan, Tolerance.USUAL);

    private static PoseFrame frame(long nanos, ToolPose... poses) {
        return new PoseFrame(nanos, OptionalLong.empty(), CAMERA, List.of(poses));
    }

    private static ToolPose pose(String tool, Rigid toCamera, Validity validity) {
        return new ToolPose(tool, toCamera, validity, 0.1);
    }

    /** The poses the camera sees of a coil that lies as asked on a head that lies anywhere. */
    private SeenTools seen(Rigid headToCamera, Rigid coilToScan, long nanos) {
        Rigid markerToCamera = coilToMarker.inverse().then(coilToScan).then(headToScan.inverse()).then(headToCamera);
        return SeenTools.NONE.with(frame(nanos, pose("head", headToCamera, Validity.VALID), pose("coil", markerToCamera, Validity.VALID)));
    }

    @Test
    void aCoilThatWasNeverCalibratedIsNeverOnTarget() {
        Navigator blind = new Navigator("head", "coil", Optional.empty(), new AffineTransform(Frame.head("session"), SCAN, headToScan.toAffine()),
                plan, Tolerance.USUAL);
        Rigid headToCamera = any();
        Rigid markerToCamera = planned.then(headToScan.inverse()).then(headToCamera);
        OnTarget before = OnTarget.START;
        for (long now = 0; now < 1000 * MS; now += 10 * MS) {
            NavigationState state = blind.at(SeenTools.NONE.with(frame(now, pose("head", headToCamera, Validity.VALID),
                    pose("coil", markerToCamera, Validity.VALID))), before, now);
            before = state.onTarget();
            assertTrue(state.used() <= 1, "the marker lies where the coil should");
            assertFalse(before.onTarget());
            assertFalse(state.coilCalibrated());
        }
    }

    @Test
    void whereverTheHeadIsTheCoilOnItIsFoundOnTheScan() {
        for (int i = 0; i < 100; i++) {
            Rigid off = new Rigid(Rotation.about(new Vec3(1, 0, 0), 0.05), new Vec3(1, 2, 0.5));
            NavigationState state = navigator.at(seen(any(), off.then(planned), 0), OnTarget.START, 0);

            CoilDeviation d = state.deviation().orElseThrow();
            assertEquals(1, d.rightMm(), 1e-6);
            assertEquals(2, d.frontMm(), 1e-6);
            assertEquals(0.5, d.liftMm(), 1e-6);
            assertEquals(0.05, d.tiltRad(), 1e-6);
        }
    }

    @Test
    void aHeadThatMovesWithTheCoilChangesNothing() {
        OnTarget onTarget = OnTarget.START;
        for (int i = 0; i < 30; i++) {
            NavigationState state = navigator.at(seen(any(), planned, i * 10 * MS), onTarget, i * 10 * MS);
            onTarget = state.onTarget();
            assertTrue(state.used() < 1e-6);
        }
        assertTrue(onTarget.onTarget());
    }

    @Test
    void aStaleMissingOrDoubtfulPoseIsNeverOnTarget() {
        OnTarget held = new OnTarget(true, 0, true);
        SeenTools fresh = seen(any(), planned, 0);
        assertTrue(navigator.at(fresh, held, 100 * MS).onTarget().onTarget());

        NavigationState stale = navigator.at(fresh, held, 101 * MS);
        assertFalse(stale.onTarget().onTarget());
        assertEquals(Validity.STALE, stale.coil());
        assertTrue(stale.deviation().isEmpty());

        SeenTools hidden = fresh.with(frame(10 * MS, ToolPose.missing("head")));
        assertFalse(navigator.at(hidden, held, 20 * MS).onTarget().onTarget());
        ToolPose coil = fresh.at("coil", 0).orElseThrow();
        NavigationState doubtful = navigator.at(fresh.with(frame(10 * MS, coil.as(Validity.DOUBTFUL))), held, 20 * MS);
        assertTrue(doubtful.deviation().isPresent());
        assertFalse(doubtful.onTarget().onTarget() || doubtful.posesAreFresh());
        assertFalse(navigator.at(SeenTools.NONE, held, 0).onTarget().onTarget());
    }

    @Test
    void aClockThatJumpsMakesPosesStaleNotFresh() {
        SeenTools fromTheFuture = seen(any(), planned, 10_000 * MS);

        assertEquals(Validity.STALE, navigator.at(fromTheFuture, OnTarget.START, 0).head());
    }

    @Test
    void aPlanOfAnotherScanOrARegistrationThatMirrorsIsRefused() {
        AffineTransform other = new AffineTransform(Frame.head("session"), Frame.t1w("sub-02"), Affine.IDENTITY);
        AffineTransform mirror = new AffineTransform(Frame.head("session"), SCAN, Affine.scaling(-1, 1, 1));

        assertThrows(FrameMismatchException.class, () -> new Navigator("head", "coil", Optional.of(coilToMarker), other, plan, Tolerance.USUAL));
        assertThrows(ArithmeticException.class, () -> new Navigator("head", "coil", Optional.of(coilToMarker), mirror, plan, Tolerance.USUAL));
    }

    @Test
    void thePoseAtAPulseLiesBetweenItsNeighboursAndNothingIsMadeUp() {
        PoseHistory history = new PoseHistory(8);
        for (int i = 0; i < 20; i++) {
            history.add(i * 16 * MS, new Rigid(Rotation.about(new Vec3(0, 0, 1), 0.01 * i), new Vec3(i, 0, 0)));
        }
        Rigid between = history.at(16 * 16 * MS + 4 * MS).orElseThrow();
        assertEquals(16.25, between.translationMm().x(), 1e-9);
        assertEquals(0.1625, between.rotation().angleRad(), 1e-9);
        assertEquals(19, history.at(19 * 16 * MS).orElseThrow().translationMm().x(), 0);

        assertTrue(history.at(19 * 16 * MS + 1).isEmpty());
        assertTrue(history.at(0).isEmpty());
        history.add(19 * 16 * MS + 200 * MS, Rigid.IDENTITY);
        assertTrue(history.at(19 * 16 * MS + 100 * MS).isEmpty());
        history.add(5, Rigid.IDENTITY);
        assertTrue(history.at(5).isEmpty());
    }

    @Test
    void theSpreadOfPulsesTellsOffsetAndScatterApart() {
        List<CoilDeviation> pulses = List.of(new CoilDeviation(1, 0, 0, 0, 0, 1), new CoilDeviation(3, 0, 0, 0, 0, 3), new CoilDeviation(5, 0, 0, 0, 0, 5));
        PulseSpread spread = PulseSpread.of(pulses, 2, Tolerance.USUAL);

        assertEquals(5, spread.pulses());
        assertEquals(2, spread.inTolerance());
        assertEquals(3, spread.meanAimMm(), 1e-12);
        assertEquals(3, spread.rightMm(), 1e-12);
        assertEquals(Math.sqrt(8.0 / 3), spread.spreadMm(), 1e-12);
        assertTrue(Double.isNaN(PulseSpread.of(List.of(), 3, Tolerance.USUAL).meanAimMm()));
    }
}
