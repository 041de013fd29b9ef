package org.lodestone.dicom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodestone.dicom.internal.DicomBytes.Coding;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.dicom.internal.header.DicomHeader;
import org.lodestone.dicom.internal.header.DicomHeaderReader;
import org.lodestone.dicom.internal.header.DicomTag;

/** Headers laid out by hand are read as the standard says; damage is told, never guessed. */
class DicomHeaderReaderTest {

    @TempDir
    Path folder;

    private Optional<DicomHeader> read(byte[] content) throws IOException, DamagedDicomException {
        return DicomHeaderReader.read(Files.write(folder.resolve("f.dcm"), content));
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void everyCodingGivesTheSameHeader(Coding coding) throws Exception {
        byte[] content = DicomBytes.image(coding, "1.2.3.4", "1.2.3.4.1", 7, -12.5).array();
        DicomHeader header = read(content).orElseThrow();
        assertEquals("1.2.3.4", header.text(DicomTag.SERIES_UID));
        assertEquals("Müller^Zoë", header.text(DicomTag.PATIENT_NAME));
        assertEquals(2300, header.number(DicomTag.REPETITION_TIME).orElseThrow());
        assertEquals(2, header.integer(DicomTag.ROWS, 0));
        assertEquals(7, header.integer(DicomTag.INSTANCE_NUMBER, 0));
        assertEquals(-12.5, header.numbers(DicomTag.IMAGE_POSITION)[2]);
        assertEquals(content.length - 8, header.pixelOffset());
    }

    @ParameterizedTest
    @EnumSource(value = Coding.class, names = {"EXPLICIT", "IMPLICIT"})
    void aFileWithoutPreambleIsRead(Coding coding) throws Exception {
        byte[] content = DicomBytes.identity(DicomBytes.bare(coding), "1.2", "1.2.1", 1, 0).array();
        DicomHeader header = read(content).orElseThrow();
        assertEquals("1.2", header.text(DicomTag.SERIES_UID));
        assertEquals(-1, header.pixelOffset());
    }

    @Test
    void multiFrameFilesGiveTheirTimingFromTheSharedGroups() throws Exception {
        DicomBytes timing = DicomBytes.bare(Coding.EXPLICIT).text(0x00180080, "DS", "800");
        DicomBytes groups = DicomBytes.bare(Coding.EXPLICIT).text(0x00280030, "DS", "2\\2");
        groups.closedSequence(0x00189112, timing);
        for (boolean open : new boolean[] {false, true}) {
            DicomBytes file = DicomBytes.file(Coding.EXPLICIT).text(0x0020000e, "UI", "1.2").text(0x00280008, "IS", "60");
            file = open ? file.openSequence(0x52009229, groups) : file.closedSequence(0x52009229, groups);
            DicomHeader header = read(file.head(0x7fe00010, "OB", -1).array()).orElseThrow();
            assertEquals("2\\2", header.text(DicomTag.PIXEL_SPACING));
            assertEquals(800, header.number(DicomTag.REPETITION_TIME).orElseThrow());
            assertTrue(header.pixelOffset() > 0);
        }
    }

    @Test
    void otherFilesAreNoDicom() throws Exception {
        assertTrue(read(new byte[0]).isEmpty());
        assertTrue(read("some text that is longer than a preamble ".repeat(10).getBytes()).isEmpty());
        assertTrue(read(new byte[1000]).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void aFileCutAtAnyByteIsToldOrLacksItsPixels(Coding coding) throws Exception {
        byte[] content = DicomBytes.image(coding, "1.2.3.4", "1.2.3.4.1", 7, -12.5).array();
        for (int length = 132; length < content.length; length++) {
            byte[] cut = Arrays.copyOf(content, length);
            try {
                Optional<DicomHeader> header = read(cut);
                assertTrue(header.isEmpty() || header.get().pixelOffset() < 0, "cut at " + length);
            } catch (DamagedDicomException e) {
                assertTrue(e.offset() <= length, "cut at " + length);
            }
        }
    }

    @Test
    void anElementLongerThanTheFileIsToldWithItsPlace() {
        byte[] start = DicomBytes.file(Coding.EXPLICIT).text(0x0020000e, "UI", "1.2").array();
        byte[] content = Arrays.copyOf(DicomBytes.file(Coding.EXPLICIT).text(0x0020000e, "UI", "1.2").head(0x00291010, "OB", 1 << 30).array(),
                2000);
        DamagedDicomException damage = assertThrows(DamagedDicomException.class, () -> read(content));
        assertEquals(start.length, damage.offset());
        assertTrue(damage.getMessage().contains("(0029,1010)"));
    }

    @Test
    void sequencesNestedWithoutEndAreTold() {
        DicomBytes file = DicomBytes.file(Coding.EXPLICIT);
        for (int i = 0; i < 5000; i++) {
            file.head(0x00081140, "SQ", -1).head(0xfffee000, "", -1);
        }
        assertThrows(DamagedDicomException.class, () -> read(file.array()));
    }

    @Test
    void mutatedFilesAreReadOrTold() throws IOException {
        for (long seed = 1; seed <= 3000; seed++) {
            assertEquals("", DicomFuzz.check(folder, seed), "seed " + seed);
        }
    }
}
