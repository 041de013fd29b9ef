package org.lodestone.navigation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.PulseEvent;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.PoseLine;
import org.lodestone.navigation.coil.CoilPlan;
import org.lodestone.navigation.coil.Tolerance;

class TreatmentSessionTest {

    private static final long MS = 1_000_000L;
    private static final Frame SCAN = Frame.scan("test");

    @TempDir
    private Path folder;

    private Path file;
    private SessionRecorder recorder;
    private TreatmentSession session;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("session.jsonl");
        recorder = new SessionRecorder(file);
        Navigator navigator = new Navigator("head", "coil", Optional.of(Rigid.IDENTITY), new AffineTransform(Frame.head("test"), SCAN, Affine.IDENTITY),
                new CoilPlan(Rigid.IDENTITY, new FramePoint(SCAN, new Vec3(0, 0, -20))), Tolerance.USUAL);
        session = new TreatmentSession(navigator, recorder);
    }

    /** The head stands still at the scan's origin; the coil is {@code rightMm} beside its plan. */
    private void coilAt(long ms, double rightMm) {
        session.measured(new PoseFrame(ms * MS, OptionalLong.empty(), Frame.tracker("camera"), List.of(
                new ToolPose("head", Rigid.IDENTITY, Validity.VALID, 0.1),
                new ToolPose("coil", new Rigid(Rotation.IDENTITY, new Vec3(rightMm, 0, 0)), Validity.VALID, 0.1))));
    }

    private void pulse(long ms) {
        session.pulsed(new PulseEvent(ms * MS, OptionalLong.empty(), Double.NaN, 60));
    }

    @Test
    void aPulseGetsThePoseBetweenTheMeasurementsBeforeAndAfterIt() {
        coilAt(1000, 1);
        pulse(1004);
        assertEquals(0, session.pulses().size(), "the pose after it is not known yet");
        coilAt(1010, 2);

        LoggedPulse logged = session.pulses().getFirst();
        assertEquals(1, logged.number());
        assertEquals(1.4, logged.deviation().orElseThrow().rightMm(), 1e-9);
    }

    @Test
    void aHeadThatMovedAgainstItsMarkerPausesTheSessionAndNothingCountsUntilACheckHolds() throws IOException {
        coilAt(1000, 0);
        coilAt(1010, 0);
        session.registration(false, "moved 9 mm", 1011 * MS);
        assertEquals(Map.entry(SessionState.PAUSED, Map.of("registration", "moved 9 mm")), session.state());
        for (long ms = 1020; ms < 1500; ms += 10) {
            coilAt(ms, 0);
        }
        pulse(1495);
        coilAt(1500, 0);
        coilAt(1700, 0);
        assertTrue(session.pulses().getFirst().deviation().isEmpty(), "where that pulse went nobody knows");
        assertEquals(0.01, session.summary().inToleranceSeconds(), 1e-9);

        session.registration(true, "", 1800 * MS);
        assertEquals(SessionState.RUNNING, session.state().getKey());
        coilAt(1810, 0);
        pulse(1815);
        coilAt(1820, 0);
        assertTrue(session.pulses().getLast().deviation().isPresent());
    }

    @Test
    void aPulseOfACoilThatWasNeverCalibratedHasNoPose() throws IOException {
        try (SessionRecorder other = new SessionRecorder(folder.resolve("uncalibrated.jsonl"))) {
            session = new TreatmentSession(new Navigator("head", "coil", Optional.empty(), new AffineTransform(Frame.head("test"), SCAN, Affine.IDENTITY),
                    new CoilPlan(Rigid.IDENTITY, new FramePoint(SCAN, new Vec3(0, 0, -20))), Tolerance.USUAL), other);
            coilAt(1000, 0);
            pulse(1004);
            coilAt(1010, 0);
            session.end(3000 * MS);
            assertEquals(1, session.summary().pulses().unknown());
            assertEquals(0, session.summary().inToleranceSeconds());
        }
    }

    @Test
    void whatAnOperatorAsksForIsRecordedWithWhatCameOfIt() throws IOException {
        recorder.control("A. \"Operator\"", "arm", "done", 2_500_000_000L);
        recorder.close();
        assertEquals(List.of("{\"event\":\"control\",\"hostTime\":2.500000,\"operator\":\"A.  Operator \",\"act\":\"arm\",\"outcome\":\"done\"}"),
                Files.readAllLines(file));
    }

    @Test
    void aPulseWhoseCoilWasNotSeenIsLoggedWithoutAPose() {
        coilAt(1000, 1);
        pulse(1050);
        coilAt(1300, 1);

        assertTrue(session.pulses().getFirst().deviation().isEmpty());
        assertEquals(1, session.summary().pulses().unknown());
    }

    @Test
    void aDeviceThatLeavesPausesAndEverythingRecordedStays() throws IOException {
        coilAt(1000, 0);
        coilAt(1010, 0);
        pulse(1005);
        session.device("tracker", false, "the cable was pulled", 1100 * MS);
        assertEquals(Map.entry(SessionState.PAUSED, Map.of("tracker", "the cable was pulled")), session.state());
        session.device("stimulator", false, "no answer", 1200 * MS);
        session.device("tracker", true, "", 1300 * MS);
        assertEquals(SessionState.PAUSED, session.state().getKey(), "one is still away");
        session.device("stimulator", true, "", 1600 * MS);
        assertEquals(SessionState.RUNNING, session.state().getKey());
        coilAt(1610, 0);
        pulse(1611);
        coilAt(1620, 0);
        SessionSummary summary = session.end(2000 * MS);
        recorder.close();

        assertEquals(2, summary.pulses().pulses());
        assertEquals(1, summary.pauses());
        assertEquals(0.5, summary.pausedSeconds(), 1e-9);
        // Two steps of 10 ms; the gap of the pause is nobody's time in tolerance.
        assertEquals(0.02, summary.inToleranceSeconds(), 1e-9);
        List<String> lines = Files.readAllLines(file);
        assertEquals(List.of("pulse", "paused", "running", "pulse", "ended", "summary"),
                lines.stream().filter(l -> l.startsWith("{\"event\"")).map(l -> l.split("\"")[3]).toList());
        assertEquals(8, lines.stream().filter(l -> PoseLine.decode(l, Frame.tracker("camera")).isPresent()).count());
    }

    @Test
    void nothingIsTakenAfterTheEnd() {
        coilAt(1000, 0);
        session.end(1100 * MS);
        coilAt(1200, 0);
        pulse(1201);
        session.device("tracker", false, "away", 1300 * MS);

        assertEquals(0, session.pulses().size());
        assertEquals(SessionState.ENDED, session.state().getKey());
    }

    @Test
    void anEventIsOnTheDiskBeforeTheCallReturns() throws IOException {
        coilAt(1000, 0);
        session.device("tracker", false, "a \"quoted\"\nreason", 1100 * MS);

        List<String> lines = Files.readAllLines(file);
        assertEquals("{\"event\":\"paused\",\"hostTime\":1.100000,\"reason\":\"tracker: a  quoted  reason\"}", lines.getLast());
        assertEquals(3, lines.size());
    }

    @Test
    void aRecordingIsNeverWrittenOver() {
        assertThrows(FileAlreadyExistsException.class, () -> new SessionRecorder(file));
    }
}
