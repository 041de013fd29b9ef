package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Main;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;

class ConvertVerbTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(ConvertVerbTest.class.getClassLoader());

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int convert(Path in, Path to) {
        out.reset();
        return Main.run(new String[] {"convert", in.toString(), to.toString(), "--json"}, () -> METHODS,
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void packedAndUnpackedAgainAFileIsTheSameByteForByte() throws IOException {
        Path first = folder.resolve("a.nii"), packed = folder.resolve("b.nii.gz"), last = folder.resolve("c.nii");
        Grid grid = new Grid(3, 4, 2, new Affine(-2, 0, 0, 5, 0, 2, 0, -7, 0, 0, 3, 1), Frame.scan("a"));
        float[] values = new float[24];
        for (int v = 0; v < values.length; v++) {
            values[v] = v * 1.5f - 7;
        }
        ImageFiles.write(WriteRequest.of(first, Volume.of(grid, values), "test"), METHODS, Execution.unobserved()).orThrow();
        assertEquals(ExitCode.DONE, convert(first, packed), err::toString);
        assertEquals(packed.toString(), new ObjectMapper().readTree(out.toByteArray()).get("image").asText());
        assertEquals(ExitCode.DONE, convert(packed, last), err::toString);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(last));
    }

    @Test
    void whatCannotBeConvertedIsNamedAndNothingIsWritten() throws IOException {
        Path target = folder.resolve("out.nii.gz"), broken = folder.resolve("broken.nii");
        Files.write(broken, new byte[100]);
        assertEquals(ExitCode.BAD_INPUT, convert(broken, target));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("broken.nii"), err.toString(StandardCharsets.UTF_8));
        assertEquals(ExitCode.BAD_INPUT, convert(folder.resolve("absent.nii"), target));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("absent.nii"), err.toString(StandardCharsets.UTF_8));
        assertEquals(ExitCode.BAD_INPUT, convert(broken, folder.resolve("out.png")));
        assertEquals(0, out.size());
        assertTrue(Files.notExists(target) && Files.notExists(folder.resolve("out.png")));
    }
}
