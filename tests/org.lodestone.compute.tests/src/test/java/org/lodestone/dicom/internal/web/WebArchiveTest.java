package org.lodestone.dicom.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.dicom.internal.data.Element;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.method.Method;
import org.lodestone.method.dicom.DicomWebAddress;
import org.lodestone.method.dicom.PacsMatch;
import org.lodestone.method.dicom.PacsQueryInput;
import org.lodestone.method.dicom.PacsQueryInput.Level;
import org.lodestone.method.dicom.PacsRetrieveInput;
import org.lodestone.method.dicom.PacsSendInput;
import org.lodestone.testkit.Orthanc;
import org.lodestone.testkit.SharedData;

/** DICOMweb against a real archive: what was sent is found and comes back with the same pixels; a wrong password does not. */
class WebArchiveTest {

    @TempDir
    static Path folder;

    private static Orthanc orthanc;
    private static List<Path> files;
    private static DicomWebAddress address;
    private static String study;

    @BeforeAll
    static void start() throws Exception {
        try (Stream<Path> walk = Files.walk(SharedData.file("dicom/nih"))) {
            files = walk.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(".dcm")).sorted().limit(60).toList();
        }
        orthanc = Orthanc.start(folder);
        address = address(Orthanc.PASSWORD);
        assertEquals(60, run(new WebSend(), new PacsSendInput(address, files)).taken().size());
        study = Part10.read(files.getFirst()).data().text(Tags.STUDY_UID);
    }

    @AfterAll
    static void stop() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    private static DicomWebAddress address(String password) {
        return new DicomWebAddress(orthanc.web(), Optional.of(new DicomWebAddress.Credentials(Orthanc.USER, password)));
    }

    private static <I, O> O run(Method<I, O> method, I input) {
        return outcome(method, input).orThrow();
    }

    private static <I, O> Outcome<O> outcome(Method<I, O> method, I input) {
        return method.run(input, Parameters.defaults(method.parameters()), Execution.unobserved());
    }

    @Test
    void studiesSeriesAndInstancesAreFound() throws Exception {
        List<PacsMatch> studies = run(new WebQuery(), new PacsQueryInput(address, Level.STUDY, Map.of("StudyInstanceUID", study), 10));
        assertEquals(1, studies.size());
        assertEquals(Part10.read(files.getFirst()).data().text(Tags.PATIENT_ID), studies.getFirst().text("PatientID"));
        List<PacsMatch> series = run(new WebQuery(), new PacsQueryInput(address, Level.SERIES, Map.of("StudyInstanceUID", study), 10));
        assertFalse(series.isEmpty());
        Map<String, String> keys = Map.of("StudyInstanceUID", study, "SeriesInstanceUID", series.getFirst().text("SeriesInstanceUID"));
        assertFalse(run(new WebQuery(), new PacsQueryInput(address, Level.IMAGE, keys, 100)).isEmpty());
        Outcome<List<PacsMatch>> cut = outcome(new WebQuery(), new PacsQueryInput(address, Level.IMAGE, keys, 3));
        assertEquals(3, cut.orThrow().size());
        assertEquals("LS-PACS-015", cut.findings().getFirst().code());
        assertEquals(List.of(), run(new WebQuery(), new PacsQueryInput(address, Level.STUDY, Map.of("PatientID", "no body & more"), 10)));
    }

    @Test
    void whatComesBackHasTheSamePixels() throws Exception {
        List<Path> came = run(new WebRetrieve(),
                new PacsRetrieveInput(address, new PacsRetrieveInput.Way.Same(), study, "", "", folder.resolve("came")));
        long sent = files.stream().filter(f -> study.equals(text(f, Tags.STUDY_UID))).count();
        assertEquals(sent, came.size());
        for (Path file : came) {
            Path original = files.stream().filter(f -> text(f, Tags.INSTANCE_UID).equals(text(file, Tags.INSTANCE_UID))).findFirst()
                    .orElseThrow();
            assertEquals(pixels(original), pixels(file));
        }
        try (Stream<Path> top = Files.list(folder.resolve("came"))) {
            assertEquals(1, top.count());
        }
    }

    private static String text(Path file, int tag) {
        try {
            return Part10.read(file).data().text(tag);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.nio.ByteBuffer pixels(Path file) throws Exception {
        return ((Element.Value) Part10.read(file).data().element(Tags.PIXELS).orElseThrow()).view();
    }

    @Test
    void aWrongPasswordAndAWrongAddressAreToldAndThePasswordIsInNoText() throws IOException {
        DicomWebAddress wrong = address("not the one");
        assertFalse(wrong.toString().contains("not the one"));
        Outcome<List<PacsMatch>> outcome = outcome(new WebQuery(), new PacsQueryInput(wrong, Level.STUDY, Map.of(), 10));
        assertEquals("LS-PACS-012", outcome.findings().getFirst().code());
        assertTrue(outcome.findings().getFirst().remedy().contains("password"));
        assertFalse(outcome.findings().toString().contains("not the one"));
        DicomWebAddress lost = new DicomWebAddress(URI.create(address.base() + "/nowhere"), address.credentials());
        assertFalse(outcome(new WebQuery(), new PacsQueryInput(lost, Level.STUDY, Map.of(), 10)).isDone());
        Outcome<List<Path>> absent = outcome(new WebRetrieve(),
                new PacsRetrieveInput(address, new PacsRetrieveInput.Way.Same(), "1.2.3.4", "", "", folder.resolve("absent")));
        assertFalse(absent.isDone());
        try (Stream<Path> left = Files.list(folder.resolve("absent"))) {
            assertEquals(0, left.count());
        }
    }
}
