package org.lodestone.dicom.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Severity;
import org.lodestone.dicom.internal.network.FaultyNode;
import org.lodestone.method.Method;
import org.lodestone.method.dicom.DicomWebAddress;
import org.lodestone.method.dicom.PacsQueryInput;
import org.lodestone.method.dicom.PacsRetrieveInput;
import org.lodestone.testkit.Programs;

/** Web archives that stall, drop or answer nonsense: told with a code and a remedy within the time allowed, nothing left behind. */
class WebFaultsTest {

    @TempDir
    Path folder;

    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    private static final String PARTS = "Content-Type: multipart/related; type=\"application/dicom\"; boundary=xyz\r\n\r\n";

    private static void answer(InputStream in, OutputStream out, String text) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int c = in.read();
            newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
            if (c < 0) {
                return;
            }
        }
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void check(String ofQuery, String ofRetrieve, FaultyNode.Behaviour behaviour) throws Exception {
        Path target = folder.resolve("target");
        try (FaultyNode faulty = new FaultyNode(behaviour)) {
            DicomWebAddress address = new DicomWebAddress(URI.create("http://127.0.0.1:" + faulty.port() + "/dicom-web"), Optional.empty());
            check(ofQuery, new WebQuery(), new PacsQueryInput(address, PacsQueryInput.Level.STUDY, Map.of(), 10));
            check(ofRetrieve, new WebRetrieve(), new PacsRetrieveInput(address, new PacsRetrieveInput.Way.Same(), "1.2", "", "", target));
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
        assertTrue((System.nanoTime() - start) / 1e9 < 10);
    }

    @Test
    void nobodyListensOrTheNameIsNotKnown() throws Exception {
        for (String host : List.of("127.0.0.1:" + Programs.freePort(), "no-such-host.invalid")) {
            check("LS-PACS-001", new WebQuery(), new PacsQueryInput(new DicomWebAddress(URI.create("http://" + host + "/x"), Optional.empty()),
                    PacsQueryInput.Level.STUDY, Map.of(), 10));
        }
    }

    @Test
    void itStallsAtOnceOrInTheMiddleOfItsAnswer() throws Exception {
        check("LS-PACS-002", "LS-PACS-002", (_, _) -> Thread.sleep(3_000));
        check("LS-PACS-002", "LS-PACS-002", (in, out) -> {
            answer(in, out, OK + PARTS + "--xyz\r\nContent-Type: application/dicom\r\n\r\nabc");
            Thread.sleep(3_000);
        });
    }

    @Test
    void itDropsAtOnceOrInTheMiddleOfItsAnswer() throws Exception {
        check("LS-PACS-003", "LS-PACS-003", (in, _) -> in.read());
        check("LS-PACS-003", "LS-PACS-003", (in, out) -> answer(in, out, OK + "Content-Length: 1000\r\n" + PARTS + "--xyz\r\n\r\nabc"));
    }

    @Test
    void itAnswersNonsense() throws Exception {
        check("LS-PACS-013", "LS-PACS-013", (in, out) -> answer(in, out, "SSH-2.0-OpenSSH_9.2\r\n\r\n"));
        check("LS-PACS-013", "LS-PACS-013", (in, out) -> answer(in, out, OK + "Content-Type: text/html\r\n\r\n<html>log in</html>"));
        check("LS-PACS-013", "LS-PACS-013", (in, out) -> answer(in, out, OK + PARTS + "{}"));
        check("LS-PACS-013", "LS-PACS-013", (in, out) -> answer(in, out, OK + PARTS + "--xyz\r\n\r\nno image\r\n--xyz--"));
        check("LS-PACS-013", "LS-PACS-013", (in, out) -> answer(in, out, OK + PARTS + "--xyz\r\nX: " + "y".repeat(100_000)));
    }

    @Test
    void itSendsUsElsewhereOrFails() throws Exception {
        check("LS-PACS-012", "LS-PACS-012",
                (in, out) -> answer(in, out, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/login\r\nContent-Length: 0\r\n\r\n"));
        check("LS-PACS-012", "LS-PACS-012", (in, out) -> answer(in, out, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"));
    }
}
