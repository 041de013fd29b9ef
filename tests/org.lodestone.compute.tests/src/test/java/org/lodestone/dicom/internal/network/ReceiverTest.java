package org.lodestone.dicom.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.method.dicom.PacsNode;
import org.lodestone.method.dicom.PacsSendInput;
import org.lodestone.method.dicom.ReceiverEvent;
import org.lodestone.method.dicom.RunningReceiver;
import org.lodestone.method.dicom.SentInstances;
import org.lodestone.method.dicom.StorageReceiverInput;
import org.lodestone.testkit.Programs;

/** What others push to us appears whole or not at all, and only from those who may. */
class ReceiverTest {

    @TempDir
    Path folder;

    private final Queue<ReceiverEvent> events = new ConcurrentLinkedQueue<>();

    private RunningReceiver receiver(Set<String> callers, Map<String, ?> settings) {
        Receiver receiver = new Receiver();
        return receiver.run(new StorageReceiverInput("LODESTONE", StorageReceiverInput.LOOPBACK, 0, callers, folder.resolve("in"),
                events::add),
                Parameters.of(receiver.parameters(), settings), Execution.unobserved()).orThrow();
    }

    private Path image(String study, String instance, int bytes) throws IOException {
        Path file = folder.resolve("out").resolve(study.hashCode() + "-" + instance + ".dcm");
        new Part10(Coding.EXPLICIT, new DataSetBuilder().text(Tags.CLASS_UID, "1.2.840.10008.5.1.4.1.1.4")
                .text(Tags.INSTANCE_UID, instance).text(Tags.STUDY_UID, study).text(Tags.SERIES_UID, "1.2.1").text(Tags.PATIENT_ID, "P")
                .number(Tags.ROWS, 1).number(Tags.COLUMNS, 1).bytes(Tags.PIXELS, "OW", new byte[bytes]).build()).write(file);
        return file;
    }

    private List<Path> arrived() throws IOException {
        Path in = folder.resolve("in");
        if (!Files.exists(in)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(in)) {
            return files.filter(Files::isRegularFile).map(in::relativize).sorted().toList();
        }
    }

    private static Outcome<SentInstances> send(int port, String called, String calling, Path... files) {
        StoreRequest store = new StoreRequest();
        return store.run(new PacsSendInput(new PacsNode("127.0.0.1", port, called, calling), List.of(files)),
                Parameters.defaults(store.parameters()), Execution.unobserved());
    }

    @Test
    void whatOurOwnSenderSendsIsThereByItsIdentifiers() throws Exception {
        try (RunningReceiver receiver = receiver(Set.of(), Map.of())) {
            Path file = image("1.2", "1.2.1.7", 500_000);
            assertEquals(1, send(receiver.port(), "LODESTONE", "SCANNER", file).orThrow().taken().size());
            assertEquals(List.of(Path.of("1.2", "1.2.1", "1.2.1.7.dcm")), arrived());
            assertEquals(-1, Files.mismatch(file, folder.resolve("in/1.2/1.2.1/1.2.1.7.dcm")));
            assertEquals(1, receiver.received());
        }
        assertTrue(events.stream().anyMatch(e -> e instanceof ReceiverEvent.Received r && r.caller().equals("SCANNER")
                && r.studyUid().equals("1.2")));
        assertTrue(events.stream().anyMatch(e -> e instanceof ReceiverEvent.Ended ended && ended.instances() == 1));
    }

    @Test
    void anotherMakersSenderIsServedInEveryCodingThatItOffers() throws Exception {
        Path storescu = Programs.need("storescu", "dcmtk");
        Path echoscu = Programs.need("echoscu", "dcmtk");
        try (RunningReceiver receiver = receiver(Set.of(), Map.of())) {
            String port = String.valueOf(receiver.port());
            assertEquals(0, Programs.run(echoscu, "-aec", "LODESTONE", "127.0.0.1", port).status());
            int number = 0;
            for (String coding : List.of("-xe", "-xi", "-xb")) {
                Path file = image("1.2", "1.2.1." + ++number, 200_000);
                Programs.Ran ran = Programs.run(storescu, coding, "-aec", "LODESTONE", "-pdu", 4096, "127.0.0.1", port, file);
                assertEquals(0, ran.status(), ran.text());
            }
            assertEquals(3, arrived().size());
        }
        Path dcmdump = Programs.need("dcmdump", "dcmtk");
        for (Path file : arrived()) {
            Programs.Ran ran = Programs.run(dcmdump, "-Ep", folder.resolve("in").resolve(file));
            assertEquals(0, ran.status(), ran.text());
        }
    }

    @Test
    void onlyWhoCallsUsByNameAndMayIsLetIn() throws Exception {
        try (RunningReceiver receiver = receiver(Set.of("SCANNER"), Map.of())) {
            Path file = image("1.2", "1.2.1.1", 10);
            assertEquals("LS-PACS-004", send(receiver.port(), "OTHER", "SCANNER", file).findings().getFirst().code());
            assertEquals("LS-PACS-004", send(receiver.port(), "LODESTONE", "STRANGER", file).findings().getFirst().code());
            assertTrue(send(receiver.port(), "LODESTONE", "SCANNER", file).isDone());
        }
    }

    @Test
    void tooLargeAnInstanceIsRefusedAndTheNextOneTaken() throws Exception {
        try (RunningReceiver receiver = receiver(Set.of(), Map.of("largestMegabytes", 1))) {
            Outcome<SentInstances> outcome = send(receiver.port(), "LODESTONE", "SCANNER", image("1.2", "1.2.1.1", 2_000_000),
                    image("1.2", "1.2.1.2", 1000));
            assertEquals(1, outcome.orThrow().taken().size());
            assertEquals(1, outcome.orThrow().refused().size());
            assertEquals(List.of(Path.of("1.2", "1.2.1", "1.2.1.2.dcm")), arrived());
        }
    }

    @Test
    void aSecondContentUnderTheSameIdentifierNeverReplacesTheFirst() throws Exception {
        try (RunningReceiver receiver = receiver(Set.of(), Map.of())) {
            Path first = image("1.2", "1.2.1.1", 10);
            assertTrue(send(receiver.port(), "LODESTONE", "SCANNER", first).isDone());
            assertTrue(send(receiver.port(), "LODESTONE", "SCANNER", first).isDone(), "the same again is fine");
            byte[] before = Files.readAllBytes(folder.resolve("in/1.2/1.2.1/1.2.1.1.dcm"));
            assertFalse(send(receiver.port(), "LODESTONE", "SCANNER", image("1.2", "1.2.1.1", 20)).isDone());
            assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(folder.resolve("in/1.2/1.2.1/1.2.1.1.dcm"))));
        }
    }

    @Test
    void identifiersThatWouldLeaveTheFolderAreRefused() throws Exception {
        try (RunningReceiver receiver = receiver(Set.of(), Map.of())) {
            assertFalse(send(receiver.port(), "LODESTONE", "SCANNER", image("../../etc", "1.2.1.1", 10)).isDone());
            assertFalse(send(receiver.port(), "LODESTONE", "SCANNER", image("..", "1.2.1.1", 10)).isDone());
            assertEquals(List.of(), arrived());
        }
    }

    @Test
    void aSenderThatDropsInTheMiddleLeavesNothing() throws Exception {
        try (RunningReceiver receiver = receiver(Set.of(), Map.of("timeoutSeconds", 1))) {
            try (Association association = Caller.open(new PacsNode("127.0.0.1", receiver.port(), "LODESTONE", "SCANNER"),
                    Caller.contexts(1, List.of("1.2.840.10008.5.1.4.1.1.4"), List.of(Uids.EXPLICIT)), List.of(),
                    java.time.Duration.ofSeconds(5), Execution.unobserved().progress())) {
                Path file = image("1.2", "1.2.1.1", 1_000_000);
                try {
                    association.send(Command.store(1, 1, "1.2.840.10008.5.1.4.1.1.4", "1.2.1.1"), out -> {
                        out.write(Files.readAllBytes(file), 0, 900_000);
                        throw new IOException("the scanner is switched off");
                    }, "while sending");
                } catch (org.lodestone.core.RefusedException e) {
                    assertEquals("LS-PACS-008", e.findings().getFirst().code());
                }
            }
            for (int i = 0; i < 100 && events.stream().noneMatch(e -> e instanceof ReceiverEvent.Trouble); i++) {
                Thread.sleep(20);
            }
            assertEquals(List.of(), arrived());
            assertEquals(0, receiver.received());
        }
    }

    @Test
    void moreSendersThanAllowedAreAskedToComeLater() throws Exception {
        try (RunningReceiver receiver = receiver(Set.of(), Map.of("associations", 1));
                Association held = Caller.open(new PacsNode("127.0.0.1", receiver.port(), "LODESTONE", "SCANNER"),
                        Caller.contexts(1, List.of(Uids.ECHO), List.of(Uids.IMPLICIT)), List.of(), java.time.Duration.ofSeconds(5),
                        Execution.unobserved().progress())) {
            assertEquals(1, held.contexts().size());
            Outcome<SentInstances> outcome = send(receiver.port(), "LODESTONE", "SCANNER", image("1.2", "1.2.1.1", 10));
            assertEquals("LS-PACS-004", outcome.findings().getFirst().code());
            assertTrue(outcome.findings().getFirst().message().contains("for the moment"));
        }
    }

    @Test
    void garbageIsToldAndTheReceiverGoesOn() throws Exception {
        try (RunningReceiver receiver = receiver(Set.of(), Map.of("timeoutSeconds", 1))) {
            List<byte[]> attacks = new ArrayList<>(List.of("GET / HTTP/1.1\r\n\r\n".getBytes(),
                    new byte[] {1, 0, -1, -1, -1, -1}, new byte[] {1, 0, 0, 0, 0, 2, 0, 1}, new byte[] {4, 0, 0, 0, 0, 0}, new byte[0]));
            for (byte[] attack : attacks) {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress("127.0.0.1", receiver.port()));
                    socket.getOutputStream().write(attack);
                    socket.setSoTimeout(5_000);
                    while (socket.getInputStream().read() >= 0) {
                        Thread.onSpinWait();
                    }
                }
            }
            assertTrue(send(receiver.port(), "LODESTONE", "SCANNER", image("1.2", "1.2.1.1", 10)).isDone());
            assertEquals(attacks.size(), events.stream().filter(e -> e instanceof ReceiverEvent.Trouble).count(), events.toString());
        }
    }

    @Test
    void aPortThatIsTakenIsToldWithTheRemedy() {
        try (RunningReceiver first = receiver(Set.of(), Map.of())) {
            Receiver receiver = new Receiver();
            Outcome<RunningReceiver> second = receiver.run(new StorageReceiverInput("LODESTONE", StorageReceiverInput.LOOPBACK,
                    first.port(),
                    Set.of(), folder, events::add), Parameters.defaults(receiver.parameters()), Execution.unobserved());
            assertEquals("LS-PACS-010", second.findings().getFirst().code());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsToldToTheSenderAndTheReceiverGoesOn() throws Exception {
        Path blocked = Files.writeString(folder.resolve("in"), "a file where the folder should be");
        try (RunningReceiver receiver = receiver(Set.of(), Map.of())) {
            Path file = image("1.2", "1.2.1.1", 300_000);
            Outcome<SentInstances> refused = send(receiver.port(), "LODESTONE", "SCANNER", file, image("1.2", "1.2.1.2", 10));
            assertEquals(List.of("LS-PACS-009", "LS-PACS-009"), refused.findings().stream().map(f -> f.code()).toList());
            assertTrue(refused.findings().getFirst().message().contains("A700"), refused.findings().toString());
            assertEquals(2, events.stream().filter(e -> e instanceof ReceiverEvent.Trouble).count());
            Files.delete(blocked);
            assertTrue(send(receiver.port(), "LODESTONE", "SCANNER", file).isDone());
        }
    }

    /** Another maker's receiver that knows the default coding only: our sender codes explicit files anew for it. */
    @Test
    void aReceiverThatTakesImplicitCodingOnlyGetsIt() throws Exception {
        Path storescp = Programs.need("storescp", "dcmtk");
        Path in = Files.createDirectories(folder.resolve("theirs"));
        int port = Programs.freePort();
        Process process = new ProcessBuilder(storescp.toString(), "+xi", "-od", in.toString(), String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
        try {
            Path file = image("1.2", "1.2.1.7", 100_000);
            Outcome<SentInstances> sent = send(port, "ANY", "LODESTONE", file);
            for (int i = 0; i < 50 && !sent.isDone(); i++) {
                Thread.sleep(100);
                sent = send(port, "ANY", "LODESTONE", file);
            }
            assertEquals(1, sent.orThrow().taken().size());
            Path stored;
            try (Stream<Path> files = Files.list(in)) {
                stored = files.findFirst().orElseThrow();
            }
            Part10 came = Part10.read(stored);
            assertEquals(Coding.IMPLICIT, came.coding());
            assertEquals("P", came.data().text(Tags.PATIENT_ID));
            assertEquals(1, came.data().integer(Tags.ROWS, 0));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}
