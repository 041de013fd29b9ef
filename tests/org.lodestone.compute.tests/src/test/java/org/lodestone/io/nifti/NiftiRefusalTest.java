package org.lodestone.io.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.io.nifti.NiftiBytes.Field;

/** Damaged and lying files are refused with file, offset and remedy: one row a case. */
class NiftiRefusalTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    /**
     * @param title what is wrong
     * @param name of the file
     * @param code of the refusal
     * @param offset where the trouble is; -1 for anywhere
     * @param content the file
     */
    record Row(String title, String name, String code, long offset, Supplier<byte[]> content) {
        @Override
        public String toString() {
            return title;
        }
    }

    private static NiftiBytes one() {
        return NiftiBytes.of(1, ByteOrder.LITTLE_ENDIAN);
    }

    private static NiftiBytes two() {
        return NiftiBytes.of(2, ByteOrder.BIG_ENDIAN);
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("empty file", "a.nii", "LS-NIFTI-003", 0, () -> new byte[0]),
                new Row("text", "a.nii", "LS-NIFTI-002", 0, () -> "This is no image at all.".repeat(40).getBytes()),
                new Row("wrong magic", "a.nii", "LS-NIFTI-002", 344, () -> with(one(), 344, (byte) 'x')),
                new Row("wrong magic, version 2", "a.nii", "LS-NIFTI-002", 4, () -> with(two(), 5, (byte) '1')),
                new Row("Analyze", "a.nii", "LS-NIFTI-016", 344, () -> with(one(), 344, (byte) 0)),
                new Row("dim[0] 0", "a.nii", "LS-NIFTI-004", 40, () -> one().dim(0, 4, 3, 2).array()),
                new Row("dim[0] 8", "a.nii", "LS-NIFTI-004", 40, () -> one().dim(8, 4, 3, 2).array()),
                new Row("dim[0] -3, version 2", "a.nii", "LS-NIFTI-004", 16, () -> two().dim(-3, 4, 3, 2).array()),
                new Row("extent 0", "a.nii", "LS-NIFTI-005", 44, () -> one().dim(3, 4, 0, 2).array()),
                new Row("negative extent", "a.nii", "LS-NIFTI-005", 46, () -> one().dim(3, 4, 3, -2).array()),
                new Row("extent beyond 2^31", "a.nii", "LS-NIFTI-005", 24, () -> two().dim(3, 1L << 40, 3, 2).array()),
                new Row("product of extents beyond 2^63", "a.nii", "LS-NIFTI-005", -1,
                        () -> two().dim(7, 2000000000, 2000000000, 2000000000, 2000000000, 9, 9, 9).array()),
                new Row("extents of 256 PiB", "a.nii", "LS-NIFTI-009", -1, () -> two().dim(3, 1 << 30, 1 << 26, 2).array()),
                new Row("extents of 256 PiB, compressed", "a.nii.gz", "LS-NIFTI-009", -1, () -> two().dim(3, 1 << 30, 1 << 26, 2).gzip()),
                new Row("one volume too many", "a.nii", "LS-NIFTI-009", 400, () -> one().dim(4, 4, 3, 2, 2).array()),
                new Row("one volume too many, compressed", "a.nii.gz", "LS-NIFTI-009", -1, () -> one().dim(4, 4, 3, 2, 2).gzip()),
                new Row("one byte missing", "a.nii", "LS-NIFTI-009", 399, () -> Arrays.copyOf(one().array(), 399)),
                new Row("datatype 0", "a.nii", "LS-NIFTI-006", 70, () -> one().datatype(0, 16).array()),
                new Row("datatype 5", "a.nii", "LS-NIFTI-006", 12, () -> two().datatype(5, 16).array()),
                new Row("bits", "a.nii", "LS-NIFTI-007", 70, () -> one().datatype(1, 1).array()),
                new Row("float128", "a.nii", "LS-NIFTI-007", 70, () -> one().datatype(1536, 128).array()),
                new Row("complex256", "a.nii", "LS-NIFTI-007", 70, () -> one().datatype(2048, 256).array()),
                new Row("bitpix of another type", "a.nii", "LS-NIFTI-018", 72, () -> one().datatype(4, 32).array()),
                new Row("vox_offset inside the header", "a.nii", "LS-NIFTI-008", 108, () -> one().voxelOffset(348).array()),
                new Row("vox_offset negative", "a.nii", "LS-NIFTI-008", 108, () -> one().voxelOffset(-352).array()),
                new Row("vox_offset no number", "a.nii", "LS-NIFTI-008", 108, () -> one().voxelOffset(Double.NaN).array()),
                new Row("vox_offset infinite", "a.nii", "LS-NIFTI-008", 108, () -> one().voxelOffset(1 / 0.0).array()),
                new Row("vox_offset broken", "a.nii", "LS-NIFTI-008", 108, () -> one().voxelOffset(352.5).array()),
                new Row("vox_offset behind the end", "a.nii", "LS-NIFTI-009", 400, () -> one().voxelOffset(4000).array()),
                new Row("vox_offset far behind the end", "a.nii", "LS-NIFTI-009", -1, () -> two().voxelOffset(1L << 60).array()),
                new Row("vox_offset behind the end, compressed", "a.nii.gz", "LS-NIFTI-009", -1, () -> one().voxelOffset(4000).gzip()),
                new Row("sform with NaN", "a.nii", "LS-NIFTI-011", 280, () -> one().real(Field.SROW, 5, Double.NaN).array()),
                new Row("sform with infinity", "a.nii", "LS-NIFTI-011", 400, () -> two().real(Field.SROW, 3, 1 / 0.0).array()),
                new Row("sform singular", "a.nii", "LS-NIFTI-011", 280, () -> one().sform(1, 2, 0, 0, 2, 4, 0, 0, 0, 0, 1, 0).array()),
                new Row("sform all zeros", "a.nii", "LS-NIFTI-011", 280, () -> one().sform(new double[12]).array()),
                new Row("qform no rotation", "a.nii", "LS-NIFTI-011", 256,
                        () -> one().code(Field.SFORM, 0).code(Field.QFORM, 1).real(Field.QUATERN, 0, 1.5).array()),
                new Row("qform with NaN", "a.nii", "LS-NIFTI-011", 256,
                        () -> one().code(Field.SFORM, 0).code(Field.QFORM, 1).real(Field.QUATERN, 1, Double.NaN).array()),
                new Row("negative voxel size", "a.nii", "LS-NIFTI-011", 80,
                        () -> one().code(Field.SFORM, 0).real(Field.PIXDIM, 1, -2).array()),
                new Row("voxel size 0", "a.nii", "LS-NIFTI-011", 88, () -> one().code(Field.SFORM, 0).real(Field.PIXDIM, 3, 0).array()),
                new Row("voxel size NaN", "a.nii", "LS-NIFTI-011", 84,
                        () -> one().code(Field.SFORM, 0).real(Field.PIXDIM, 2, Double.NaN).array()),
                new Row("scl_inter NaN", "a.nii", "LS-NIFTI-019", 116,
                        () -> one().real(Field.SLOPE, 0, 2).real(Field.INTERCEPT, 0, Double.NaN).array()),
                new Row("gzip with a wrong checksum", "a.nii.gz", "LS-NIFTI-010", -1, () -> flipped(one().gzip(), 8)),
                new Row("gzip with a wrong length", "a.nii.gz", "LS-NIFTI-010", -1, () -> flipped(one().gzip(), 2)),
                new Row("gzip header alone", "a.nii.gz", "LS-NIFTI-010", 0, () -> Arrays.copyOf(one().gzip(), 10)),
                new Row("gzip magic alone", "a.nii.gz", "LS-NIFTI-010", 0, () -> new byte[] {0x1f, (byte) 0x8b}),
                new Row("gzip that goes on for 64 MiB", "a.nii.gz", "LS-NIFTI-020", 400,
                        () -> NiftiBytes.gzip(Arrays.copyOf(one().array(), 64 << 20))),
                new Row("header of a pair without its image", "a.hdr", "LS-NIFTI-012", -1,
                        () -> with(one().voxelOffset(0), 345, (byte) 'i')));
    }

    private static byte[] with(NiftiBytes file, int at, byte value) {
        byte[] bytes = file.array();
        bytes[at] = value;
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int fromEnd) {
        bytes[bytes.length - fromEnd] ^= 1;
        return bytes;
    }

    private Outcome<NiftiImage> read(String name, byte[] content) {
        return assertTimeoutPreemptively(LIMIT, () ->
                NiftiFiles.read(Files.write(folder.resolve(name), content), Execution.unobserved()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void damageIsRefusedWithFileOffsetAndRemedy(Row row) {
        Finding finding = refusal(read(row.name(), row.content().get()));
        assertEquals(row.code(), finding.code(), finding.toLine());
        if (row.offset() >= 0) {
            assertEquals(String.valueOf(row.offset()), finding.facts().get("offset"), finding.toLine());
        }
    }

    private Finding refusal(Outcome<NiftiImage> outcome) {
        assertInstanceOf(Outcome.Refused.class, outcome);
        Finding finding = outcome.findings().getFirst();
        assertNotNull(finding.facts().get("file"));
        assertNotNull(finding.facts().get("offset"));
        assertFalse(finding.remedy().isBlank());
        return finding;
    }

    @Test
    void aFileThatIsNotThereAFolderAndAPipeAreRefused() throws IOException {
        assertEquals("LS-IO-001", refusal(NiftiFiles.read(folder.resolve("absent.nii"), Execution.unobserved())).code());
        assertEquals("LS-IO-001", refusal(NiftiFiles.read(Files.createDirectory(folder.resolve("d.nii")), Execution.unobserved())).code());
        assertEquals("LS-IO-001", refusal(NiftiFiles.read(Path.of("/dev/zero"), Execution.unobserved())).code());
    }

    @Test
    void aLoopOfLinksIsRefused() throws IOException {
        Path a = folder.resolve("a.nii");
        Files.createSymbolicLink(a, Files.createSymbolicLink(folder.resolve("b.nii"), a));
        assertEquals("LS-IO-001", refusal(NiftiFiles.read(a, Execution.unobserved())).code());
    }

    @Test
    void aFileCutAtAnyByteIsRefused() {
        for (NiftiBytes file : new NiftiBytes[] {one(), two()}) {
            byte[] whole = file.array();
            for (int length = 0; length < whole.length; length++) {
                Finding finding = refusal(read("cut.nii", Arrays.copyOf(whole, length)));
                String expected = length < file.offset() ? "LS-NIFTI-003" : "LS-NIFTI-009";
                assertEquals(expected, finding.code(), "cut at " + length);
                assertEquals(String.valueOf(length), finding.facts().get("offset"));
            }
        }
    }

    @Test
    void aCompressedFileCutAtAnyByteIsRefused() {
        byte[] whole = two().gzip();
        for (int length = 0; length < whole.length; length++) {
            refusal(read("cut.nii.gz", Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void aLargerFileCutAtRandomPlacesIsRefused() {
        byte[] voxels = new byte[1 << 18];
        SplittableRandom random = new SplittableRandom(7);
        random.nextBytes(voxels);
        byte[] whole = one().dim(3, 512, 256, 1).voxels(voxels).gzip();
        for (int i = 0; i < 50; i++) {
            refusal(read("large.nii.gz", Arrays.copyOf(whole, random.nextInt(whole.length))));
        }
    }
}
