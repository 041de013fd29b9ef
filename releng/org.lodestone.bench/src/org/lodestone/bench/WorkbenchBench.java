package org.lodestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The workbench on the demonstration case, on a display of its own: time until its window shows the case, and memory once all is drawn. */
final class WorkbenchBench {

    private static final String DISPLAY = ":187";
    private static final int SETTLE_SECONDS = 15;
    private static final int GIVE_UP_SECONDS = 60;
    private static final Pattern SLICES = Pattern.compile("slices drawn ([0-9]+) ms");

    private WorkbenchBench() {
    }

    static List<Row> measure(Product product, Path demo, Path scratch) throws IOException, InterruptedException {
        Process display = new ProcessBuilder("Xvfb", DISPLAY, "-screen", "0", "1600x1000x24")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Thread.sleep(1000);
        ProcessBuilder builder = new ProcessBuilder(product.command().toString(), "--case", demo.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", DISPLAY);
        builder.environment().put("LODESTONE_WORKSPACE", scratch.resolve("workspace").toString());
        long start = System.nanoTime();
        Process workbench = builder.start();
        try {
            double seconds = Double.NaN;
            for (long end = start + TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS); System.nanoTime() < end && Double.isNaN(seconds);) {
                if (windowIsThere()) {
                    seconds = (System.nanoTime() - start) / 1e9;
                } else {
                    Thread.sleep(20);
                }
            }
            // a busy machine is not measured in the middle of reading
            while (System.nanoTime() < start + TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS) && Double.isNaN(opened(scratch.resolve("workspace")))) {
                Thread.sleep(200);
            }
            Thread.sleep(TimeUnit.SECONDS.toMillis(SETTLE_SECONDS));
            return List.of(
                    Row.atMost("workbench: start to window, demonstration case", seconds, "s", 6),
                    Row.atMost("workbench: case opened to slices drawn, demonstration case", opened(scratch.resolve("workspace")), "s", 2),
                    Row.atMost("workbench: resident memory, demonstration case", Product.resident(workbench.toHandle()) / 1024.0, "MiB", 600));
        } finally {
            workbench.descendants().forEach(ProcessHandle::destroy);
            workbench.destroy();
            workbench.waitFor();
            display.destroy();
            display.waitFor();
        }
    }

    /** What the workbench wrote into its log when the slices were on the screen. */
    private static double opened(Path workspace) throws IOException {
        Path log = workspace.resolve(".metadata/.log");
        if (!Files.exists(log)) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(SLICES::matcher).filter(Matcher::find).mapToDouble(found -> Double.parseDouble(found.group(1)) / 1000)
                    .findFirst().orElse(Double.NaN);
        }
    }

    private static boolean windowIsThere() throws IOException, InterruptedException {
        ProcessBuilder search = new ProcessBuilder("xdotool", "search", "--onlyvisible", "--name", "^Lodestone")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        search.environment().put("DISPLAY", DISPLAY);
        return search.start().waitFor() == 0;
    }
}
