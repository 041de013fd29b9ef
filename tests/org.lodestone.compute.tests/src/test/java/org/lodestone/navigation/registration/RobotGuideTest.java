package org.lodestone.navigation.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.FrameMismatchException;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.navigation.registration.RobotCalibration.Residual;

/** A robot goes where the scan says, and only by a calibration that is seen to hold. */
class RobotGuideTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Frame BASE = Frame.tracker("arm");
    private static final Frame CAMERA = Frame.tracker("camera");
    private static final Frame SCAN = Frame.t1w("sub-01");
    private static final Rigid BASE_TO_CAMERA = new Rigid(Rotation.about(new Vec3(0.3, 1, -0.2), 2.1), new Vec3(150, -420, -1900));
    private static final Rigid MARKER_TO_FLANGE = new Rigid(Rotation.about(new Vec3(-1, 0.2, 0.7), 1.2), new Vec3(35, -60, 110));
    private static final Rigid HEAD_TO_CAMERA = new Rigid(Rotation.about(new Vec3(1, 0.4, 0), -0.9), new Vec3(-90, 30, -1600));
    private static final Rigid HEAD_TO_SCAN = new Rigid(Rotation.about(new Vec3(0, 0.4, 1), 2.6), new Vec3(10, 85, 40));
    private static final Rigid FLANGE = new Rigid(Rotation.about(new Vec3(1, 0, 0), Math.PI), new Vec3(400, 20, 300));
    private static final AffineTransform REGISTRATION = new AffineTransform(Frame.head("marker"), SCAN, HEAD_TO_SCAN.toAffine());
    private static final Residual FITS = new Residual(0.2, 0.1, 3, 0.4, 0.2);

    @TempDir
    Path folder;

    private static StoredRobotCalibration stored(Residual own, Optional<Residual> check, Instant taken) {
        return new StoredRobotCalibration(new RobotCalibration(new AffineTransform(BASE, CAMERA, BASE_TO_CAMERA.toAffine()), MARKER_TO_FLANGE, own),
                check, taken);
    }

    private static RobotGuide guide() {
        return new RobotGuide(stored(FITS, Optional.empty(), NOW.minus(Duration.ofDays(1))));
    }

    private static RobotGuide.Seen seen(Rigid off) {
        Rigid marker = MARKER_TO_FLANGE.then(FLANGE).then(BASE_TO_CAMERA);
        return new RobotGuide.Seen(FLANGE, BASE, HEAD_TO_CAMERA, off.then(marker), CAMERA);
    }

    private static String code(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Refused.class, outcome).findings().getFirst() instanceof Finding finding ? finding.code() : "";
    }

    @Test
    void aStepAlongTheScanMovesTheCoilByThatStepInTheScan() {
        for (Vec3 step : new Vec3[] {new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1), new Vec3(-0.6, 0, 0.8)}) {
            Vec3 inBase = guide().inBase(step, REGISTRATION, seen(Rigid.IDENTITY), NOW).orThrow();
            Rigid moved = FLANGE.then(new Rigid(Rotation.IDENTITY, inBase));
            // Independent of what is tested: the coil's marker goes through camera and head to the scan, before and after.
            Vec3 before = inScan(FLANGE), after = inScan(moved);
            assertEquals(0, after.minus(before).distance(step), 1e-9, "step " + step);
        }
    }

    private static Vec3 inScan(Rigid flange) {
        Vec3 camera = BASE_TO_CAMERA.apply(flange.apply(MARKER_TO_FLANGE.apply(Vec3.ZERO)));
        return HEAD_TO_SCAN.apply(HEAD_TO_CAMERA.inverse().apply(camera));
    }

    @Test
    void noRobotIsLedWhoseCoilIsSeenElsewhere() {
        assertTrue(guide().trouble(seen(new Rigid(Rotation.IDENTITY, new Vec3(0, 2.9, 0))), NOW).isEmpty());
        assertEquals("LS-NAV-026", guide().trouble(seen(new Rigid(Rotation.IDENTITY, new Vec3(0, 3.1, 0))), NOW).orElseThrow().code());
        assertTrue(guide().trouble(seen(new Rigid(Rotation.about(new Vec3(0, 0, 1), Math.toRadians(1.9)), Vec3.ZERO)), NOW).isEmpty());
        assertEquals("LS-NAV-026",
                guide().trouble(seen(new Rigid(Rotation.about(new Vec3(0, 0, 1), Math.toRadians(2.1)), Vec3.ZERO)), NOW).orElseThrow().code());
        assertEquals("LS-NAV-026", code(guide().inBase(new Vec3(1, 0, 0), REGISTRATION, seen(new Rigid(Rotation.IDENTITY, new Vec3(9, 0, 0))), NOW)));
        RobotGuide.Seen overflowing = new RobotGuide.Seen(FLANGE, BASE, HEAD_TO_CAMERA, new Rigid(Rotation.IDENTITY,
                new Vec3(Double.MAX_VALUE, -Double.MAX_VALUE, 0)), CAMERA);
        assertEquals("LS-NAV-026", guide().trouble(overflowing, NOW).orElseThrow().code(), "a number that overflows is not near");
    }

    @Test
    void noRobotIsLedByTheCalibrationOfAnotherRobotOrTracker() {
        RobotGuide.Seen right = seen(Rigid.IDENTITY);
        RobotGuide.Seen robot = new RobotGuide.Seen(FLANGE, Frame.tracker("other"), right.headToTracker(), right.markerToTracker(), CAMERA);
        RobotGuide.Seen camera = new RobotGuide.Seen(FLANGE, BASE, right.headToTracker(), right.markerToTracker(), Frame.tracker("other"));
        assertEquals("LS-NAV-018", guide().trouble(robot, NOW).orElseThrow().code());
        assertEquals("LS-NAV-018", code(guide().inBase(new Vec3(1, 0, 0), REGISTRATION, camera, NOW)));
        assertThrows(FrameMismatchException.class, () -> guide().stored().calibration().baseToTracker().inverse().then(REGISTRATION));
    }

    @Test
    void noRobotIsLedByAnOldOrInexactCalibration() {
        assertTrue(guide().trouble(NOW).isEmpty());
        assertEquals("LS-NAV-025", new RobotGuide(stored(FITS, Optional.empty(), NOW.minus(Duration.ofHours(169)))).trouble(NOW).orElseThrow().code());
        assertEquals("LS-NAV-025", new RobotGuide(stored(FITS, Optional.empty(), NOW.plus(Duration.ofHours(1)))).trouble(NOW).orElseThrow().code());
        Residual coarse = new Residual(1.1, 0.1, 1, 2, 0.2), turned = new Residual(0.2, 0.6, 1, 0.3, 1);
        assertEquals("LS-NAV-019", new RobotGuide(stored(coarse, Optional.empty(), NOW)).trouble(NOW).orElseThrow().code());
        assertEquals("LS-NAV-019", new RobotGuide(stored(FITS, Optional.of(turned), NOW)).trouble(NOW).orElseThrow().code(), "at poses it has not seen");
        assertEquals("LS-NAV-019", new RobotGuide(stored(coarse, Optional.of(FITS), NOW)).trouble(NOW).orElseThrow().code(), "at its own");
    }

    @Test
    void aFileKeepsACalibrationAndWhatIsNoneIsRefused() throws IOException {
        StoredRobotCalibration kept = stored(FITS, Optional.of(FITS), NOW);
        ObjectNode json = kept.json().put("passes", true);
        StoredRobotCalibration back = StoredRobotCalibration.read(file(json.toString())).orThrow();
        assertEquals(kept.taken(), back.taken());
        assertEquals(kept.check(), back.check());
        assertEquals(kept.calibration().residual(), back.calibration().residual());
        assertEquals(BASE, back.calibration().baseToTracker().from());
        assertEquals(CAMERA, back.calibration().baseToTracker().to());
        Vec3 p = new Vec3(10, 20, 30);
        assertEquals(0, BASE_TO_CAMERA.apply(p).distance(back.calibration().baseToTracker().apply(p)), 1e-9);
        assertEquals(0, MARKER_TO_FLANGE.apply(p).distance(back.calibration().markerToFlange().apply(p)), 1e-9);

        assertEquals("LS-NAV-024", code(StoredRobotCalibration.read(file(json.deepCopy().put("passes", false).toString()))));
        for (String field : new String[] {"base", "tracker", "taken", "baseToTracker", "markerToFlange", "residual"}) {
            assertEquals("LS-NAV-023", code(StoredRobotCalibration.read(file(json.deepCopy().without(field).toString()))), "without " + field);
        }
        ObjectNode mirrored = json.deepCopy();
        ((com.fasterxml.jackson.databind.node.ArrayNode) mirrored.path("baseToTracker").path(0)).set(0,
                -mirrored.path("baseToTracker").path(0).path(0).asDouble());
        assertEquals("LS-NAV-023", code(StoredRobotCalibration.read(file(mirrored.toString()))), "not rigid");
        for (String bad : new String[] {"", "[]", "{", "null", json.toString().substring(0, 200), json.toString().replace("0.2,", "\"NaN\",")}) {
            assertEquals(bad.startsWith("[") || bad.equals("null") || bad.isEmpty() ? "LS-NAV-024" : "LS-NAV-023", code(StoredRobotCalibration.read(file(bad))), bad);
        }
        assertEquals("LS-NAV-023", code(StoredRobotCalibration.read(folder.resolve("missing.json"))));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "robot", ".json"), text);
    }
}
