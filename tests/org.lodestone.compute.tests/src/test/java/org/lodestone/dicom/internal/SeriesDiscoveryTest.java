package org.lodestone.dicom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.dicom.internal.DicomBytes.Coding;
import org.lodestone.dicom.internal.series.FolderDiscovery;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesDiscoveryInput;
import org.lodestone.method.dicom.SeriesRole;
import org.lodestone.testkit.SharedData;

/** What lies in a folder is listed, odd things are warnings, nothing is written outside the scratch folder. */
class SeriesDiscoveryTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Outcome<List<DicomSeries>> discover(Path source) {
        return new FolderDiscovery().run(new SeriesDiscoveryInput(source, scratch), Parameters.NONE, Execution.unobserved());
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.findings().stream().map(Finding::code).toList();
    }

    private void slices(String name, String uid, int count) throws IOException {
        for (int i = 1; i <= count; i++) {
            Files.write(Files.createDirectories(folder.resolve(name)).resolve("i" + i),
                    DicomBytes.image(Coding.values()[i % 3], uid, uid + "." + i, count - i, i * 1.5).array());
        }
    }

    @Test
    void seriesOfRealScannersAreListedWithTheirTimingAndRole() {
        List<DicomSeries> series = discover(SharedData.file("dicom")).orThrow();
        assertEquals(9, series.size());
        DicomSeries general = series.stream().filter(s -> s.device().startsWith("GE") && s.number() == 4).findFirst().orElseThrow();
        assertEquals(List.of(64, 64, 15, 10), List.of(general.columns(), general.rows(), general.slices(), general.volumes()));
        assertEquals(5000, general.repetitionTimeMs().orElseThrow());
        assertEquals(SeriesRole.BOLD, general.role());
        assertEquals(150, general.files().size());
        DicomSeries mosaic = series.stream().filter(s -> s.description().equals("ep2d_Asc_HF")).findFirst().orElseThrow();
        assertEquals(List.of(64, 64, 36, 6), List.of(mosaic.columns(), mosaic.rows(), mosaic.slices(), mosaic.volumes()));
        assertEquals(SeriesRole.BOLD, mosaic.role());
        DicomSeries rightLeft = series.stream().filter(s -> s.description().equals("EPI PE=RL")).findFirst().orElseThrow();
        assertEquals("ROW", rightLeft.phaseAxis());
    }

    @Test
    void instancesAreSortedAndTheListDoesNotDependOnThreads() throws IOException {
        slices("a", "1.1", 7);
        slices("b", "1.0", 3);
        Files.writeString(folder.resolve("notes.txt"), "no image");
        List<DicomSeries> series = discover(folder).orThrow();
        assertEquals(List.of("1.0", "1.1"), series.stream().map(DicomSeries::seriesUid).toList());
        assertEquals("i7", series.get(1).files().getFirst().getFileName().toString());
        assertEquals(7, series.get(1).slices());
        assertEquals(SeriesRole.T1W, series.get(1).role());
        assertEquals("Müller^Zoë", series.get(1).patientName());
        assertEquals(series, new FolderDiscovery().run(new SeriesDiscoveryInput(folder, scratch), Parameters.NONE,
                new Execution(Parallel.single(), Progress.NONE)).orThrow());
    }

    @Test
    void duplicatesAreTakenOnce() throws IOException {
        slices("a", "1.1", 3);
        slices("copy", "1.1", 3);
        Outcome<List<DicomSeries>> outcome = discover(folder);
        assertEquals(3, outcome.orThrow().getFirst().files().size());
        assertEquals(List.of("LS-DICOM-005"), codes(outcome));
    }

    @Test
    void imagesWithoutPixelsAndDamagedFilesAreLeftOutAndTold() throws IOException {
        slices("a", "1.1", 3);
        Files.write(folder.resolve("hollow"), DicomBytes.identity(DicomBytes.file(Coding.EXPLICIT), "1.1", "1.1.9", 9, 0).array());
        byte[] whole = DicomBytes.image(Coding.EXPLICIT, "1.1", "1.1.8", 8, 0).array();
        Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length - 1));
        Outcome<List<DicomSeries>> outcome = discover(folder);
        assertEquals(3, outcome.orThrow().getFirst().files().size());
        assertEquals(List.of("LS-DICOM-004", "LS-DICOM-007"), codes(outcome));
        assertTrue(outcome.findings().getFirst().facts().get("file").endsWith("cut"));
    }

    @Test
    void aMixtureOfSizesIsTold() throws IOException {
        slices("a", "1.1", 3);
        Files.write(folder.resolve("other"), DicomBytes.file(Coding.EXPLICIT).text(0x00080018, "UI", "1.1.77")
                .text(0x0020000e, "UI", "1.1").text(0x00200013, "IS", "99").number(0x00280010, 4).number(0x00280011, 4)
                .element(0x7fe00010, "OW", new byte[32]).array());
        assertEquals(List.of("LS-DICOM-006"), codes(discover(folder)));
    }

    @Test
    void aLinkToItsOwnFolderEndsTheWalkThere() throws IOException {
        slices("a", "1.1", 3);
        Files.createSymbolicLink(folder.resolve("a").resolve("loop"), folder);
        Outcome<List<DicomSeries>> outcome = discover(folder);
        assertEquals(3, outcome.orThrow().getFirst().files().size());
        assertEquals(List.of("LS-DICOM-002"), codes(outcome));
    }

    @Test
    void anArchiveIsReadLikeAFolderAndAnIndexFileStandsForItsFolder() throws IOException {
        slices("a", "1.1", 3);
        Path zip = Files.createTempDirectory(scratch, "zip").resolve("s.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 1; i <= 3; i++) {
                out.putNextEntry(new ZipEntry("study/i" + i));
                out.write(Files.readAllBytes(folder.resolve("a/i" + i)));
            }
        }
        Path unpacked = Files.createDirectory(scratch.resolve("unpacked"));
        List<DicomSeries> series =
                new FolderDiscovery().run(new SeriesDiscoveryInput(zip, unpacked), Parameters.NONE, Execution.unobserved()).orThrow();
        assertEquals(3, series.getFirst().files().size());
        Files.write(folder.resolve("DICOMDIR"), DicomBytes.file(Coding.EXPLICIT).text(0x00041130, "CS", "DISC").array());
        assertEquals(3, discover(folder.resolve("DICOMDIR")).orThrow().getFirst().files().size());
    }

    @Test
    void anArchiveThatReachesOutsideOrIsDamagedIsRefused() throws IOException {
        Path zip = folder.resolve("evil.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("../../evil"));
            out.write(1);
        }
        assertEquals(List.of("LS-DICOM-003"), codes(discover(zip)));
        assertFalse(Files.exists(scratch.getParent().getParent().resolve("evil")));
        Files.write(zip, java.util.Arrays.copyOf(Files.readAllBytes(zip), 30));
        assertEquals(List.of("LS-DICOM-003"), codes(discover(zip)));
    }

    @Test
    void anArchiveThatExpandsWithoutEndIsRefused() throws IOException {
        Path zip = folder.resolve("bomb.zip");
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < 80; i++) {
                out.write(zeros);
            }
        }
        assertEquals(List.of("LS-DICOM-003"), codes(discover(zip)));
    }

    @Test
    void aFolderWithoutSeriesAndOneThatIsNotThereAreRefused() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "a");
        assertEquals(List.of("LS-DICOM-001"), codes(discover(folder)));
        assertEquals(List.of("LS-DICOM-001"), codes(discover(folder.resolve("absent"))));
    }

    @Test
    void firstRowsComeLongBeforeTheWholeList() throws IOException {
        for (int i = 0; i < 12; i++) {
            slices("s" + i, "1." + i, 50);
        }
        List<List<DicomSeries>> lists = new java.util.ArrayList<>();
        List<DicomSeries> whole = new FolderDiscovery().run(new SeriesDiscoveryInput(folder, scratch, lists::add), Parameters.NONE,
                Execution.unobserved()).orThrow();
        assertEquals(12, whole.size());
        assertTrue(!lists.isEmpty() && !lists.getFirst().isEmpty() && lists.getFirst().size() < 12, "lists " + lists.size());
        assertTrue(whole.stream().map(DicomSeries::seriesUid).toList()
                .containsAll(lists.getFirst().stream().map(DicomSeries::seriesUid).toList()));
    }

    @Test
    void aFileThatVanishesOrShrinksWhileTheFolderIsReadIsToldAndTheRestIsListed() throws IOException {
        slices("a", "1.1", 3);
        Path victim = folder.resolve("zz-victim");
        slices("b", "1.2", 300);
        Files.write(victim, DicomBytes.image(Coding.EXPLICIT, "1.3", "1.3.1", 1, 0).array());
        List<DicomSeries> whole = new java.util.ArrayList<>();
        Outcome<List<DicomSeries>> outcome = new FolderDiscovery().run(new SeriesDiscoveryInput(folder, scratch, _ -> {
            try {
                Files.deleteIfExists(victim);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }), Parameters.NONE, Execution.unobserved());
        whole.addAll(outcome.orThrow());
        assertEquals(List.of("1.1", "1.2"), whole.stream().map(DicomSeries::seriesUid).toList());
        assertTrue(outcome.findings().stream().anyMatch(f -> f.code().equals("LS-DICOM-004") && f.message().contains("vanished")));
    }
}
