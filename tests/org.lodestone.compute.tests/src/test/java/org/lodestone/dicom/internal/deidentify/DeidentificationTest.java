package org.lodestone.dicom.internal.deidentify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Dictionary;
import org.lodestone.dicom.internal.data.Element;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.method.dicom.DeidentificationInput;
import org.lodestone.method.dicom.DeidentifiedFiles;
import org.lodestone.testkit.Programs;
import org.lodestone.testkit.SharedData;

/** Nothing that tells who the patient is leaves: not in sequences, not in private elements, not in other codings; the rest stays. */
class DeidentificationTest {

    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final List<String> SECRETS = List.of("M\u00fcller", "Zo\u00eb", "PAT-4711-99", "19601224", "Charit\u00e9",
            "Dr. Who", "1.2.3.99");

    @TempDir
    Path folder;

    private Outcome<DeidentifiedFiles> run(Path source, String target, Map<String, ?> settings) {
        FolderDeidentification method = new FolderDeidentification();
        return method.run(new DeidentificationInput(source, folder.resolve(target)), Parameters.of(method.parameters(), settings),
                Execution.unobserved());
    }

    private DataSetBuilder patient(String instance) {
        DataSet nested = new DataSetBuilder().text(Tags.REFERENCED_CLASS_UID, MR).text(Tags.REFERENCED_INSTANCE_UID, "1.2.3.99.7")
                .text(0x00081070, "Dr. Who^M\u00fcller").bytes(0x00291010, "OB", "M\u00fcller".getBytes(StandardCharsets.UTF_8)).build();
        DataSet outer = new DataSetBuilder().text(Tags.REFERENCED_INSTANCE_UID, "1.2.3.99.8").sequence(0x0008114a, nested)
                .text(0x00104000, "saw M\u00fcller at Charit\u00e9").build();
        return new DataSetBuilder().text(Tags.CHARACTER_SET, "ISO_IR 192").text(Tags.IMAGE_TYPE, "ORIGINAL\\PRIMARY\\M")
                .text(Tags.CLASS_UID, MR)
                .text(Tags.INSTANCE_UID, instance).text(Tags.STUDY_DATE, "19601224").text(Tags.MODALITY, "MR")
                .text(0x00080080, "Charit\u00e9").text(0x00080090, "Dr. Who").text(Tags.SERIES_DESCRIPTION,
                "t1_mprage_M\u00fcller 19601224")
                .sequence(0x00081140, outer).text(Tags.PATIENT_NAME, "M\u00fcller^Zo\u00eb").text(Tags.PATIENT_ID, "PAT-4711-99")
                .text(Tags.BIRTH_DATE, "19601224").text(0x00104000, "Frau M\u00fcller").text(0x00181030, "T1 for PAT-4711-99")
                .text(0x00180080, "2300").text(0x00181020, "syngo for Charit\u00e9").text(Tags.STUDY_UID, "1.2.3.99")
                .text(Tags.SERIES_UID, "1.2.3.99.1").text(Tags.FRAME_UID, "1.2.3.99.5").text(Tags.IMAGE_POSITION, "1\\2\\3")
                .bytes(0x00091010, "UN", "M\u00fcller".getBytes(StandardCharsets.UTF_8)).number(Tags.ROWS, 1).number(Tags.COLUMNS, 2)
                .bytes(Tags.PIXELS, "OW", new byte[] {1, 2, 3, 4}).bytes(0x60003000, "OW", new byte[2]);
    }

    private Path write(String name, Coding coding, DataSet data) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        new Part10(coding, data).write(file);
        return file;
    }

    private static void demandNoSecret(Path file) throws IOException {
        String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String secret : SECRETS) {
            assertFalse(all.contains(secret), secret + " in " + file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"})
    void nothingTellsWhoThePatientIsInAnyCoding(String uid) throws Exception {
        Coding coding = Coding.of(uid);
        DataSet data = patient("1.2.3.99.2").build();
        // Numbers of the big-endian file have their bytes the other way round.
        if (coding.order() == ByteOrder.BIG_ENDIAN) {
            data = data.with(List.of(new Element.Value(Tags.ROWS, "US", ByteBuffer.wrap(new byte[] {0, 1}).order(coding.order()))));
        }
        write("a.dcm", coding, data);
        Outcome<DeidentifiedFiles> outcome = run(folder.resolve("in"), "out", Map.of());
        Path file = outcome.orThrow().files().getFirst();
        demandNoSecret(file);
        Part10 clean = Part10.read(file);
        assertEquals(uid, clean.coding().uid());
        assertEquals(1, clean.data().integer(Tags.ROWS, 0));
        assertEquals("2300", clean.data().text(0x00180080));
        assertEquals("", clean.data().text(Tags.PATIENT_NAME));
        assertTrue(clean.data().has(Tags.PATIENT_NAME), "names are emptied, not removed: the standard demands the element");
        assertEquals("YES", clean.data().text(Tags.IDENTITY_REMOVED));
        assertEquals(List.of("113100"), clean.data().items(Tags.IDENTITY_REMOVAL_CODES).stream().map(i -> i.text(Tags.CODE_VALUE))
                .toList());
        assertTrue(clean.data().elements().stream().noneMatch(e -> Dictionary.isPrivate(e.tag())));
        assertEquals(4, ((Element.Value) clean.data().element(Tags.PIXELS).orElseThrow()).length());
        assertTrue(outcome.findings().stream().anyMatch(f -> f.code().equals("LS-DEID-006")), "the software version named the clinic");
        Programs.Ran dump = Programs.run(Programs.need("dcmdump", "dcmtk"), file);
        assertEquals(0, dump.status(), dump.text());
        assertTrue(dump.text().contains("(0012,0062) CS [YES]"), dump.text());
    }

    @Test
    void newIdentifiersAreTheSameEverywhereAndAgain() throws Exception {
        write("a.dcm", Coding.EXPLICIT, patient("1.2.3.99.8").build());
        write("b.dcm", Coding.IMPLICIT, patient("1.2.3.99.9").build());
        List<Path> files = run(folder.resolve("in"), "out", Map.of()).orThrow().files();
        DataSet a = Part10.read(files.get(0)).data();
        DataSet b = Part10.read(files.get(1)).data();
        assertEquals(a.text(Tags.STUDY_UID), b.text(Tags.STUDY_UID));
        assertEquals(a.text(Tags.FRAME_UID), b.text(Tags.FRAME_UID));
        assertNotEquals(a.text(Tags.INSTANCE_UID), b.text(Tags.INSTANCE_UID));
        assertEquals(a.text(Tags.INSTANCE_UID), b.items(0x00081140).getFirst().text(Tags.REFERENCED_INSTANCE_UID));
        assertEquals(MR, b.items(0x00081140).getFirst().items(0x0008114a).getFirst().text(Tags.REFERENCED_CLASS_UID));
        assertTrue(a.text(Tags.STUDY_UID).length() <= 64);
        assertEquals(files.stream().map(Path::getFileName).toList(),
                run(folder.resolve("in"), "again", Map.of()).orThrow().files().stream().map(Path::getFileName).toList());
        assertNotEquals(files.getFirst().getFileName(),
                run(folder.resolve("in"), "keyed", Map.of("key", "secret")).orThrow().files().getFirst().getFileName());
    }

    @Test
    void identifiersAndCleanDescriptionsStayWhenAsked() throws Exception {
        write("a.dcm", Coding.EXPLICIT, patient("1.2.3.99.8").build());
        Path file = run(folder.resolve("in"), "out", Map.of("retainUids", true, "cleanDescriptors", true, "patientId", "sub-01")).orThrow()
                .files().getFirst();
        DataSet data = Part10.read(file).data();
        assertEquals("1.2.3.99.8", data.text(Tags.INSTANCE_UID));
        assertEquals("1.2.3.99.8", data.items(0x00081140).getFirst().text(Tags.REFERENCED_INSTANCE_UID));
        assertEquals("t1_mprage_", data.text(Tags.SERIES_DESCRIPTION));
        assertEquals("T1 for --", data.text(0x00181030));
        assertFalse(data.has(0x00104000), "long free text is not cleaned but removed");
        assertEquals("sub-01", data.text(Tags.PATIENT_ID));
        assertEquals(List.of("113100", "113105", "113110"),
                data.items(Tags.IDENTITY_REMOVAL_CODES).stream().map(i -> i.text(Tags.CODE_VALUE)).toList());
        String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String secret : List.of("M\u00fcller", "Zo\u00eb", "4711", "19601224", "Charit\u00e9", "Dr. Who")) {
            assertFalse(all.contains(secret), secret);
        }
    }

    @Test
    void picturesWithNamesInTheirPixelsAndDocumentsDoNotLeave() throws Exception {
        write("ok.dcm", Coding.EXPLICIT, patient("1.2.3.99.1").build());
        write("burned.dcm", Coding.EXPLICIT, patient("1.2.3.99.2").text(Tags.BURNED_IN, "YES").build());
        write("screen.dcm", Coding.EXPLICIT, patient("1.2.3.99.3").text(Tags.CLASS_UID, "1.2.840.10008.5.1.4.1.1.7").build());
        write("report.dcm", Coding.EXPLICIT, patient("1.2.3.99.4").text(Tags.CLASS_UID, "1.2.840.10008.5.1.4.1.1.104.1").build());
        Files.write(folder.resolve("in/damaged.dcm"), java.util.Arrays.copyOf(Files.readAllBytes(folder.resolve("in/ok.dcm")), 700));
        Files.writeString(folder.resolve("in/readme.txt"), "no image");
        Outcome<DeidentifiedFiles> outcome = run(folder.resolve("in"), "out", Map.of());
        assertEquals(1, outcome.orThrow().files().size());
        assertEquals(4, outcome.orThrow().leftOut().size());
        assertEquals(3, outcome.findings().stream().filter(f -> f.code().equals("LS-DEID-002")).count());
        assertEquals(1, outcome.findings().stream().filter(f -> f.code().equals("LS-DEID-003")).count());
    }

    @Test
    void aFolderThatIsNotEmptyOrHoldsNoImageIsRefusedAndNothingIsWritten() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/a.txt"), "a");
        assertEquals(List.of("LS-DEID-001"), run(folder.resolve("in"), "out", Map.of()).findings().stream().map(Finding::code).toList());
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertEquals(0, left.count());
        }
        assertEquals(List.of("LS-DEID-004"), run(folder.resolve("in"), "in", Map.of()).findings().stream().map(Finding::code).toList());
    }

    @Test
    void theResultDoesNotDependOnThreads() throws Exception {
        for (int i = 1; i <= 5; i++) {
            write(i + ".dcm", Coding.EXPLICIT, patient("1.2.3.99.2." + i).build());
        }
        FolderDeidentification method = new FolderDeidentification();
        List<Path> one = method.run(new DeidentificationInput(folder.resolve("in"), folder.resolve("one")),
                Parameters.defaults(method.parameters()), new Execution(Parallel.single(), Progress.NONE)).orThrow().files();
        List<Path> many = run(folder.resolve("in"), "many", Map.of()).orThrow().files();
        for (int i = 0; i < one.size(); i++) {
            assertEquals(-1, Files.mismatch(one.get(i), many.get(i)));
        }
    }

    /** A real series: pixels and geometry stay, and a validator of another maker finds no new kind of error. */
    @Test
    void aRealSeriesKeepsItsPixelsAndGeometry() throws Exception {
        Path series = SharedData.file("dicom/nih");
        Path one;
        try (Stream<Path> walk = Files.walk(series)) {
            one = walk.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(".dcm")).sorted().findFirst().orElseThrow().getParent();
        }
        DeidentifiedFiles done = run(one, "out", Map.of("retainUids", true)).orThrow();
        Map<String, Path> originals = new HashMap<>();
        try (Stream<Path> files = Files.list(one)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".dcm")).toList()) {
                originals.put(Part10.read(file).data().text(Tags.INSTANCE_UID), file);
            }
        }
        assertEquals(originals.size(), done.files().size());
        for (Path file : done.files()) {
            DataSet clean = Part10.read(file).data();
            DataSet before = Part10.read(originals.get(clean.text(Tags.INSTANCE_UID))).data();
            for (int tag : new int[] {Tags.IMAGE_POSITION, Tags.IMAGE_ORIENTATION, Tags.PIXEL_SPACING, 0x00180080, 0x00180081}) {
                assertEquals(before.text(tag), clean.text(tag));
            }
            assertEquals(((Element.Value) before.element(Tags.PIXELS).orElseThrow()).view(),
                    ((Element.Value) clean.element(Tags.PIXELS).orElseThrow()).view());
        }
        Path validator = Programs.need("dciodvfy", "dicom3tools");
        Path clean = done.files().getFirst();
        List<String> known = errors(validator, originals.get(Part10.read(clean).data().text(Tags.INSTANCE_UID)));
        List<String> fresh = errors(validator, clean).stream().filter(e -> !known.contains(e)).toList();
        assertEquals(List.of(), fresh);
    }

    @Test
    void aMosaicSaysThatItsTimingWentWithItsPrivateElements() throws Exception {
        List<Path> mosaics;
        try (Stream<Path> walk = Files.walk(SharedData.file("dicom/siemens-mosaic"))) {
            mosaics = walk.filter(f -> f.toString().endsWith(".dcm")).sorted().limit(1).toList();
        }
        Outcome<DeidentifiedFiles> outcome = run(mosaics.getFirst(), "out", Map.of());
        assertTrue(outcome.findings().stream().anyMatch(f -> f.code().equals("LS-DEID-005")), outcome.findings().toString());
        DataSet clean = Part10.read(outcome.orThrow().files().getFirst()).data();
        assertTrue(clean.elements().stream().noneMatch(e -> Dictionary.isPrivate(e.tag())));
        assertFalse(clean.has(0x00080021) && !clean.text(0x00080021).equals("19000101"), "dates are gone or say nothing");
        assertEquals("", clean.text(Tags.STUDY_DATE));
    }

    private static List<String> errors(Path validator, Path file) throws IOException, InterruptedException {
        return Programs.run(validator, file).text().lines().filter(line -> line.startsWith("Error")).toList();
    }
}
