package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Main;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Sha256;
import org.lodestone.image.ElementType;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.study.JsonFile;

/** Every result says what it was made of: inputs with their hashes, methods with version and settings. */
class ResultSidecarsTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(ResultSidecarsTest.class.getClassLoader());

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int lodestone(String... arguments) {
        return Main.run(arguments, () -> METHODS, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private Path run() throws IOException {
        Grid grid = new Grid(14, 14, 12, Affine.scaling(3, 3, 3), Frame.scan("a"));
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[(int) grid.size() * 60];
        for (int v = 0; v < values.length; v++) {
            int x = v % 14;
            int y = v / 14 % 14;
            int z = v / 196 % 12;
            values[v] = (x - 7) * (x - 7) + (y - 7) * (y - 7) + (z - 6) * (z - 6) < 25 ? 900 + 10 * x + random.nextInt(40) : random.nextInt(20);
        }
        Path file = Files.createDirectories(folder.resolve("data/sub-1/func")).resolve("sub-1_task-rest_bold.nii.gz");
        Files.writeString(folder.resolve("data/dataset_description.json"), "{\"Name\": \"x\"}");
        ImageFiles.write(new WriteRequest(file, grid, 60, 2, new FloatVoxels(values), ElementType.INT16, "test"), METHODS,
                Execution.unobserved()).orThrow();
        return file;
    }

    @Test
    void aSeedMapNamesItsRunAndItsSettings() throws IOException {
        Path run = run();
        Path out = folder.resolve("data/derivatives/r.nii.gz");
        Files.createDirectories(out.getParent());
        assertEquals(ExitCode.DONE, lodestone("fc", run.toString(), "--seed", "18,21,18,4", "--out", out.toString()), err::toString);
        JsonNode sidecar = JsonFile.read(out.resolveSibling("r.json"));
        assertEquals("sub-1/func/sub-1_task-rest_bold.nii.gz", sidecar.path("Sources").path(0).path("Path").asText());
        assertEquals(Sha256.of(run), sidecar.path("Sources").path(0).path("SHA256").asText());
        assertEquals("Lodestone", sidecar.path("GeneratedBy").path(0).path("Name").asText());
        JsonNode step = sidecar.path("Steps").path(0);
        assertEquals(0.01, step.path("Parameters").path("highPassHz").asDouble());
        assertTrue(step.has("Method") && step.has("Version"), step.toString());
    }

    @Test
    void aPreparedRunAndItsTablesNameTheRawRun() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(ExitCode.DONE, lodestone("preprocess", run().toString(), "--out", out.toString()), err::toString);
        for (String name : new String[] {"sub-1_task-rest_desc-preproc_bold.json", "sub-1_task-rest_desc-confounds_timeseries.json",
            "motion-matrices.json"}) {
            JsonNode sidecar = JsonFile.read(out.resolve(name));
            assertEquals(64, sidecar.path("Sources").path(0).path("SHA256").asText().length(), name);
            assertTrue(sidecar.path("Steps").size() > 1, name);
            assertEquals(2.0, sidecar.path("RepetitionTime").asDouble(), name);
        }
    }
}
