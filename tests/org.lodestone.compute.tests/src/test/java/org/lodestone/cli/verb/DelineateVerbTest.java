package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Main;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.image.ElementType;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;

/** What a script sees of {@code delineate} when the scan is none. */
class DelineateVerbTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(DelineateVerbTest.class.getClassLoader());

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int delineate(Path file, String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"delineate", file.toString(), "--out", folder.resolve("out").toString()}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Main.run(arguments, () -> METHODS, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private Path image(String name, int volumes) {
        Grid grid = new Grid(8, 8, 8, Affine.scaling(2, 2, 2), Frame.scan("a"));
        float[] values = new float[512 * volumes];
        for (int v = 0; v < values.length && volumes > 1; v++) {
            values[v] = v;
        }
        Path file = folder.resolve(name);
        ImageFiles.write(volumes == 1 ? WriteRequest.of(file, Volume.of(grid, values), "test")
                : new WriteRequest(file, grid, volumes, 2, new FloatVoxels(values), ElementType.FLOAT32, "test"), METHODS, Execution.unobserved()).orThrow();
        return file;
    }

    @Test
    void anEmptyImageAndARunAreRefusedInOneLineAndNothingIsWritten() {
        Assumptions.assumeTrue(AtlasPacks.configuredFolder().isPresent(), "mricron-data is not installed");
        assertEquals(ExitCode.BAD_INPUT, delineate(image("empty.nii.gz", 1)));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("LS-STRUCT-002") && err.toString(StandardCharsets.UTF_8).contains("empty.nii.gz"));
        assertEquals(ExitCode.BAD_INPUT, delineate(image("run.nii.gz", 3), "--json"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("LS-STRUCT-001"));
        assertEquals(0, out.size());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void anUnknownGeometryIsWrongUsage() {
        assertEquals(ExitCode.WRONG_USAGE, delineate(folder.resolve("a.nii"), "--affine", "mine"));
    }
}
