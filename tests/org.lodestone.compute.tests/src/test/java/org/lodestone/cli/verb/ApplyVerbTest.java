package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Main;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.TransformWriteRequest;
import org.lodestone.method.file.TransformWriter;

class ApplyVerbTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(ApplyVerbTest.class.getClassLoader());
    private static final Affine T1W_TO_COLIN = new Affine(1.05, 0, 0.02, 2, 0, 0.98, 0, -3, 0, 0.03, 1.1, 4);
    private static final Affine COLIN_TO_ASYM = Affine.translation(new Vec3(0.5, -1, 2));

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path points;

    @BeforeEach
    void writeACase() throws IOException {
        write("anat/sub-7_from-T1w_to-MNIColin27_xfm", new AffineTransform(Frame.t1w("sub-7"), Frame.template("MNIColin27"), T1W_TO_COLIN));
        write("anat/sub-7_from-MNIColin27_to-MNI152NLin6Asym_xfm",
                new AffineTransform(Frame.template("MNIColin27"), Frame.template("MNI152NLin6Asym"), COLIN_TO_ASYM));
        points = Files.writeString(folder.resolve("points.tsv"), "name\tx\ty\tz\nleft\t-38\t44\t26\n");
    }

    private void write(String name, AffineTransform transform) {
        TransformWriter writer = METHODS.first(TransformWriter.class);
        writer.run(new TransformWriteRequest(folder.resolve("sub-7").resolve(name), transform), Parameters.defaults(writer.parameters()),
                Execution.unobserved()).orThrow();
    }

    private int apply(String... arguments) {
        List<String> all = new ArrayList<>(List.of("apply", "--points", points.toString(), "--out", folder.resolve("out.tsv").toString()));
        all.addAll(List.of(arguments));
        return Main.run(all.toArray(String[]::new), () -> METHODS, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private Vec3 carried() throws IOException {
        String[] cells = Files.readAllLines(folder.resolve("out.tsv")).get(1).split("\t");
        assertEquals("left", cells[0]);
        return new Vec3(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
    }

    @Test
    void pointsGoFromOneSpaceOfACaseToAnotherAndTheWayIsSaid() throws IOException {
        String participant = folder.resolve("sub-7").toString();
        Vec3 start = new Vec3(-38, 44, 26), end = COLIN_TO_ASYM.apply(T1W_TO_COLIN.apply(start));

        assertEquals(ExitCode.DONE, apply("--case", participant, "--to", "MNI152NLin6Asym"), err::toString);
        assertEquals(0, end.distance(carried()), 1e-4);
        assertTrue(err.toString().contains("t1w:sub-7 > template:MNIColin27 > template:MNI152NLin6Asym"), err.toString());

        assertEquals(ExitCode.DONE, apply("--case", participant, "--from", "MNI152NLin6Asym", "--to", "T1w"), err::toString);
        assertEquals(0, T1W_TO_COLIN.inverse().apply(COLIN_TO_ASYM.inverse().apply(start)).distance(carried()), 1e-4);
    }

    @Test
    void aSpaceWithoutAWayAFolderWithoutTransformsAndBothSourcesAtOnceAreRefused() throws IOException {
        String participant = folder.resolve("sub-7").toString();
        assertEquals(ExitCode.BAD_INPUT, apply("--case", participant, "--to", "MNI152NLin2009cAsym"));
        assertTrue(err.toString().contains("LS-SPACE-001") && err.toString().contains("MNIColin27"), err.toString());
        assertEquals(ExitCode.BAD_INPUT, apply("--case", Files.createDirectories(folder.resolve("empty")).toString()));
        assertEquals(ExitCode.WRONG_USAGE, apply("--case", participant, "--transform", participant));
        assertEquals(ExitCode.WRONG_USAGE, apply());
        assertFalse(Files.exists(folder.resolve("out.tsv")));
    }
}
