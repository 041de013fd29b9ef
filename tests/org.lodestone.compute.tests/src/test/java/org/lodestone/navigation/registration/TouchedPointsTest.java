package org.lodestone.navigation.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.VirtualRoom;

/** Points of head and coil that are touched with a pointer. */
class TouchedPointsTest {

    private static final Vec3 TIP = new Vec3(0, 0, 160);
    private static final Frame CAMERA = Frame.tracker("camera");

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value, var _) -> value;
            case Outcome.Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }

    /** The pointer's tip on a point of a head that drifts and sways; noise on the tip. */
    private static PoseFrame touching(VirtualRoom room, double t, Vec3 onHead, double noiseMm, SplittableRandom random, Validity pointer) {
        Rigid head = room.trueToolToCamera("head", t);
        Rotation held = Rotation.about(new Vec3(1, 0.2, 0), 0.3 + 0.05 * Math.sin(7 * t));
        Vec3 tip = head.apply(onHead).plus(new Vec3(random.nextGaussian() * noiseMm, random.nextGaussian() * noiseMm, random.nextGaussian() * noiseMm));
        Rigid pose = new Rigid(held, tip.minus(held.apply(TIP)));
        return new PoseFrame((long) (t * 1e9), OptionalLong.empty(), CAMERA,
                List.of(new ToolPose("head", head, Validity.VALID, 0.1), new ToolPose("pointer", pose, pointer, 0.1)));
    }

    private static Outcome<Vec3> captured(Vec3 onHead, double noiseMm, Validity pointer) {
        SplittableRandom random = new SplittableRandom(4);
        VirtualRoom room = new VirtualRoom(8);
        PointerCapture capture = new PointerCapture("head", "pointer", TIP);
        for (int k = 0; k < 60; k++) {
            capture.measured(touching(room, k / 60.0, onHead, noiseMm, random, pointer));
        }
        return capture.result();
    }

    @Test
    void aTouchedPointIsFoundWhileTheHeadMovesAndThePointerIsTilted() {
        Vec3 nasion = new Vec3(3, 92, -14);

        // 60 measurements of 0.3 mm a axis: the mean lies within 0.3 sqrt(3/60), four times that is never reached.
        assertEquals(0, done(captured(nasion, 0.3, Validity.VALID)).distance(nasion), 0.27);
    }

    @Test
    void anUnseenPointerAndAnUnsteadyHandAreRefusedWithARemedy() {
        assertInstanceOf(Outcome.Refused.class, captured(Vec3.ZERO, 0.1, Validity.MISSING));
        assertInstanceOf(Outcome.Refused.class, captured(Vec3.ZERO, 0.1, Validity.DOUBTFUL));
        Outcome.Refused<Vec3> shaky = (Outcome.Refused<Vec3>) captured(Vec3.ZERO, 2, Validity.VALID);
        assertEquals("LS-NAV-011", shaky.findings().getFirst().code());
    }

    @Test
    void aMarkerThatSlippedIsSeenAtACheckPoint() {
        Frame scan = Frame.scan("test");
        HeadRegistration registration = new HeadRegistration(new AffineTransform(Frame.head("test"), scan, Affine.IDENTITY), 1, 1, List.of());
        FramePoint vertex = new FramePoint(scan, new Vec3(0, 0, 100));

        assertTrue(RegistrationCheck.findings(RegistrationCheck.offMm(registration, new Vec3(0.5, 0, 100), vertex), 2).isEmpty());
        double slipped = RegistrationCheck.offMm(registration, new Vec3(0, 5, 100), vertex);
        assertEquals(5, slipped, 1e-12);
        assertEquals("LS-NAV-012", RegistrationCheck.findings(slipped, 2).getFirst().code());
    }

    @Test
    void theMarkerOnACoilIsFoundFromItsTouchedPoints() {
        Rigid truth = new Rigid(Rotation.about(new Vec3(0.3, 1, -0.4), 2.1), new Vec3(40, -25, 130));
        List<Vec3> drawing = List.of(new Vec3(0, 0, 0), new Vec3(60, 0, 0), new Vec3(-40, 10, 0), new Vec3(0, -120, 5));
        List<Vec3> touched = drawing.stream().map(truth::apply).toList();
        CoilCalibration found = done(CoilCalibration.of(drawing, touched, 1));

        assertEquals(0, found.coilToMarker().apply(new Vec3(10, 20, 30)).distance(truth.apply(new Vec3(10, 20, 30))), 1e-9);
    }

    @Test
    void pointsOfACoilThatAreMixedUpOrCouldBeAreRefused() {
        List<Vec3> drawing = List.of(new Vec3(0, 0, 0), new Vec3(60, 0, 0), new Vec3(-40, 10, 0), new Vec3(0, -120, 5));
        List<Vec3> exchanged = List.of(drawing.get(0), drawing.get(2), drawing.get(1), drawing.get(3));
        assertInstanceOf(Outcome.Refused.class, CoilCalibration.of(drawing, exchanged, 1));

        // A flat coil with wings of one length fits its own mirror image: it would be taken as lying on its back.
        List<Vec3> symmetric = List.of(new Vec3(0, 0, 0), new Vec3(40, 0, 0), new Vec3(-40, 0, 0), new Vec3(0, -120, 5));
        Outcome.Refused<CoilCalibration> refused = (Outcome.Refused<CoilCalibration>) CoilCalibration.of(symmetric, symmetric, 1);
        assertEquals("LS-NAV-015", refused.findings().getFirst().code());
        assertInstanceOf(Outcome.Refused.class, CoilCalibration.of(List.of(new Vec3(0, 0, 0), new Vec3(1, 0, 0), new Vec3(2, 0, 0)),
                List.of(new Vec3(0, 0, 0), new Vec3(1, 0, 0), new Vec3(2, 0, 0)), 1));
    }
}
