package org.lodestone.study.derivative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.study.JsonFile;

class TargetsFileTest {

    private static final Frame PATIENT = Frame.t1w("sub-01");
    private static final Provenance PROVENANCE = new Provenance(
            "0.1.0", List.of(new Source("sub-01/anat/sub-01_T1w.nii.gz", "ab")), List.of(), true);
    private static final TargetCandidate TARGET = new TargetCandidate(
            "lodestone.targeting.cluster",
            new FramePoint(PATIENT, new Vec3(-41.25, 38.5, 30.125)),
            new FramePoint(Frame.template("MNIColin27"), new Vec3(-40, 40, 28)),
            "Frontal_Mid_L", -0.42, 810,
            Optional.of(new ScalpTarget(new FramePoint(PATIENT, new Vec3(-50, 48, 38)), new Vec3(0, 0.6, 0.8), 15.25)),
            List.of(Gate.atLeast("clean-minutes", 6.5, 4, "min", "Enough.")));

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = folder.resolve("targets.json");
        JsonFile.write(file, TargetsFile.toJson(List.of(new TargetEntry(TARGET, Optional.empty())), PROVENANCE));

        assertEquals(List.of(TARGET), StoredTargets.read(file).candidates());
    }

    @Test
    void theFieldsOthersScriptAgainstAreThere() {
        var row = TargetsFile.toJson(List.of(new TargetEntry(TARGET, Optional.empty())), PROVENANCE).required("targets").get(0);

        assertEquals("lodestone.targeting.cluster", row.required("method").asText());
        assertEquals(-41.25, row.required("nativeMm").get(0).asDouble());
        assertEquals(28, row.required("templateMm").get(2).asDouble());
        assertEquals("MNIColin27", row.required("templateSpace").asText());
        assertEquals("Frontal_Mid_L", row.required("region").asText());
        assertEquals(-0.42, row.required("r").asDouble());
        assertTrue(row.required("gates").get(0).required("passed").asBoolean());
    }

    @Test
    void aSimulatedPatientIsMarked() {
        assertTrue(TargetsFile.toJson(List.of(), PROVENANCE).required("Simulated").asBoolean());
    }

    @Test
    void aFileThatIsSomethingElseIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"targets\": [{\"method\": \"x\"}]}");

        RefusedException refusal = assertThrows(RefusedException.class, () -> StoredTargets.read(file));

        assertTrue(refusal.getMessage().contains("other.json"));
    }
}
