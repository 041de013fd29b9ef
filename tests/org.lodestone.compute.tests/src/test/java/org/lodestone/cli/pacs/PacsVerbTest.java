package org.lodestone.cli.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Main;
import org.lodestone.method.MethodRegistry;
import org.lodestone.testkit.Orthanc;
import org.lodestone.testkit.Programs;
import org.lodestone.testkit.SharedData;

/** The verbs of archives and of de-identification, as scripts use them. */
class PacsVerbTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(PacsVerbTest.class.getClassLoader());

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Object... arguments) {
        out.reset();
        err.reset();
        return Main.run(Stream.of(arguments).map(String::valueOf).toArray(String[]::new), () -> METHODS,
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private static List<Path> some() throws IOException {
        try (Stream<Path> walk = Files.walk(SharedData.file("dicom/nih"))) {
            return walk.filter(f -> f.toString().endsWith(".dcm")).sorted().limit(3).toList();
        }
    }

    @Test
    void anArchiveIsAskedFilledAndReadOverBothNetworks() throws Exception {
        List<Path> files = some();
        try (Orthanc orthanc = Orthanc.start(folder)) {
            String node = Orthanc.TITLE + "@127.0.0.1:" + orthanc.port();
            assertEquals(ExitCode.DONE, run("pacs", "echo", node, "--json"));
            assertTrue(json().path("largestPduBytes").asLong() > 0);
            assertEquals(ExitCode.DONE, run("pacs", "send", node, files.get(0), files.get(1), "--json"), err.toString());
            assertEquals(2, json().path("taken").asInt());
            Path password = Files.writeString(folder.resolve("password"), Orthanc.PASSWORD + "\n");
            assertEquals(ExitCode.DONE, run("pacs", "stow", orthanc.web(), files.get(2), "--user", Orthanc.USER, "--password-file",
                    password));
            assertEquals(ExitCode.DONE, run("pacs", "find", node, "--json"));
            String study = json().path("matches").path(0).path("StudyInstanceUID").asText();
            assertEquals(ExitCode.DONE, run("pacs", "qido", orthanc.web(), "--user", Orthanc.USER, "--password-file", password,
                    "--level", "series",
                    "--key", "StudyInstanceUID=" + study, "--json"), err.toString());
            assertFalse(json().path("matches").isEmpty());
            assertEquals(ExitCode.DONE, run("pacs", "get", node, "--study", study, "--out", folder.resolve("got"), "--json"));
            assertFalse(json().path("files").isEmpty());
            assertEquals(ExitCode.DONE, run("pacs", "move", node, "--study", study, "--out", folder.resolve("moved"), "--port",
                    orthanc.receiverPort()), err.toString());
            assertEquals(ExitCode.DONE, run("pacs", "wado", orthanc.web(), "--user", Orthanc.USER, "--password-file", password,
                    "--study", study,
                    "--out", folder.resolve("web")), err.toString());
            assertEquals(ExitCode.BAD_INPUT, run("pacs", "find", orthanc.web(), "--user", Orthanc.USER, "--password-file",
                    Files.writeString(folder.resolve("wrong"), "secret word")));
            assertFalse(err.toString().contains("secret word"));
        }
    }

    @Test
    void aReceiverPrintsItsPortAndWhatItGets() throws Exception {
        int port = Programs.freePort();
        Path file = some().getFirst();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Thread receiver = Thread.ofVirtual().start(() -> Main.run(new String[] {"pacs", "receive", "--port", String.valueOf(port), "--out",
            folder.resolve("in").toString(), "--count", "1", "--seconds", "30", "--json"}, () -> METHODS,
                new PrintStream(printed, true, StandardCharsets.UTF_8), System.err));
        for (int i = 0; i < 300 && printed.size() == 0; i++) {
            Thread.sleep(20);
        }
        assertEquals(ExitCode.DONE, run("pacs", "send", "LODESTONE@127.0.0.1:" + port, file), err.toString());
        receiver.join();
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(port, new ObjectMapper().readTree(lines.get(0)).path("port").asInt());
        assertTrue(Files.exists(Path.of(new ObjectMapper().readTree(lines.get(1)).path("file").asText())));
    }

    @Test
    void wrongAddressesAndAbsentArchivesAreToldInOneLine() throws IOException {
        assertEquals(ExitCode.BAD_INPUT, run("pacs", "echo", "nowhere"));
        assertTrue(err.toString().startsWith("LS-CLI-060"), err.toString());
        assertEquals(ExitCode.BAD_INPUT, run("pacs", "echo", "ANY@127.0.0.1:" + Programs.freePort()));
        assertTrue(err.toString().startsWith("LS-PACS-001"), err.toString());
        assertEquals(1, err.toString().lines().count());
        assertEquals(ExitCode.WRONG_USAGE, run("pacs"));
        assertEquals(ExitCode.BAD_INPUT, run("pacs", "get", "ANY@127.0.0.1:4", "--study", "../..", "--out", folder.resolve("x")));
        assertTrue(err.toString().startsWith("LS-CLI-064"), err.toString());
    }

    @Test
    void aFileIsDeidentifiedIntoANewFolder() throws Exception {
        assertEquals(ExitCode.DONE, run("deidentify", some().getFirst(), folder.resolve("clean"), "--patient-id", "sub-01",
                "--json"), err.toString());
        assertEquals(1, json().path("files").size());
        assertEquals(ExitCode.BAD_INPUT, run("deidentify", some().getFirst(), folder.resolve("clean")));
        assertTrue(err.toString().startsWith("LS-DEID-004"), err.toString());
        assertEquals(ExitCode.BAD_INPUT, run("deidentify", folder.resolve("absent"), folder.resolve("x")));
    }
}
