package org.lodestone.io.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodestone.core.Affine;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.image.ElementType;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Series;
import org.lodestone.image.StoredVoxels;
import org.lodestone.image.Volume;
import org.lodestone.io.internal.file.FileOutput;
import org.lodestone.io.nifti.NiftiBytes.Field;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.CopyRequest;
import org.lodestone.method.file.ImageCopy;
import org.lodestone.method.file.VolumeWriter;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.testkit.SharedData;

/** What is written is what was given, whole or not at all. */
class NiftiWritingTest {

    private static final Grid OBLIQUE = new Grid(5, 6, 7, Affine.rotation(0.2, -0.4, 2.5).times(Affine.scaling(-1, 2, 3))
            .then(Affine.translation(new Vec3(10, -20, 30))), Frame.t1w("sub-01"));

    private final VolumeWriter writer =
            MethodRegistry.fromClassPath(NiftiWritingTest.class.getClassLoader()).byId(VolumeWriter.class, "nifti-writer");

    @TempDir
    Path folder;

    private Outcome<Path> write(WriteRequest request) {
        return writer.run(request, Parameters.NONE, Execution.unobserved());
    }

    private static NiftiImage read(Path file) {
        return NiftiFiles.read(file, Execution.unobserved()).orThrow();
    }

    private static float[] ramp(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (i * 7919 % 1000) * 0.25f - 30;
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.nii", "a.nii.gz", "a.hdr", "a.img", "a.hdr.gz"})
    void anObliqueMirroredVolumeComesBackFromEveryKindOfFile(String name) {
        float[] values = ramp(210);
        Path file = folder.resolve(name);
        assertTrue(write(WriteRequest.of(file, Volume.of(OBLIQUE, values), "a test")).isDone());
        NiftiImage image = read(file);
        assertArrayEquals(values, image.voxels().toFloats());
        assertTrue(image.image().grid().in(OBLIQUE.frame()).sameAs(OBLIQUE));
        // No disagreement: qform and sform were both written and say the same.
        assertEquals(List.of(), image.findings());
        assertEquals(1, image.header().qform().code());
        assertEquals(1, image.header().sform().code());
        assertEquals("a test", image.header().description());
        assertEquals(NiftiHeader.MILLIMETRE_AND_SECOND, image.header().units());
    }

    @Test
    void theQformOfEveryQuarterTurnAndMirrorAgreesWithTheSform() {
        int file = 0;
        for (int rx = 0; rx < 4; rx++) {
            for (int rz = 0; rz < 4; rz++) {
                for (int mirror = -1; mirror <= 1; mirror += 2) {
                    Affine affine = Affine.rotation(rx * Math.PI / 2, 0.001 * rx, rz * Math.PI / 2).times(Affine.scaling(2, 3, mirror * 4));
                    Grid grid = new Grid(9, 8, 7, affine, Frame.template("MNIColin27"));
                    Path path = folder.resolve("q" + file++ + ".nii");
                    write(WriteRequest.of(path, Volume.of(grid, new float[504]), "")).orThrow();
                    NiftiImage image = read(path);
                    assertEquals(List.of(), image.findings(), affine.toString());
                    assertEquals(4, image.header().qform().code());
                    assertEquals(mirror, image.header().pixdim().getFirst().intValue());
                }
            }
        }
    }

    @Test
    void aShearedGridHasAnSformOnly() {
        Affine sheared = new Affine(2, 0.5, 0, 1, 0, 2, 0, 2, 0, 0, 2, 3);
        Path file = folder.resolve("sheared.nii");
        write(WriteRequest.of(file, Volume.of(new Grid(2, 2, 2, sheared, Frame.scan("x")), new float[8]), "")).orThrow();
        assertEquals(0, read(file).header().qform().code());
        assertEquals(sheared, read(file).image().grid().voxelToWorld());
    }

    @Test
    void aRunKeepsItsRepetitionTime() {
        Grid grid = new Grid(2, 3, 4, Affine.scaling(3, 3, 3), Frame.bold("run"));
        Path file = folder.resolve("run.nii.gz");
        write(WriteRequest.of(file, new Series(grid, 5, 0.72, new FloatVoxels(ramp(120))), "")).orThrow();
        assertEquals(List.of(2, 3, 4, 5), read(file).image().shape());
        assertEquals(0.72, read(file).image().trSeconds().orElseThrow(), 1e-7);
        assertArrayEquals(ramp(120), read(file).voxels().toFloats());
    }

    @ParameterizedTest
    @EnumSource(value = ElementType.class, names = {"UINT8", "INT8", "UINT16", "INT16", "UINT32", "INT32", "UINT64", "INT64", "FLOAT64"})
    void integersAreRoundedAndValuesThatDoNotFitAreRefused(ElementType type) {
        Grid grid = new Grid(3, 1, 1, Affine.IDENTITY, Frame.scan("x"));
        Path file = folder.resolve("t.nii");
        FloatVoxels fitting = new FloatVoxels(new float[] {0, 1.6f, 100});
        write(new WriteRequest(file, grid, 1, 0, fitting, type, "")).orThrow();
        double second = type == ElementType.FLOAT64 ? 1.6f : 2;
        assertEquals(second, read(file).voxels().get(1));
        assertEquals(100, read(file).voxels().get(2));
        Path refused = folder.resolve("refused.nii");
        if (type != ElementType.FLOAT64) {
            for (float bad : new float[] {1e30f, -1e30f, Float.NaN}) {
                Outcome<Path> outcome =
                        write(new WriteRequest(refused, grid, 1, 0, new FloatVoxels(new float[] {0, 0, bad}), type, ""));
                assertEquals("LS-NIFTI-032", outcome.findings().getFirst().code());
                assertFalse(Files.exists(refused));
            }
        }
    }

    @Test
    void wholeNumbersBeyondDoublePrecisionAreCopiedExactly() {
        ByteBuffer big = ByteBuffer.allocate(16).order(ByteOrder.BIG_ENDIAN).putLong(Long.MAX_VALUE).putLong(-3);
        StoredVoxels voxels = new StoredVoxels(MemorySegment.ofArray(big.array()), ElementType.INT64, ByteOrder.BIG_ENDIAN, 1, 0);
        Path file = folder.resolve("long.nii");
        write(new WriteRequest(file, new Grid(2, 1, 1, Affine.IDENTITY, Frame.scan("x")), 1, 0, voxels, ElementType.INT64, "")).orThrow();
        assertEquals(Long.MAX_VALUE, read(file).voxels().bytes().toArray(java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED)[0]);
    }

    @Test
    void anExtentBeyond32767IsWrittenAsVersion2() {
        Path file = folder.resolve("long.nii.gz");
        Grid grid = new Grid(40000, 1, 1, Affine.IDENTITY, Frame.scan("x"));
        write(WriteRequest.of(file, Volume.of(grid, ramp(40000)), "")).orThrow();
        assertEquals(2, read(file).header().version());
        assertArrayEquals(ramp(40000), read(file).voxels().toFloats());
    }

    @Test
    void theSameImageGivesTheSameBytesAtAnyNumberOfThreadsAndOtherProgramsInflateIt() throws IOException {
        // Three blocks of the parallel compressor.
        Grid grid = new Grid(128, 128, 40, Affine.IDENTITY, Frame.scan("x"));
        float[] values = ramp(128 * 128 * 40);
        byte[][] files = new byte[2][];
        for (int i = 0; i < 2; i++) {
            Path file = folder.resolve("threads" + i + ".nii.gz");
            WriteRequest request = new WriteRequest(file, grid, 1, 0, new FloatVoxels(values), ElementType.FLOAT32, "same");
            writer.run(request, Parameters.NONE, new Execution(new Parallel(1 + 3 * i), Progress.NONE)).orThrow();
            files[i] = Files.readAllBytes(file);
        }
        assertArrayEquals(files[0], files[1]);
        byte[] inflated = new GZIPInputStream(new ByteArrayInputStream(files[0])).readAllBytes();
        assertEquals(352 + values.length * 4, inflated.length);
        ByteBuffer voxels = ByteBuffer.wrap(inflated).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], voxels.getFloat(352 + 4 * i));
        }
    }

    @Test
    void aRewriteKeepsHeaderExtensionsByteOrderAndVoxels() throws IOException {
        byte[] head = NiftiBytes.of(1, ByteOrder.BIG_ENDIAN).real(Field.SLOPE, 0, 0.5).code(Field.QFORM, 2).voxelOffset(352 + 48).array();
        ByteBuffer file = ByteBuffer.allocate(head.length + 48).order(ByteOrder.BIG_ENDIAN).put(head, 0, 348).put((byte) 1).put(new byte[3]);
        file.putInt(16).putInt(6).put("comment1".getBytes()).putInt(32).putInt(44).put("24 bytes of whatever....".getBytes());
        file.put(head, 352, 48);
        file.put(148, "made by hand".getBytes());
        Path original = Files.write(folder.resolve("o.nii"), file.array());
        NiftiImage image = read(original);
        assertEquals(2, image.extensions().size());
        for (String name : List.of("r.nii", "r.nii.gz", "r.hdr")) {
            NiftiFiles.write(image, folder.resolve(name), Execution.unobserved()).orThrow();
            NiftiImage again = read(folder.resolve(name));
            assertEquals(image.extensions(), again.extensions());
            assertEquals(image.header(), again.header().asPair(false).withVoxelOffset(image.header().voxelOffset()));
            assertEquals(-1, image.voxels().bytes().mismatch(again.voxels().bytes()));
        }
        byte[] rewritten = Files.readAllBytes(folder.resolve("r.nii"));
        rewritten[38] = 0;
        assertArrayEquals(file.array(), rewritten);
    }

    @Test
    void aCopyInAnotherContainerKeepsExtensions() {
        ImageCopy copy = MethodRegistry.fromClassPath(NiftiWritingTest.class.getClassLoader()).first(ImageCopy.class);
        CopyRequest request =
                new CopyRequest(SharedData.file("nifti-odd/example_nifti2.nii.gz"), folder.resolve("unpacked.nii"));
        assertTrue(copy.accepts(request));
        copy.run(request, Parameters.NONE, Execution.unobserved()).orThrow();
        assertEquals(read(request.source()).extensions(), read(request.target()).extensions());
        assertEquals(read(request.source()).header().withVoxelOffset(0), read(request.target()).header().withVoxelOffset(0));
        assertEquals(-1, read(request.source()).voxels().bytes().mismatch(read(request.target()).voxels().bytes()));
    }

    @Test
    void aFolderThatMayNotBeWrittenIsRefusedAndNothingIsLeft() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(closed), "this user may write everywhere");
        Outcome<Path> outcome = write(WriteRequest.of(closed.resolve("a.nii"), Volume.of(OBLIQUE, ramp(210)), ""));
        assertEquals("LS-IO-002", outcome.findings().getFirst().code());
        try (var left = Files.list(closed)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aTargetThatIsAFolderIsRefusedAndNothingIsLeft() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken.nii").resolve("inside")).getParent();
        Outcome<Path> outcome = write(WriteRequest.of(taken, Volume.of(OBLIQUE, ramp(210)), ""));
        assertEquals("LS-IO-002", outcome.findings().getFirst().code());
        try (var left = Files.list(folder)) {
            assertEquals(List.of(taken), left.toList());
        }
    }

    @Test
    void aFullDiskIsRefusedWithTheRemedyAndTheOldFileStays() throws IOException {
        Path file = Files.writeString(folder.resolve("old.nii"), "old");
        RefusedException refusal = assertThrows(RefusedException.class, () -> FileOutput.write(file, channel -> {
            channel.write(ByteBuffer.allocate(100));
            throw new IOException("No space left on device");
        }));
        assertTrue(refusal.findings().getFirst().remedy().contains("Free some space"));
        assertEquals("old", Files.readString(file));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void aStoppedWriteLeavesNothing() throws IOException {
        Progress stopped = new Progress() {
            @Override
            public void report(double fraction, String activity) {
                // nobody watches
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        for (String name : List.of("s.nii", "s.nii.gz")) {
            assertThrows(CancelledException.class, () -> writer.run(
                    WriteRequest.of(folder.resolve(name), Volume.of(OBLIQUE, ramp(210)), ""), Parameters.NONE,
                    new Execution(Parallel.single(), stopped)));
        }
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }
}
