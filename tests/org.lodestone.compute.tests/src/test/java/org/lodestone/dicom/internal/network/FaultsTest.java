package org.lodestone.dicom.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Severity;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.method.Method;
import org.lodestone.method.dicom.PacsNode;
import org.lodestone.method.dicom.PacsQueryInput;
import org.lodestone.method.dicom.PacsRetrieveInput;
import org.lodestone.method.dicom.PacsSendInput;
import org.lodestone.testkit.Programs;

/** Archives that stall, drop, reject, abort or send garbage: told with a code and a remedy within the time allowed, nothing left behind. */
class FaultsTest {

    @TempDir
    Path folder;

    /** Each fault to each kind of request: code, and nothing in the folder. */
    private void everyRequest(String code, FaultyNode.Behaviour behaviour) throws Exception {
        everyRequest(code, code, behaviour);
    }

    private void everyRequest(String code, String codeOfStore, FaultyNode.Behaviour behaviour) throws Exception {
        Path file = image();
        Path target = folder.resolve("target");
        try (FaultyNode faulty = new FaultyNode(behaviour)) {
            PacsNode node = new PacsNode("127.0.0.1", faulty.port(), "THEM", "US");
            Stream.<Runnable>of(
                    () -> check(code, new EchoRequest(), node),
                    () -> check(code, new FindRequest(), new PacsQueryInput(node, PacsQueryInput.Level.STUDY, Map.of(), 10)),
                    () -> check(code, new GetRequest(), new PacsRetrieveInput(node, new PacsRetrieveInput.Way.Same(), "1.2", "", "",
                    target)),
                    () -> check(code, new MoveRequest(),
                            new PacsRetrieveInput(node, new PacsRetrieveInput.Way.Move("127.0.0.1", 0), "1.2", "", "", target)),
                    () -> check(codeOfStore, new StoreRequest(), new PacsSendInput(node, List.of(file)))).parallel().forEach(Runnable::run);
        }
        try (Stream<Path> left = Files.list(target)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static <I, O> void check(String code, Method<I, O> method, I input) {
        long start = System.nanoTime();
        Outcome<O> outcome = method.run(input, Parameters.of(method.parameters(), Map.of("timeoutSeconds", 1)), Execution.unobserved());
        assertFalse(outcome.isDone());
        Finding error = outcome.findings().stream().filter(f -> f.severity() == Severity.ERROR).findFirst().orElseThrow();
        assertEquals(code, error.code(), method.info().id() + ": " + error.message());
        assertFalse(error.remedy().isBlank());
        assertTrue((System.nanoTime() - start) / 1e9 < 10, method.info().id());
    }

    private Path image() throws IOException {
        Path file = folder.resolve("image.dcm");
        new Part10(Coding.EXPLICIT, new DataSetBuilder().text(Tags.CLASS_UID, "1.2.840.10008.5.1.4.1.1.4").text(Tags.INSTANCE_UID, "1.2.3")
                .text(Tags.STUDY_UID, "1.2").text(Tags.SERIES_UID, "1.2.1").bytes(Tags.PIXELS, "OW", new byte[300_000]).build())
                .write(file);
        return file;
    }

    @Test
    void nobodyListens() throws Exception {
        PacsNode node = new PacsNode("127.0.0.1", Programs.freePort(), "THEM", "US");
        check("LS-PACS-001", new EchoRequest(), node);
        check("LS-PACS-001", new EchoRequest(), new PacsNode("no-such-host.invalid", 104, "THEM", "US"));
    }

    @Test
    void itStallsAtOnce() throws Exception {
        everyRequest("LS-PACS-002", (in, _) -> Thread.sleep(3_000));
    }

    @Test
    void itStallsAfterTheAssociation() throws Exception {
        everyRequest("LS-PACS-002", (in, out) -> {
            FaultyNode.accept(in, out);
            Thread.sleep(3_000);
        });
    }

    @Test
    void itTricklesOneByteAfterTheOther() throws Exception {
        try (FaultyNode faulty = new FaultyNode((in, out) -> {
            out.write(new byte[] {2, 0, 0, 0, 1, 0});
            for (int i = 0; i < 100; i++) {
                Thread.sleep(100);
                out.write(0);
            }
        })) {
            check("LS-PACS-002", new EchoRequest(), new PacsNode("127.0.0.1", faulty.port(), "THEM", "US"));
        }
    }

    @Test
    void itDropsTheConnectionAtOnce() throws Exception {
        everyRequest("LS-PACS-003", (in, _) -> FaultyNode.unit(in));
    }

    @Test
    void itDropsTheConnectionInTheMiddle() throws Exception {
        everyRequest("LS-PACS-003", (in, out) -> {
            FaultyNode.accept(in, out);
            FaultyNode.unit(in);
        });
    }

    @Test
    void itRejects() throws Exception {
        everyRequest("LS-PACS-004", (in, out) -> {
            FaultyNode.unit(in);
            out.write(new byte[] {3, 0, 0, 0, 0, 4, 0, 1, 1, 3});
        });
    }

    @Test
    void itAborts() throws Exception {
        everyRequest("LS-PACS-005", (in, out) -> {
            FaultyNode.accept(in, out);
            FaultyNode.unit(in);
            out.write(new byte[] {7, 0, 0, 0, 0, 4, 0, 0, 2, 1});
            Thread.sleep(200);
        });
    }

    @Test
    void itSendsALengthOfFourGigabytes() throws Exception {
        everyRequest("LS-PACS-006", (in, out) -> {
            FaultyNode.accept(in, out);
            FaultyNode.unit(in);
            out.write(new byte[] {4, 0, -1, -1, -1, -1, 0, 0, 0, 4, 1, 3});
            Thread.sleep(200);
        });
    }

    @Test
    void itSpeaksAnotherProtocol() throws Exception {
        everyRequest("LS-PACS-006", (in, out) -> {
            FaultyNode.unit(in);
            out.write("SSH-2.0-OpenSSH_9.2\r\n".getBytes());
            Thread.sleep(200);
        });
    }

    @Test
    void itSendsAPieceLongerThanItsUnit() throws Exception {
        everyRequest("LS-PACS-006", (in, out) -> {
            FaultyNode.accept(in, out);
            FaultyNode.unit(in);
            out.write(ByteBuffer.allocate(16).put((byte) 4).put((byte) 0).putInt(10).putInt(0x7fffffff).put((byte) 1).put((byte) 3)
                    .array());
            Thread.sleep(200);
        });
    }

    @Test
    void itAnswersWithAFailure() throws Exception {
        everyRequest("LS-PACS-008", "LS-PACS-009", FaultsTest::refuseEach);
    }

    private static void refuseEach(java.io.InputStream in, java.io.OutputStream out) throws Exception {
        FaultyNode.accept(in, out);
        byte[] unit = FaultyNode.unit(in);
        Pdu.Piece piece = ((Pdu.Data) PduReader.read(4, java.util.Arrays.copyOfRange(unit, 6, unit.length))).pieces().getFirst();
        Command command = new Command(piece.context(),
                org.lodestone.dicom.internal.data.DataSetReader.read(piece.bytes(), Coding.IMPLICIT));
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        org.lodestone.dicom.internal.data.DataSetWriter.write(command.reply(0xa700, "no room").elements(), Coding.IMPLICIT, bytes);
        out.write(PduWriter.bytes(new Pdu.Data(List.of(new Pdu.Piece(piece.context(), true, true, ByteBuffer.wrap(bytes.toByteArray()))))));
        while (in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void itStopsReadingWhileWeSend() throws Exception {
        Path large = folder.resolve("large.dcm");
        new Part10(Coding.EXPLICIT, new DataSetBuilder().text(Tags.CLASS_UID, "1.2.840.10008.5.1.4.1.1.4").text(Tags.INSTANCE_UID, "1.2.3")
                .text(Tags.STUDY_UID, "1.2").text(Tags.SERIES_UID, "1.2.1").bytes(Tags.PIXELS, "OW", new byte[30_000_000]).build())
                .write(large);
        try (FaultyNode faulty = new FaultyNode((in, out) -> {
            FaultyNode.accept(in, out);
            Thread.sleep(4_000);
        })) {
            check("LS-PACS-002", new StoreRequest(),
                    new PacsSendInput(new PacsNode("127.0.0.1", faulty.port(), "THEM", "US"), List.of(large)));
        }
    }

    @Test
    void aUserWhoStopsIsHeardWhileAnArchiveIsSilent() throws Exception {
        try (FaultyNode faulty = new FaultyNode((_, _) -> Thread.sleep(3_000))) {
            long start = System.nanoTime();
            Progress stopped = new Progress() {
                @Override
                public void report(double fraction, String activity) {
                    // not of interest
                }

                @Override
                public boolean isCancelled() {
                    return System.nanoTime() - start > 200_000_000L;
                }
            };
            assertThrows(CancelledException.class, () -> new EchoRequest().run(new PacsNode("127.0.0.1", faulty.port(), "THEM", "US"),
                    Parameters.defaults(new EchoRequest().parameters()), new Execution(Parallel.single(), stopped)));
        }
    }
}
