package org.lodestone.io.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.Surface;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.SurfaceReader;
import org.lodestone.method.file.SurfaceWriteRequest;

/** Meshes go into files and come back; damaged files are refused. */
class SurfaceFilesTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(SurfaceFilesTest.class.getClassLoader());

    /** A tetrahedron, normals outwards. */
    private static final Surface TETRAHEDRON = new Surface(Frame.t1w("sub-01"),
            new float[] {0, 0, 0, 10.5f, 0, 0, 0, -20.25f, 0, 0, 0, 1e-3f}, new int[] {0, 1, 2, 0, 2, 3, 0, 3, 1, 1, 3, 2});

    @TempDir
    Path folder;

    private Path write(String name, Surface surface, String description) {
        return ImageFiles.write(new SurfaceWriteRequest(folder.resolve(name), surface, description), METHODS, Execution.unobserved())
                .orThrow();
    }

    private static Outcome<Surface> read(Path file) {
        return METHODS.byId(SurfaceReader.class, "gifti-reader").run(file, Parameters.NONE, Execution.unobserved());
    }

    @Test
    void aMeshComesBackFromGiftiBitForBit() {
        Path file = write("scalp.surf.gii", TETRAHEDRON, "scalp <&]]> \u0001 ä");
        Surface back = read(file).orThrow();
        assertArrayEquals(TETRAHEDRON.vertices(), back.vertices());
        assertArrayEquals(TETRAHEDRON.triangles(), back.triangles());
        assertEquals(Frame.scan("scalp.surf.gii"), back.frame());
        assertEquals(List.of(), read(file).findings());
    }

    @Test
    void theSameMeshGivesTheSameBytes() throws IOException {
        for (String ending : List.of(".surf.gii", ".ply", ".stl")) {
            assertArrayEquals(Files.readAllBytes(write("a" + ending, TETRAHEDRON, "x")),
                    Files.readAllBytes(write("b" + ending, TETRAHEDRON, "x")));
        }
    }

    @Test
    void stlHoldsTheCornersAndTheOutwardNormal() throws IOException {
        ByteBuffer stl = ByteBuffer.wrap(Files.readAllBytes(write("t.stl", TETRAHEDRON, "solid"))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(84 + 4 * 50, stl.capacity());
        assertEquals(4, stl.getInt(80));
        assertTrue(new String(stl.array(), 0, 80, StandardCharsets.US_ASCII).startsWith("RAS mm t1w:sub-01"));
        // First triangle: (0,0,0), (10.5,0,0), (0,-20.25,0): normal (0, 0, -1).
        float[] first = new float[12];
        stl.position(84).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(first);
        assertArrayEquals(new float[] {0, 0, -1, 0, 0, 0, 10.5f, 0, 0, 0, -20.25f, 0}, Arrays.copyOf(first, 12), 0f);
    }

    @Test
    void plyHoldsVerticesAndFaces() throws IOException {
        byte[] ply = Files.readAllBytes(write("t.ply", TETRAHEDRON, "two\nlines"));
        String text = new String(ply, StandardCharsets.ISO_8859_1);
        int head = text.indexOf("end_header\n") + 11;
        assertTrue(text.startsWith("ply\nformat binary_little_endian 1.0\ncomment two?lines\n"));
        assertTrue(text.contains("element vertex 4\n") && text.contains("element face 4\n"));
        ByteBuffer body = ByteBuffer.wrap(ply, head, ply.length - head).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(4 * 12 + 4 * 13, body.remaining());
        assertEquals(10.5f, body.getFloat(head + 12));
        assertEquals(3, body.get(head + 48));
        assertEquals(2, body.getInt(head + 48 + 9));
    }

    private static final String COLUMNS_BIG_ENDIAN = """
            <?xml version="1.0"?>
            <!DOCTYPE GIFTI SYSTEM "file:///etc/passwd">
            <GIFTI Version="1.0" NumberOfDataArrays="2">
            <DataArray Intent="NIFTI_INTENT_TRIANGLE" DataType="NIFTI_TYPE_INT32" ArrayIndexingOrder="RowMajorOrder" Dimensionality="2"
             Dim0="1" Dim1="3" Encoding="Base64Binary" Endian="BigEndian"><Data>AAAAAAAAAAEAAAAC</Data></DataArray>
            <DataArray Intent="NIFTI_INTENT_POINTSET" DataType="NIFTI_TYPE_FLOAT32" ArrayIndexingOrder="ColumnMajorOrder"
             Dimensionality="2" Dim0="3" Dim1="3" Encoding="ASCII" Endian="LittleEndian">
            <CoordinateSystemTransformMatrix><DataSpace>a</DataSpace><TransformedSpace>NIFTI_XFORM_TALAIRACH</TransformedSpace>
            <MatrixData>1 0 0 5 0 1 0 0 0 0 1 0 0 0 0 1</MatrixData></CoordinateSystemTransformMatrix>
            <Data>1 2 3
             4 5 6 7 8 9.5</Data></DataArray></GIFTI>
            """;

    @Test
    void textColumnsAndBigEndianAreReadAndAnUnusedTransformIsReported() throws IOException {
        Outcome<Surface> outcome = read(Files.writeString(folder.resolve("c.gii"), COLUMNS_BIG_ENDIAN));
        assertArrayEquals(new float[] {1, 4, 7, 2, 5, 8, 3, 6, 9.5f}, outcome.orThrow().vertices());
        assertArrayEquals(new int[] {0, 1, 2}, outcome.orThrow().triangles());
        assertEquals(List.of("LS-GIFTI-004"), outcome.findings().stream().map(Finding::code).toList());
    }

    record Row(String title, String code, String content) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Row> rows() {
        String good = COLUMNS_BIG_ENDIAN;
        return Stream.of(
                new Row("empty", "LS-GIFTI-002", ""),
                new Row("no XML", "LS-GIFTI-002", "hello"),
                new Row("other XML", "LS-GIFTI-003", "<svg/>"),
                new Row("points missing", "LS-GIFTI-003", good.replace("NIFTI_INTENT_POINTSET", "NIFTI_INTENT_SHAPE")),
                new Row("cut", "LS-GIFTI-002", good.substring(0, good.length() / 2)),
                new Row("vertex number too large", "LS-GIFTI-005", good.replace("AAAC<", "AAAD<")),
                new Row("NaN", "LS-GIFTI-005", good.replace("9.5", "NaN")),
                new Row("word for a number", "LS-GIFTI-005", good.replace("9.5", "x")),
                new Row("number missing", "LS-GIFTI-005", good.replace("9.5", "")),
                new Row("two columns", "LS-GIFTI-005", good.replace("Dim1=\"3\"", "Dim1=\"2\"")),
                new Row("rows without end", "LS-GIFTI-005", good.replace("Dim0=\"3\"", "Dim0=\"900000000000\"")),
                new Row("negative rows", "LS-GIFTI-005", good.replace("Dim0=\"3\"", "Dim0=\"-3\"")),
                new Row("other type", "LS-GIFTI-005", good.replace("NIFTI_TYPE_FLOAT32", "NIFTI_TYPE_UINT8")),
                new Row("no base 64", "LS-GIFTI-005", good.replace("AAAAAAAAAAEAAAAC", "A")),
                new Row("unknown encoding", "LS-GIFTI-005", good.replace("Base64Binary", "ExternalFileBinary")),
                new Row("no zlib", "LS-GIFTI-005", good.replace("Base64Binary", "GZipBase64Binary")),
                new Row("matrix of words", "LS-GIFTI-005", good.replace("0 0 5 0", "0 0 five 0")),
                new Row("entity", "LS-GIFTI-002", good.replace("9.5", "&passwd;")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void damageIsRefusedWithFileAndRemedy(Row row) throws IOException {
        Path file = Files.writeString(folder.resolve("d.gii"), row.content());
        Outcome<Surface> outcome = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(file));
        assertFalse(outcome.isDone());
        assertEquals(row.code(), outcome.findings().getFirst().code(), outcome.findings().toString());
        assertTrue(outcome.findings().getFirst().facts().containsKey("file"));
    }

    @Test
    void cutAndMutatedFilesAreReadOrRefused() throws IOException {
        byte[] good = Files.readAllBytes(write("g.gii", TETRAHEDRON, "x"));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            byte[] content = random.nextBoolean() ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int change = 0; change < 3 && content.length > 0; change++) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("m.gii"), content);
            read(file);
        }
    }
}
