package org.lodestone.io.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Vec3;
import org.lodestone.image.StoredImage.AffineSource;
import org.lodestone.io.nifti.NiftiBytes.Field;

/** Files laid out by hand are read as the standard says. */
class NiftiReadingTest {

    @TempDir
    Path folder;

    private NiftiImage read(String name, byte[] content) throws IOException {
        return NiftiFiles.read(Files.write(folder.resolve(name), content), Execution.unobserved()).orThrow();
    }

    private static List<String> codes(NiftiImage image) {
        return image.findings().stream().map(Finding::code).toList();
    }

    record Kind(int version, ByteOrder order) {
    }

    static Stream<Kind> kinds() {
        return Stream.of(1, 2).flatMap(v -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN).map(o -> new Kind(v, o)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bothVersionsAndByteOrdersPlainCompressedAndInPairsGiveTheSameImage(Kind kind) throws IOException {
        NiftiBytes file = NiftiBytes.of(kind.version(), kind.order());
        byte[] whole = file.array();
        byte[] header = Arrays.copyOf(whole, file.version == 1 ? 348 : 540);
        header[Field.MAGIC.at(file.version) + 1] = 'i';
        byte[] voxels = Arrays.copyOfRange(whole, file.offset(), whole.length);
        NiftiBytes paired = NiftiBytes.of(kind.version(), kind.order()).voxelOffset(0);
        byte[] pairHeader = Arrays.copyOf(paired.array(), header.length);
        pairHeader[Field.MAGIC.at(file.version) + 1] = 'i';
        Files.write(folder.resolve("p.img"), voxels);
        Files.write(folder.resolve("q.img.gz"), NiftiBytes.gzip(voxels));
        Files.write(folder.resolve("p.hdr"), pairHeader);
        List<NiftiImage> images = List.of(read("a.nii", whole), read("a.nii.gz", file.gzip()), read("misnamed.nii", file.gzip()),
                read("p.hdr", pairHeader), read("q.hdr.gz", NiftiBytes.gzip(pairHeader)),
                NiftiFiles.read(folder.resolve("p.img"), Execution.unobserved()).orThrow());
        for (NiftiImage image : images) {
            assertEquals(List.of(4, 3, 2), image.image().shape());
            assertEquals(new Vec3(-10 + 2 * 3, -20 + 3 * 2, -30 + 4), image.image().grid().toWorld(3, 2, 1));
            assertEquals(AffineSource.SFORM, image.image().affineSource());
            assertEquals("RAS", image.image().grid().orientation());
            assertEquals(kind.version(), image.header().version());
            for (int i = 0; i < 24; i++) {
                assertEquals(i, image.voxels().get(i));
            }
            assertEquals(List.of(), image.findings());
        }
    }

    record Type(int code, int bits, double[] expected) {
    }

    static Stream<Type> types() {
        return Stream.of(
                new Type(2, 8, new double[] {1, 255}), new Type(256, 8, new double[] {1, -1}),
                new Type(4, 16, new double[] {258, -2}), new Type(512, 16, new double[] {258, 65534}),
                new Type(8, 32, new double[] {16909060, -2}), new Type(768, 32, new double[] {16909060, 4294967294.0}),
                new Type(1024, 64, new double[] {72623859790382856.0, -2}),
                new Type(1280, 64, new double[] {72623859790382856.0, 1.8446744073709552e19}),
                new Type(16, 32, new double[] {1.5, -0.25}), new Type(64, 64, new double[] {1.5, -0.25}),
                new Type(32, 64, new double[] {5, 13}), new Type(1792, 128, new double[] {5, 13}),
                new Type(128, 24, new double[] {2, 254}), new Type(2304, 32, new double[] {2, 254}));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyDatatypeOfTheStandardIsReadInBothByteOrders(Type type) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            ByteBuffer voxels = ByteBuffer.allocate(type.bits() / 4).order(order);
            switch (type.code()) {
                case 2, 256 -> voxels.put(new byte[] {1, -1});
                case 4, 512 -> voxels.putShort((short) 0x0102).putShort((short) -2);
                case 8, 768 -> voxels.putInt(0x01020304).putInt(-2);
                case 1024, 1280 -> voxels.putLong(0x0102030405060708L).putLong(-2);
                case 16 -> voxels.putFloat(1.5f).putFloat(-0.25f);
                case 64 -> voxels.putDouble(1.5).putDouble(-0.25);
                case 32 -> voxels.putFloat(3).putFloat(-4).putFloat(5).putFloat(12);
                case 1792 -> voxels.putDouble(3).putDouble(-4).putDouble(5).putDouble(12);
                case 128 -> voxels.put(new byte[] {1, 2, 3, -1, -2, -3});
                default -> voxels.put(new byte[] {1, 2, 3, 9, -1, -2, -3, 9});
            }
            NiftiImage image = read("t.nii", NiftiBytes.of(1, order).dim(3, 2, 1, 1).datatype(type.code(), type.bits())
                    .voxels(voxels.array()).array());
            assertArrayEquals(type.expected(), new double[] {image.voxels().get(0), image.voxels().get(1)});
        }
    }

    @Test
    void storedNumbersAreScaledUnlessTheSlopeIsZeroOrNoNumber() throws IOException {
        NiftiBytes file = NiftiBytes.of(1, ByteOrder.LITTLE_ENDIAN);
        assertEquals(5 * 0.5 - 1, read("s.nii", file.real(Field.SLOPE, 0, 0.5).real(Field.INTERCEPT, 0, -1).array()).voxels().get(5));
        assertEquals(5, read("z.nii", file.real(Field.SLOPE, 0, 0).array()).voxels().get(5));
        NiftiImage odd = read("n.nii", file.real(Field.SLOPE, 0, Double.NaN).array());
        assertEquals(5, odd.voxels().get(5));
        assertEquals(List.of("LS-NIFTI-019"), codes(odd));
    }

    @Test
    void theQformCountsWhenThereIsNoSform() throws IOException {
        // Quarter turn about z: quaternion (cos 45°, 0, 0, sin 45°); x of the image runs to world y. Third axis mirrored by qfac.
        NiftiBytes file = NiftiBytes.of(1, ByteOrder.LITTLE_ENDIAN).code(Field.SFORM, 0).code(Field.QFORM, 1)
                .real(Field.QUATERN, 2, Math.sqrt(0.5)).real(Field.QOFFSET, 0, 7).real(Field.QOFFSET, 1, 8).real(Field.QOFFSET, 2, 9)
                .real(Field.PIXDIM, 0, -1);
        NiftiImage image = read("q.nii", file.array());
        assertEquals(AffineSource.QFORM, image.image().affineSource());
        assertEquals(0, image.image().grid().toWorld(1, 1, 1).distance(new Vec3(7 - 3, 8 + 2, 9 - 4)), 1e-5);
        assertEquals("ARI", image.image().grid().orientation().replace('L', 'R'));
        assertEquals("ALI", image.image().grid().orientation());
    }

    @Test
    void aFileWithoutOrientationIsReadAsInOtherProgramsAndSaysThatSidesAreAGuess() throws IOException {
        NiftiImage image = read("none.nii", NiftiBytes.of(1, ByteOrder.LITTLE_ENDIAN).code(Field.SFORM, 0).array());
        assertEquals(AffineSource.PIXDIM, image.image().affineSource());
        assertEquals(new Vec3(3, -3, -2), image.image().grid().toWorld(0, 0, 0));
        assertEquals("LAS", image.image().grid().orientation());
        assertEquals(List.of("LS-NIFTI-015"), codes(image));
    }

    @Test
    void aQformThatDisagreesWithTheSformIsReported() throws IOException {
        NiftiBytes file = NiftiBytes.of(1, ByteOrder.LITTLE_ENDIAN).code(Field.QFORM, 1)
                .real(Field.QOFFSET, 0, -10).real(Field.QOFFSET, 1, -20).real(Field.QOFFSET, 2, -30);
        assertEquals(List.of(), codes(read("same.nii", file.array())));
        NiftiImage shifted = read("shifted.nii", file.real(Field.QOFFSET, 0, -10.2).array());
        assertEquals(List.of("LS-NIFTI-014"), codes(shifted));
        assertEquals(0.2, Double.parseDouble(shifted.findings().getFirst().facts().get("farthestMm")), 1e-6);
        // An image one voxel thin: the mirrored axis moves no corner, the handedness is wrong nevertheless.
        NiftiBytes thin = NiftiBytes.of(1, ByteOrder.LITTLE_ENDIAN).dim(3, 4, 6, 1).code(Field.QFORM, 1).real(Field.PIXDIM, 0, -1)
                .real(Field.QOFFSET, 0, -10).real(Field.QOFFSET, 1, -20).real(Field.QOFFSET, 2, -30);
        NiftiImage mirrored = read("mirrored.nii", thin.array());
        assertEquals("true", mirrored.findings().getFirst().facts().get("mirrored"));
        assertEquals(new Vec3(-10, -20, -30), mirrored.image().grid().toWorld(0, 0, 0));
    }

    @Test
    void lengthsAndTimesAreConvertedFromTheUnitsOfTheFile() throws IOException {
        NiftiBytes file = NiftiBytes.of(2, ByteOrder.BIG_ENDIAN).dim(4, 4, 3, 1, 2).real(Field.PIXDIM, 4, 1500);
        for (double[] row : new double[][] {{2 | 16, 1, 1.5}, {1 | 24, 1000, 0.0015}, {3 | 8, 0.001, 1500}}) {
            NiftiImage image = read("u.nii", file.units((int) row[0]).array());
            assertEquals(2 * row[1], image.image().grid().spacingMm(0), 1e-12);
            assertEquals(-10 * row[1], image.image().grid().toWorld(0, 0, 0).x(), 1e-12);
            assertEquals(row[2], image.image().trSeconds().orElseThrow(), 1e-12);
        }
        assertEquals(OptionalDouble.empty(), read("hz.nii", file.units(2 | 32).array()).image().trSeconds());
        NiftiImage bare = read("bare.nii", file.units(0).real(Field.PIXDIM, 4, 2).array());
        assertEquals(2, bare.image().trSeconds().orElseThrow());
        assertEquals(List.of("LS-NIFTI-023"), codes(bare));
        assertTrue(codes(read("metre.nii", file.units(1 | 8).array())).contains("LS-NIFTI-017"));
    }

    @Test
    void sevenDimensionsAreRead() throws IOException {
        NiftiImage image = read("seven.nii", NiftiBytes.of(2, ByteOrder.LITTLE_ENDIAN).dim(7, 2, 1, 1, 3, 1, 2, 2).array());
        assertEquals(List.of(2, 1, 1, 3, 1, 2, 2), image.image().shape());
        assertEquals(12, image.image().volumes());
        assertEquals(23, image.voxels().get(23));
    }

    @Test
    void moreThanTwoToThe31VoxelsAreReadWithoutLoadingThem() throws IOException {
        // 1300³ voxels of a byte in a sparse file: mapped, only the pages that are looked at take memory.
        NiftiBytes small = NiftiBytes.of(1, ByteOrder.LITTLE_ENDIAN).dim(3, 1300, 1300, 1300).datatype(2, 8);
        Path file = Files.write(folder.resolve("large.nii"), Arrays.copyOf(small.array(), 352));
        long voxels = 1300L * 1300 * 1300;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {42}), 352 + voxels - 1);
        }
        NiftiImage image = NiftiFiles.read(file, Execution.unobserved()).orThrow();
        assertEquals(voxels, image.voxels().size());
        assertEquals(42, image.voxels().get(voxels - 1));
        float[] last = new float[3];
        image.voxels().read(voxels - 3, last, 0, 3);
        assertArrayEquals(new float[] {0, 0, 42}, last);
    }

    @Test
    void theHeaderIsGivenInWords() throws IOException {
        var words = read("w.nii", NiftiBytes.of(1, ByteOrder.BIG_ENDIAN).array()).image().header();
        assertEquals("NIfTI-1, one file", words.get("format"));
        assertEquals("big-endian", words.get("byte_order"));
        assertEquals("4 (int16)", words.get("datatype"));
        assertEquals("10 (mm, s)", words.get("xyzt_units"));
        assertEquals("1 (scanner anat)", words.get("sform_code"));
        assertEquals("2.0 0.0 0.0 -10.0; 0.0 3.0 0.0 -20.0; 0.0 0.0 4.0 -30.0", words.get("affine"));
        assertEquals("RAS", words.get("orientation"));
        assertTrue(words.get("affine_reason").startsWith("sform_code is 1"));
    }

    @Test
    void bytesBehindTheImageAreReported() throws IOException {
        NiftiBytes file = NiftiBytes.of(1, ByteOrder.LITTLE_ENDIAN);
        byte[] longer = Arrays.copyOf(file.array(), file.array().length + 10);
        assertEquals(List.of("LS-NIFTI-022"), codes(read("l.nii", longer)));
        assertEquals(List.of("LS-NIFTI-022"), codes(read("l.nii.gz", NiftiBytes.gzip(longer))));
    }

    @Test
    void aGzipFileOfSeveralMembersIsOneStream() throws IOException {
        byte[] whole = NiftiBytes.of(1, ByteOrder.LITTLE_ENDIAN).array();
        byte[] first = NiftiBytes.gzip(Arrays.copyOf(whole, 360));
        byte[] second = NiftiBytes.gzip(Arrays.copyOfRange(whole, 360, whole.length));
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        NiftiImage image = read("m.nii.gz", joined);
        assertEquals(23, image.voxels().get(23));
        assertFalse(codes(image).contains("LS-NIFTI-010"));
    }
}
