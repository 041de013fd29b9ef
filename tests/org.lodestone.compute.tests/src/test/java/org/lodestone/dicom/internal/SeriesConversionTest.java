package org.lodestone.dicom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.dicom.internal.convert.Dcm2niixConversion;
import org.lodestone.dicom.internal.header.DicomHeader;
import org.lodestone.dicom.internal.header.DicomHeaderReader;
import org.lodestone.dicom.internal.header.DicomTag;
import org.lodestone.dicom.internal.series.FolderDiscovery;
import org.lodestone.io.nifti.NiftiFiles;
import org.lodestone.io.nifti.NiftiImage;
import org.lodestone.method.dicom.ConvertedSeries;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesConversionInput;
import org.lodestone.method.dicom.SeriesDiscoveryInput;
import org.lodestone.testkit.SharedData;

/** Conversion by dcm2niix keeps every voxel where the scanner said it was. */
class SeriesConversionTest {

    private final Dcm2niixConversion conversion = new Dcm2niixConversion();

    @TempDir
    Path folder;

    private Outcome<ConvertedSeries> convert(DicomSeries series, String name, Map<String, ?> chosen) {
        return conversion.run(new SeriesConversionInput(series, folder, name), Parameters.of(conversion.parameters(), chosen),
                Execution.unobserved());
    }

    private List<DicomSeries> generalElectric() {
        return new FolderDiscovery().run(new SeriesDiscoveryInput(SharedData.file("dicom/nih/In/20180918GE"), folder), Parameters.NONE,
                Execution.unobserved()).orThrow();
    }

    private static void needConverter() {
        Assumptions.assumeTrue(Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(p -> Files.isExecutable(Path.of(p, "dcm2niix"))), "dcm2niix is not installed");
    }

    @Test
    void fiveLandmarksOfEverySliceLieWhereTheDicomHeaderSays() throws Exception {
        needConverter();
        DicomSeries series = generalElectric().getFirst();
        ConvertedSeries converted = convert(series, "sub-01_bold", Map.of()).orThrow();
        assertEquals(List.of(folder.resolve("sub-01_bold.nii.gz")), converted.images());
        assertEquals(List.of(folder.resolve("sub-01_bold.json"), folder.resolve("sub-01_bold.nii.gz")), converted.files());
        assertTrue(converted.converter().matches("dcm2niix v.*"), converted.converter());
        NiftiImage image = NiftiFiles.read(converted.images().getFirst(), Execution.unobserved()).orThrow();
        assertEquals(List.of(64, 64, 15, 10), image.image().shape());
        assertEquals(5.0, image.image().trSeconds().orElseThrow());
        int[][] landmarks = {{16, 20}, {32, 40}, {40, 12}, {50, 33}, {28, 28}};
        for (Path file : series.files()) {
            DicomHeader header = DicomHeaderReader.read(file).orElseThrow();
            ByteBuffer pixels = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            long[] voxels = Arrays.stream(landmarks).mapToLong(rc -> voxel(image, world(header, rc[0], rc[1]))).toArray();
            // A slice belongs to one of ten volumes: all five values have to be those of one volume.
            boolean found = IntStream.range(0, 10).anyMatch(t -> IntStream.range(0, 5).allMatch(l -> image.voxels().get(
                    voxels[l] + t * 64L * 64 * 15) == pixels.getShort((int) header.pixelOffset() + 2 * (landmarks[l][0] * 64 + landmarks[l][1]))));
            assertTrue(found, file.toString());
        }
    }

    /** Centre of a pixel in RAS millimetres (PS3.3 C.7.6.2.1.1: DICOM's x runs to the left, y to the back). */
    private static Vec3 world(DicomHeader header, int row, int column) {
        double[] p = header.numbers(DicomTag.IMAGE_POSITION);
        double[] o = header.numbers(DicomTag.IMAGE_ORIENTATION);
        double[] spacing = header.numbers(DicomTag.PIXEL_SPACING);
        double[] lps = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            lps[axis] = p[axis] + column * spacing[1] * o[axis] + row * spacing[0] * o[3 + axis];
        }
        return new Vec3(-lps[0], -lps[1], lps[2]);
    }

    private static long voxel(NiftiImage image, Vec3 world) {
        Vec3 v = image.image().grid().worldToVoxel().apply(world);
        long i = Math.round(v.x());
        long j = Math.round(v.y());
        long k = Math.round(v.z());
        // Single precision in the header: a hundredth of a voxel.
        assertEquals(0, v.distance(new Vec3(i, j, k)), 0.01);
        return i + 64 * (j + 64 * k);
    }

    @Test
    void anotherNameIsNeededWhenTheFileIsThereAndNothingElseChanges() throws IOException {
        needConverter();
        Files.writeString(folder.resolve("a.json"), "mine");
        Outcome<ConvertedSeries> outcome = convert(generalElectric().getFirst(), "a", Map.of());
        assertEquals("LS-DICOM-013", outcome.findings().getLast().code());
        assertEquals("mine", Files.readString(folder.resolve("a.json")));
        assertEquals(List.of(folder.resolve("a.json")), left());
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aSeriesThatIsNoImageIsRefusedAndNothingIsLeft() throws IOException {
        needConverter();
        DicomSeries good = generalElectric().getFirst();
        Path text = Files.createTempFile("no", ".dcm");
        Files.writeString(text, "no image");
        DicomSeries bad = new DicomSeries("", "", "", "", "", "1", 1, "bad", "MR", "", List.of(), 1, 1, 1, 1, good.repetitionTimeMs(),
                good.echoTimeMs(), good.inversionTimeMs(), "", good.role(), "", List.of(text));
        Outcome<ConvertedSeries> outcome = convert(bad, "bad", Map.of());
        Files.delete(text);
        assertEquals("LS-DICOM-011", outcome.findings().getLast().code());
        assertEquals(List.of(), left());
    }

    @Test
    void aMissingOrForeignConverterIsToldWithTheRemedy() throws IOException {
        DicomSeries series = generalElectric().getFirst();
        for (String program : List.of("/absent/dcm2niix", "/bin/true")) {
            Outcome<ConvertedSeries> outcome = convert(series, "x", Map.of("program", program));
            assertFalse(outcome.isDone());
            assertEquals("LS-DICOM-010", outcome.findings().getLast().code());
            assertTrue(outcome.findings().getLast().remedy().contains("Install dcm2niix"));
        }
        assertEquals(List.of(), left());
    }
}
