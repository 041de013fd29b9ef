package org.lodestone.dicom.internal.thumbnail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Element;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.dicom.internal.series.FolderDiscovery;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesDiscoveryInput;
import org.lodestone.method.dicom.SeriesRole;
import org.lodestone.method.dicom.SeriesThumbnail;
import org.lodestone.testkit.Programs;
import org.lodestone.testkit.SharedData;

/** A thumbnail shows what is stored: gradients in the right direction, tiles of mosaics, and nothing for what cannot be read. */
class MiddleSliceTest {

    @TempDir
    Path folder;

    private static Outcome<SeriesThumbnail> thumbnail(DicomSeries series) {
        return new MiddleSlice().run(series, Parameters.NONE, Execution.unobserved());
    }

    private DicomSeries series(List<String> type, int columns, int rows, int slices, Path... files) {
        return new DicomSeries("", "", "1", "", "", "2", 1, "", "MR", "", type, columns, rows, slices, 1, OptionalDouble.empty(),
                OptionalDouble.empty(), OptionalDouble.empty(), "", SeriesRole.OTHER, "", List.of(files));
    }

    private DataSetBuilder image(int columns, int rows, short[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(values);
        return new DataSetBuilder().text(Tags.CLASS_UID, "1.2.840.10008.5.1.4.1.1.4").text(Tags.INSTANCE_UID, "1").number(Tags.ROWS, rows)
                .number(Tags.COLUMNS, columns).number(Tags.BITS_ALLOCATED, 16).bytes(Tags.PIXELS, "OW", bytes.array());
    }

    private Path write(Coding coding, DataSetBuilder data) throws IOException {
        Path file = Files.createTempFile(folder, "image", ".dcm");
        new Part10(coding, data.build()).write(file);
        return file;
    }

    @Test
    void brightnessRunsAsItIsStored() throws IOException {
        short[] values = new short[256 * 256];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i % 256 * 10 + i / 256);
        }
        SeriesThumbnail picture = thumbnail(series(List.of(), 256, 256, 1, write(Coding.EXPLICIT, image(256, 256, values)))).orThrow();
        assertEquals(128, picture.width());
        assertEquals(128, picture.height());
        for (int x = 1; x < 128; x++) {
            assertTrue((picture.grey()[x] & 0xff) >= (picture.grey()[x - 1] & 0xff));
        }
        assertTrue((picture.grey()[127] & 0xff) > 220 && (picture.grey()[0] & 0xff) < 10);
        Path dark = write(Coding.IMPLICIT, image(256, 256, values).text(Tags.PHOTOMETRIC, "MONOCHROME1"));
        assertTrue((thumbnail(series(List.of(), 256, 256, 1, dark)).orThrow().grey()[127] & 0xff) < 35);
    }

    @Test
    void theMiddleTileOfAMosaicIsShown() throws IOException {
        short[] values = new short[16];
        values[2 * 4 + 1] = 100;
        Path file = write(Coding.EXPLICIT, image(4, 4, values));
        // Four tiles of 2 x 2; the third one begins at column 0, row 2.
        SeriesThumbnail picture = thumbnail(series(List.of("MOSAIC"), 2, 2, 4, file)).orThrow();
        assertArrayEquals(new byte[] {0, (byte) 255, 0, 0}, picture.grey());
    }

    @Test
    void theMiddleFrameIsShownAndTheMiddleFile() throws IOException {
        short[] values = new short[12];
        values[7] = 9;
        Path frames = write(Coding.EXPLICIT, image(2, 2, values).text(Tags.FRAMES, "3"));
        assertArrayEquals(new byte[] {0, 0, 0, (byte) 255}, thumbnail(series(List.of(), 2, 2, 3, frames)).orThrow().grey());
        Path empty = write(Coding.EXPLICIT, image(2, 2, new short[4]));
        Path lit = write(Coding.EXPLICIT, image(2, 2, new short[] {1, 0, 0, 0}));
        assertEquals((byte) 255, thumbnail(series(List.of(), 2, 2, 3, empty, lit, empty)).orThrow().grey()[0]);
    }

    @Test
    void signedAndBigEndianPixelsAreRead() throws IOException {
        Path signed = write(Coding.EXPLICIT, image(2, 2, new short[] {-5, 0, 5, 10}).number(Tags.PIXEL_REPRESENTATION, 1));
        assertArrayEquals(new byte[] {0, 85, (byte) 170, (byte) 255}, thumbnail(series(List.of(), 2, 2, 1, signed)).orThrow().grey());
        Coding big = Coding.of("1.2.840.10008.1.2.2");
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {0, 0, 1, 0, 2, 0, 3, 0});
        List<Element> swapped = List.of(new Element.Value(Tags.ROWS, "US", ByteBuffer.wrap(new byte[] {0, 2})),
                new Element.Value(Tags.COLUMNS, "US", ByteBuffer.wrap(new byte[] {0, 2})),
                new Element.Value(Tags.BITS_ALLOCATED, "US", ByteBuffer.wrap(new byte[] {0, 16})), new Element.Value(Tags.PIXELS,
                        "OW", bytes));
        Path file = folder.resolve("big.dcm");
        new Part10(big, image(2, 2, new short[4]).build().with(swapped)).write(file);
        assertArrayEquals(new byte[] {0, 85, (byte) 170, (byte) 255}, thumbnail(series(List.of(), 2, 2, 1, file)).orThrow().grey());
    }

    @Test
    void compressedMissingCutAndVanishedPixelsGiveAnEmptyPictureAndARemark() throws Exception {
        Path plain = write(Coding.EXPLICIT, image(64, 64, new short[4096]));
        Path cut = write(Coding.EXPLICIT, image(64, 64, new short[10]));
        Path hollow = write(Coding.EXPLICIT, new DataSetBuilder().text(Tags.INSTANCE_UID, "1").number(Tags.ROWS, 2)
                .number(Tags.COLUMNS, 2));
        for (Path file : List.of(cut, hollow, folder.resolve("absent"))) {
            Outcome<SeriesThumbnail> outcome = thumbnail(series(List.of(), 64, 64, 1, file));
            assertTrue(outcome.orThrow().isEmpty());
            assertEquals("LS-DICOM-020", outcome.findings().getFirst().code());
        }
        Path compressed = folder.resolve("compressed.dcm");
        assertEquals(0, Programs.run(Programs.need("dcmcrle", "dcmtk"), complete(plain), compressed).status());
        Outcome<SeriesThumbnail> outcome = thumbnail(series(List.of(), 64, 64, 1, compressed));
        assertTrue(outcome.orThrow().isEmpty());
        assertTrue(outcome.findings().getFirst().message().contains("compressed"));
    }

    private Path complete(Path plain) throws Exception {
        Path file = folder.resolve("complete.dcm");
        new Part10(Coding.EXPLICIT, Part10.read(plain).data().with(new DataSetBuilder().number(Tags.SAMPLES_PER_PIXEL, 1)
                .number(Tags.BITS_STORED, 16).number(Tags.HIGH_BIT, 15).number(Tags.PIXEL_REPRESENTATION, 0)
                .text(Tags.PHOTOMETRIC, "MONOCHROME2").build().elements())).write(file);
        return file;
    }

    @Test
    void everySeriesOfRealScannersHasAPictureWithContrast() {
        List<DicomSeries> all = new FolderDiscovery().run(new SeriesDiscoveryInput(SharedData.file("dicom"), folder), Parameters.NONE,
                Execution.unobserved()).orThrow();
        for (DicomSeries series : all) {
            SeriesThumbnail picture = thumbnail(series).orThrow();
            assertEquals(series.columns(), picture.width(), series.description());
            long distinct = java.util.stream.IntStream.range(0, picture.grey().length).map(i -> picture.grey()[i]).distinct().count();
            assertTrue(distinct > 30, series.description() + " has " + distinct + " shades");
        }
    }
}
