package org.lodestone.dicom.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.method.Method;
import org.lodestone.method.dicom.PacsEchoAnswer;
import org.lodestone.method.dicom.PacsMatch;
import org.lodestone.method.dicom.PacsNode;
import org.lodestone.method.dicom.PacsQueryInput;
import org.lodestone.method.dicom.PacsQueryInput.Level;
import org.lodestone.method.dicom.PacsRetrieveInput;
import org.lodestone.method.dicom.PacsRetrieveInput.Way;
import org.lodestone.method.dicom.PacsSendInput;
import org.lodestone.method.dicom.SentInstances;
import org.lodestone.testkit.Orthanc;
import org.lodestone.testkit.SharedData;

/** The DICOM protocol against a real archive: what we send is there, what we fetch is what we sent. */
class ArchiveTest {

    @TempDir
    static Path folder;

    private static Orthanc orthanc;
    private static Path series;
    private static PacsNode node;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path all = SharedData.file("dicom/siemens-mosaic");
        try (Stream<Path> walk = Files.walk(all)) {
            series = walk.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(".dcm")).sorted().findFirst().orElseThrow()
                    .getParent();
        }
        orthanc = Orthanc.start(folder);
        node = new PacsNode("127.0.0.1", orthanc.port(), Orthanc.TITLE, Orthanc.OUR_TITLE);
        run(new StoreRequest(), new PacsSendInput(node, List.of(series)));
    }

    @AfterAll
    static void stop() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    private static <I, O> O run(Method<I, O> method, I input) {
        return outcome(method, input).orThrow();
    }

    private static <I, O> Outcome<O> outcome(Method<I, O> method, I input) {
        return method.run(input, Parameters.defaults(method.parameters()), Execution.unobserved());
    }

    private static String study() throws Exception {
        return Part10.read(first()).data().text(Tags.STUDY_UID);
    }

    private static Path first() throws IOException {
        try (Stream<Path> files = Files.list(series)) {
            return files.filter(f -> f.toString().endsWith(".dcm")).sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void itAnswersAnEchoAndSaysWhoItIs() {
        PacsEchoAnswer answer = run(new EchoRequest(), node);
        assertTrue(answer.implementation().startsWith("OFFIS_DCMTK"), answer.toString());
        assertTrue(answer.largestPduBytes() > 0);
    }

    @Test
    void anotherTitleIsRejectedWithTheReason() {
        Outcome<PacsEchoAnswer> outcome =
                outcome(new EchoRequest(), new PacsNode("127.0.0.1", orthanc.port(), "NOBODY", Orthanc.OUR_TITLE));
        Finding finding = outcome.findings().getFirst();
        assertEquals("LS-PACS-004", finding.code());
        assertTrue(finding.message().contains("no application with that title"), finding.message());
    }

    @Test
    void studiesSeriesAndInstancesAreFound() throws Exception {
        List<PacsMatch> studies = run(new FindRequest(), new PacsQueryInput(node, Level.STUDY, Map.of("StudyInstanceUID", study()), 10));
        assertEquals(1, studies.size());
        assertEquals(study(), studies.getFirst().text("StudyInstanceUID"));
        List<PacsMatch> found = run(new FindRequest(), new PacsQueryInput(node, Level.SERIES, Map.of("StudyInstanceUID", study()), 100));
        assertFalse(found.isEmpty());
        assertTrue(found.stream().allMatch(s -> s.text("Modality").equals("MR")));
        List<PacsMatch> images = run(new FindRequest(), new PacsQueryInput(node, Level.IMAGE, Map.of("StudyInstanceUID", study(),
                "SeriesInstanceUID", found.getFirst().text("SeriesInstanceUID")), 1000));
        assertFalse(images.isEmpty());
        Outcome<List<PacsMatch>> cut = outcome(new FindRequest(), new PacsQueryInput(node, Level.IMAGE, Map.of("StudyInstanceUID",
                study(), "SeriesInstanceUID", found.getFirst().text("SeriesInstanceUID")), 1));
        assertEquals(1, cut.orThrow().size());
        assertEquals(images.size() > 1, cut.findings().stream().anyMatch(f -> f.code().equals("LS-PACS-015")));
    }

    @Test
    void nothingMatchesAStrangerAndAWrongKeywordIsRefused() {
        assertEquals(List.of(), run(new FindRequest(), new PacsQueryInput(node, Level.STUDY, Map.of("PatientID", "stranger"), 10)));
        assertEquals("LS-PACS-016", outcome(new FindRequest(), new PacsQueryInput(node, Level.STUDY, Map.of("PatientIdd", "x"), 10))
                .findings().getFirst().code());
        assertEquals("LS-PACS-016", outcome(new FindRequest(), new PacsQueryInput(node, Level.SERIES, Map.of(), 10))
                .findings().getFirst().code());
    }

    @Test
    void aStudyIsFetchedInTheSameConnectionAsItWasSent() throws Exception {
        compare(run(new GetRequest(), new PacsRetrieveInput(node, new Way.Same(), study(), "", "", folder.resolve("got"))));
    }

    @Test
    void aStudyIsMovedToUsAsItWasSent() throws Exception {
        compare(run(new MoveRequest(), new PacsRetrieveInput(node, new Way.Move("127.0.0.1", orthanc.receiverPort()), study(), "", "",
                folder.resolve("moved"))));
    }

    private static void compare(List<Path> files) throws Exception {
        Map<String, Path> originals = new java.util.HashMap<>();
        try (Stream<Path> list = Files.list(series)) {
            for (Path file : list.filter(f -> f.toString().endsWith(".dcm")).toList()) {
                originals.put(Part10.read(file).data().text(Tags.INSTANCE_UID), file);
            }
        }
        assertEquals(originals.size(), files.size());
        for (Path file : files) {
            Part10 came = Part10.read(file);
            Part10 sent = Part10.read(originals.get(came.data().text(Tags.INSTANCE_UID)));
            assertEquals(pixels(sent), pixels(came));
            assertEquals(sent.data().elements().stream().map(e -> e.tag()).toList(),
                    came.data().elements().stream().map(e -> e.tag()).toList());
            assertEquals(came.data().text(Tags.INSTANCE_UID) + ".dcm", file.getFileName().toString());
        }
    }

    private static ByteBuffer pixels(Part10 file) {
        return ((org.lodestone.dicom.internal.data.Element.Value) file.data().element(Tags.PIXELS).orElseThrow()).view();
    }

    @Test
    void whatIsNotThereIsRefusedAndLeavesNothing() throws IOException {
        Path target = folder.resolve("absent");
        Outcome<List<Path>> outcome = outcome(new GetRequest(), new PacsRetrieveInput(node, new Way.Same(), "1.2.3.4", "", "", target));
        assertFalse(outcome.isDone());
        Outcome<List<Path>> moved = outcome(new MoveRequest(), new PacsRetrieveInput(node,
                new Way.Move("127.0.0.1", orthanc.receiverPort()), "1.2.3.4", "", "", target));
        assertFalse(moved.isDone());
        try (Stream<Path> left = Files.list(target)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aFileThatIsNoDicomIsToldAndTheRestIsSent() throws IOException {
        Path text = Files.writeString(folder.resolve("note.txt"), "no image");
        Outcome<SentInstances> outcome = outcome(new StoreRequest(), new PacsSendInput(node, List.of(text, first())));
        assertEquals(List.of(text), outcome.orThrow().refused());
        assertEquals(1, outcome.orThrow().taken().size());
        assertEquals("LS-PACS-018", outcome.findings().getFirst().code());
    }
}
