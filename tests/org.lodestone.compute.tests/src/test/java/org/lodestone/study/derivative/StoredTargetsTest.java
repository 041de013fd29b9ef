package org.lodestone.study.derivative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.target.ConfidenceEllipsoid;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.study.JsonFile;

class StoredTargetsTest {

    private static final Frame PATIENT = Frame.t1w("sub-01");
    private static final FramePoint POINT = new FramePoint(PATIENT, new Vec3(-41, 38, 30));
    private static final TargetCandidate TARGET = new TargetCandidate("lodestone.targeting.cluster", POINT,
            new FramePoint(Frame.template("MNIColin27"), new Vec3(-40, 40, 28)), "Frontal_Mid_L", -0.42, 810, Optional.empty(), List.of());

    @TempDir
    private Path folder;

    private StoredTargets stored(Optional<TargetReliability> reliability, boolean simulated) throws IOException {
        Path file = folder.resolve("targets.json");
        ObjectNode json = TargetsFile.toJson(List.of(new TargetEntry(TARGET, reliability)),
                new Provenance("0.1.0", List.of(), List.of(), simulated));
        json.putArray("findings").addObject().put("severity", "WARNING").put("code", "LS-RUN-003").put("message", "The head moved.")
                .put("remedy", "Scan again.").putObject("facts").put("volumes", "12");
        JsonFile.write(file, json);
        return StoredTargets.read(file);
    }

    @Test
    void errorBarsComeBackInThePatientsSpace() throws IOException {
        ConfidenceEllipsoid ellipsoid = new ConfidenceEllipsoid(new FramePoint(PATIENT, new Vec3(-40.5, 38.25, 30)),
                List.of(new Vec3(0, 1, 0), new Vec3(0, 0, 1), new Vec3(1, 0, 0)), List.of(3.5, 2.0, 1.25), 0.95);

        StoredTargets stored = stored(Optional.of(
                new TargetReliability(POINT, List.of(POINT), ellipsoid, 1.5, 0.9, Double.NaN, List.of(), 12)), true);

        StoredTargets.ErrorBar bar = stored.targets().getFirst().errorBar().orElseThrow();
        assertEquals(ellipsoid, bar.ellipsoid());
        assertEquals(1.5, bar.medianDistanceMm());
        assertEquals(0.9, bar.withinFiveMm());
        assertTrue(Double.isNaN(bar.splitHalfDistanceMm()));
        assertTrue(stored.simulated());
    }

    @Test
    void targetsWithoutErrorBarAndWhatTheJobSaidComeBack() throws IOException {
        StoredTargets stored = stored(Optional.empty(), false);

        assertEquals(TARGET, stored.targets().getFirst().candidate());
        assertEquals(Optional.empty(), stored.targets().getFirst().errorBar());
        assertEquals(false, stored.simulated());
        assertEquals(List.of(Finding.warning("LS-RUN-003", "The head moved.", "Scan again.").with("volumes", 12)), stored.findings());
    }
}
