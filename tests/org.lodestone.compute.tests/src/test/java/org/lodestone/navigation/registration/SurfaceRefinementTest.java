package org.lodestone.navigation.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Progress;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;

/** What a sweep over the scalp must not be taken for. */
class SurfaceRefinementTest {

    private static final FramePoint TARGET = new FramePoint(HeadShape.SCAN, HeadShape.DLPFC);
    private static final ScalpSurface SCALP = HeadShape.mesh();
    private static final Rigid SCAN_TO_HEAD = new Rigid(Rotation.about(new Vec3(0.3, -1, 0.5), 0.8), new Vec3(10, -20, 35));
    private static final List<LandmarkPair> PAIRS = HeadShape.landmarks().stream()
            .map(mark -> new LandmarkPair("landmark", SCAN_TO_HEAD.apply(mark), mark, 1)).toList();

    private static Outcome<HeadRegistration> refined(List<Vec3> onHeadMm, double limitMm) {
        HeadRegistration start = LandmarkRegistration.register(HeadShape.HEAD, PAIRS, TARGET, 100).orThrow();
        return SurfaceRefinement.refine(start, PAIRS, onHeadMm.stream().map(SCAN_TO_HEAD::apply).toList(), SCALP, TARGET, limitMm, Progress.NONE);
    }

    private static List<Vec3> sweep(int count, UnaryOperator<Vec3> change) {
        return HeadShape.sweep(new SplittableRandom(21), count, 0.5).stream().map(change).toList();
    }

    private static String refusal(List<Vec3> points, double limitMm) {
        return assertInstanceOf(Outcome.Refused.class, refined(points, limitMm)).findings().getFirst().toString();
    }

    @Test
    void aSweepOfThisHeadIsTaken() {
        assertTrue(refined(sweep(200, p -> p), 2) instanceof Outcome.Done);
    }

    @Test
    void fewPointsSayTooLittle() {
        assertTrue(refusal(sweep(SurfaceRefinement.FEWEST_POINTS - 1, p -> p), 2).contains("LS-NAV-005"));
    }

    @Test
    void aHeadOfAnotherSizeOrShapeIsNotThisOne() {
        // An eighth longer than wide where the scan is not: ten millimetres at brow and back.
        assertTrue(refusal(sweep(200, p -> new Vec3(0.95 * p.x(), 1.12 * p.y(), p.z())), 2).contains("LS-NAV-021"));
        assertTrue(refusal(sweep(200, p -> p.times(1.1)), 2).contains("LS-NAV-0"));
    }

    @Test
    void aPointerThatWasMostlyInTheAirIsNoSweep() {
        SplittableRandom random = new SplittableRandom(22);
        assertTrue(refusal(sweep(200, p -> p.plus(p.unit().times(40 * random.nextDouble()))), 2).contains("LS-NAV-0"));
    }

    @Test
    void theLimitOfTheSiteHoldsForTheRefinedRegistrationToo() {
        HeadRegistration found = refined(sweep(200, p -> p), 2).orThrow();
        assertTrue(refusal(sweep(200, p -> p), 0.9 * found.targetErrorMm()).contains("LS-NAV-003"));
    }

    @Test
    void aTipThatRestsGivesOnePointAndAHiddenHeadNone() {
        ScalpSweep sweep = new ScalpSweep("head", "pointer", new Vec3(0, 0, 120));
        Rigid head = new Rigid(Rotation.about(new Vec3(1, 2, 3), 1), new Vec3(100, 50, -1500));
        List<Vec3> passed = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // Four fifths of a millimetre a measurement, a rest in the middle; the head moves along.
            Vec3 tip = new Vec3(0.8 * (Math.clamp(i, 0, 20) + Math.max(0, i - 30)), 0, 0);
            Rigid moved = new Rigid(head.rotation(), head.translationMm().plus(new Vec3(i, 0, 0)));
            Rigid pointer = new Rigid(Rotation.IDENTITY, moved.apply(tip).minus(new Vec3(0, 0, 120)));
            if (sweep.measured(frame(i, new ToolPose("head", moved, Validity.VALID, 0), new ToolPose("pointer", pointer, Validity.VALID, 0)))) {
                passed.add(tip);
            }
        }
        assertEquals(List.of(0L, 32L, 64L, 96L, 128L, 160L, 192L, 224L), passed.stream().map(p -> Math.round(10 * p.x())).toList());
        for (int i = 0; i < passed.size(); i++) {
            assertEquals(0, passed.get(i).distance(sweep.pointsMm().get(i)), 1e-9);
        }
        Rigid far = new Rigid(Rotation.IDENTITY, new Vec3(500, 0, 0));
        assertFalse(sweep.measured(frame(40, ToolPose.missing("head"), new ToolPose("pointer", far, Validity.VALID, 0))));
    }

    private static PoseFrame frame(int i, ToolPose... tools) {
        return new PoseFrame(10_000_000L * i, OptionalLong.empty(), Frame.tracker("camera"), List.of(tools));
    }
}
