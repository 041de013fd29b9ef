package org.lodestone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.file.TransformReadRequest;
import org.lodestone.method.file.TransformReader;
import org.lodestone.study.derivative.StoredTargets;

/** The demonstration case from scan to target, as a user runs it. One long test: the patient is simulated and worked on once. */
class DemonstrationCaseTest {

    @TempDir
    private Path folder;

    @Test
    void theTargetOfTheDemonstrationCaseLiesWithinFourMillimetresOfThePlantedPeak() throws Exception {
        assumeTrue(AtlasPacks.configuredFolder().isPresent(), "templates and atlases (mricron-data) are absent");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int exit = Main.run(new String[] {"demo", "--json", "--no-gui", "--out", folder.toString()},
                () -> MethodRegistry.fromClassPath(getClass().getClassLoader()),
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

        JsonNode result = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertEquals(ExitCode.DONE, exit, result::toString);
        assertTrue(result.required("errorMm").asDouble() <= 4, result::toString);
        assertTrue(result.required("target").required("templateMm").get(0).asDouble() < 0, "left is left");
        assertEquals(3, result.required("scalpMm").size());
        List<TargetCandidate> written = StoredTargets.read(
                folder.resolve("derivatives/sub-demo/func/sub-demo_desc-tms_targets.json")).candidates();
        assertEquals(result.required("target").required("nativeMm").get(1).asDouble(), written.getFirst().nativePoint().mm().y(), 1e-9);
        assertStoredTransformAgrees(written.getFirst());
        String report = Files.readString(Path.of(result.required("report").asText()));
        assertTrue(report.contains("SIMULATED") && report.contains("ot a certified medical device") && report.contains("data:image/png"));
    }

    /** The way to the template that others read from the case leads to the coordinates the case gives: 0.1 mm for reading between voxels. */
    private void assertStoredTransformAgrees(TargetCandidate target) {
        MethodRegistry methods = MethodRegistry.fromClassPath(getClass().getClassLoader());
        TransformReader reader = methods.first(TransformReader.class);
        Path files = folder.resolve("derivatives/sub-demo/anat/sub-demo_from-T1w_to-MNIColin27_xfm");
        SpatialTransform toTemplate = reader.run(
                new TransformReadRequest(files, target.nativePoint().frame(), target.templatePoint().frame()),
                Parameters.defaults(reader.parameters()), Execution.unobserved()).orThrow();

        assertEquals(0, toTemplate.apply(target.nativePoint()).distanceMm(target.templatePoint()), 0.1);
        assertEquals(0, toTemplate.inverse().apply(target.templatePoint()).distanceMm(target.nativePoint()), 0.1);
    }
}
