package org.lodestone.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tracker of 100 measurements a second on a socket, and the workbench at the other end, on a display of 1280 by 800 drawn by the processor:
 * how long from the arrival of a packet until bull's-eye and coil on head are painted, and whether any was lost or came out of order.
 */
final class FrameBench {

    private static final String DISPLAY = ":78";
    private static final long PERIOD_NANOS = 10_000_000L;
    private static final int START_SECONDS = 90;
    private static final Pattern LINE = Pattern.compile(
            "(?m)^(.+)\\t(\\d+) poses drawn\\tmedian ([0-9.]+) ms\\tp99 ([0-9.]+) ms\\tworst ([0-9.]+) ms\\t(\\d+) after a later one$");
    private static final Pattern ARRIVED = Pattern.compile("(?m)^(\\d+) poses arrived in ([0-9.]+) s$");
    /** The watch begins and ends between two packets. */
    private static final int AT_THE_ENDS = 2;

    private FrameBench() {
    }

    static List<Row> measure(Product product, Path demo, Path scratch, double minutes) throws IOException, InterruptedException {
        Process display = new ProcessBuilder("Xvfb", DISPLAY, "-screen", "0", "1280x800x24")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Thread.sleep(1000);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int packets = (int) ((60 * minutes + START_SECONDS) * 1e9 / PERIOD_NANOS);
            Thread sender = Thread.ofPlatform().daemon().unstarted(() -> TrackerStream.send(server, PERIOD_NANOS, packets, _ -> { }));
            // The workbench leaves when it has seen enough.
            sender.setUncaughtExceptionHandler((_, trouble) -> System.err.println("the tracker ended: " + trouble.getMessage()));
            sender.start();
            ProcessBuilder builder = new ProcessBuilder(product.command().toString(), "--case", demo.toString(), "--latency",
                    String.format(Locale.ROOT, "%.1f", 60 * minutes), "--tracker", "openigtlink://127.0.0.1:" + server.getLocalPort());
            builder.environment().put("DISPLAY", DISPLAY);
            builder.environment().put("LODESTONE_WORKSPACE", scratch.resolve("frame-workspace").toString());
            Path said = scratch.resolve("frame.txt");
            Process workbench = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
            workbench.waitFor();
            return rows(Files.readString(said), minutes);
        } finally {
            display.destroy();
            display.waitFor();
        }
    }

    private static List<Row> rows(String said, double minutes) {
        List<Row> rows = new ArrayList<>();
        for (Matcher line = LINE.matcher(said); line.find();) {
            rows.add(Row.atMost("tracker packet to drawn frame, 100 Hz, " + line.group(1) + ", p99", Double.parseDouble(line.group(4)), "ms", 35)
                    .beside(String.format(Locale.ROOT, "%.1f min, %s of %.0f drawn, median %s, worst %s", minutes, line.group(2), 6000 * minutes,
                            line.group(3), line.group(5))));
        }
        for (Matcher line = LINE.matcher(said); line.find();) {
            rows.add(Row.atMost("poses drawn after a later one, " + line.group(1), Double.parseDouble(line.group(6)), "", 0));
        }
        for (Matcher line = ARRIVED.matcher(said); line.find();) {
            double missing = Double.parseDouble(line.group(2)) * 1e9 / PERIOD_NANOS - Double.parseDouble(line.group(1));
            rows.add(Row.atMost("poses that did not reach the workbench", Math.max(0, Math.floor(missing)), "", AT_THE_ENDS));
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("the workbench measured nothing: " + said);
        }
        return rows;
    }
}
