package org.lodestone.device.igtl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Parameters;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceException;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.DeviceHost;

/** Against the example programs of the real C++ library, built here when Debian's packages with them are installed. */
class CppLibraryTest {

    private static final Path EXAMPLES = Path.of("/usr/share/doc/openigtlink-examples/examples");
    private static final Path HEADERS = Path.of("/usr/include/openigtlink");

    @TempDir
    private Path folder;

    private final IgtlTrackerDriver driver = new IgtlTrackerDriver();
    private final DeviceHost context = new DeviceHost();

    private Path built(String example) throws IOException, InterruptedException {
        Path source = EXAMPLES.resolve(example + ".cxx");
        assumeTrue(Files.exists(source) && Files.exists(HEADERS), "needs the packages openigtlink-examples and libopenigtlink-dev");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/g++")), "needs g++");
        Path program = folder.resolve(source.getFileName() + ".out");
        Process compiler = new ProcessBuilder("g++", "-O0", "-w", "-I" + HEADERS, source.toString(), "-o", program.toString(),
                "-lOpenIGTLink", "-lpthread").redirectErrorStream(true).start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, compiler.waitFor(), said);
        return program;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Tracker connected(int port, String request) throws DeviceException, InterruptedException {
        DeviceConfig config = new DeviceConfig("test", "test", driver.info().id(), URI.create("openigtlink://127.0.0.1:" + port),
                Parameters.of(driver.parameters(), Map.of("request", request, "resolutionMs", 20)), Duration.ofSeconds(5));
        for (int attempt = 0;; attempt++) {
            try {
                return driver.open(config, context);
            } catch (DeviceException e) {
                // The program takes a moment until it listens.
                if (attempt == 100) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    @Test
    void transformsOfTheCTrackerServerHaveTheMatrixItPrints() throws Exception {
        Path program = built("Tracker/TrackerServer");
        int port = freePort();
        Process server = new ProcessBuilder(program.toString(), "" + port, "20").redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(30, TimeUnit.SECONDS).execute(server::destroyForcibly);
        try (Tracker tracker = connected(port, "none")) {
            tracker.start();
            PoseFrame frame = (PoseFrame) context.events.poll(20, TimeUnit.SECONDS);
            assertNotNull(frame, "no pose came");
            ToolPose pose = frame.tools().getFirst();
            assertEquals(Validity.VALID, pose.validity());
            double[] ours = pose.toolToFrame().toAffine().toRowMajor();
            // The newest pose wins: a slow start may have passed over the first ones that were printed.
            BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
            boolean printed = false;
            for (int matrix = 0; matrix < 500 && !printed; matrix++) {
                printed = same(firstMatrix(lines), ours);
            }
            assertTrue(printed, "no printed matrix is ours: " + Arrays.toString(ours));
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    /** Six digits are printed. */
    private static boolean same(double[] printed, double[] ours) {
        for (int i = 0; i < 12; i++) {
            if (Math.abs(printed[i] - ours[i]) > 1e-4 * Math.max(1, Math.abs(printed[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Reads four rows of four numbers; the program prints each matrix it sends. */
    private static double[] firstMatrix(BufferedReader lines) throws IOException {
        double[] matrix = new double[16];
        int rows = 0;
        Pattern row = Pattern.compile("^\\[?\\s*(-?[\\d.e+-]+),?\\s+(-?[\\d.e+-]+),?\\s+(-?[\\d.e+-]+),?\\s+(-?[\\d.e+-]+)");
        while (rows < 4) {
            String line = lines.readLine();
            assertNotNull(line, "the program ended");
            Matcher matcher = row.matcher(line.strip());
            if (matcher.find()) {
                for (int i = 0; i < 4; i++) {
                    matrix[4 * rows + i] = Double.parseDouble(matcher.group(i + 1));
                }
                rows++;
            }
        }
        return matrix;
    }

    @Test
    void theCTrackingDataServerStreamsWhenAskedTo() throws Exception {
        Path program = built("TrackingData/TrackingDataServer");
        int port = freePort();
        Process server = new ProcessBuilder(program.toString(), "" + port).redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile()).start();
        try (Tracker tracker = connected(port, "tdata")) {
            tracker.start();
            PoseFrame frame = (PoseFrame) context.events.poll(20, TimeUnit.SECONDS);
            assertNotNull(frame, "no tracking data came");
            assertTrue(frame.tools().stream().allMatch(t -> t.validity() == Validity.VALID), frame.toString());
            assertTrue(frame.tools().size() >= 2, frame.toString());
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void theCReceiveClientUnderstandsOurSimulator() throws Exception {
        double[] matrix = firstMatrix(new BufferedReader(new StringReader(heard("Receiver/ReceiveClient", "Receiving TRANSFORM", List.of()))));

        // The head of the simulated room is 1.5 m before the camera, pointer and coil are near it.
        assertEquals(-1450, matrix[11], 80);
    }

    @Test
    void theCTrackingDataClientUnderstandsOurSimulator() throws Exception {
        String heard = heard("TrackingData/TrackingDataClient", ": pointer", List.of("50"));
        assertTrue(heard.contains(": head") && heard.contains(": coil"), heard);
    }

    /** Lets a program talk to our simulator until it has printed a text. */
    private String heard(String example, String until, List<String> more) throws Exception {
        Path program = built(example);
        try (WireSimulator.Running simulator = new IgtlSimulator().start(0, FaultScript.NONE, 4)) {
            List<String> command = new ArrayList<>(List.of(program.toString(), "127.0.0.1", "" + simulator.port()));
            command.addAll(more);
            Process client = new ProcessBuilder(command).redirectErrorStream(true).start();
            CompletableFuture.delayedExecutor(20, TimeUnit.SECONDS).execute(client::destroyForcibly);
            StringBuilder all = new StringBuilder();
            try (BufferedReader lines = client.inputReader(StandardCharsets.UTF_8)) {
                int seen = 0;
                for (String line = lines.readLine(); line != null && seen < 4; line = lines.readLine()) {
                    all.append(line).append('\n');
                    seen += line.contains(until) ? 1 : 0;
                }
                assertEquals(4, seen, all.toString());
            } finally {
                client.destroyForcibly().waitFor();
            }
            return all.toString();
        }
    }
}
