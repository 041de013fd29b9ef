package org.lodestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The built product, run as a user runs it.
 *
 * @param command path of {@code releng/run}
 */
record Product(Path command) {

    /**
     * What one run of the product came to.
     *
     * @param exit code
     * @param out standard output
     * @param seconds from start to end
     * @param peakMebibytes largest resident memory of the process and its children, sampled every 20 ms
     */
    record Run(int exit, String out, double seconds, double peakMebibytes) {
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(command.toString()), arguments);
    }

    /** As {@link #run}, kept to the first core by the operating system. */
    Run runOnOneCore(String... arguments) throws IOException, InterruptedException {
        return run(List.of("taskset", "-c", "0", command.toString()), arguments);
    }

    private static Run run(List<String> program, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of(arguments));
        Path out = Files.createTempFile("bench", ".out");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        long peakKibibytes = 0;
        while (!process.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            peakKibibytes = Math.max(peakKibibytes, resident(process.toHandle()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String text = Files.readString(out);
        Files.delete(out);
        return new Run(process.exitValue(), text, seconds, peakKibibytes / 1024.0);
    }

    static long resident(ProcessHandle process) {
        long sum = kibibytes(process.pid());
        for (ProcessHandle child : process.descendants().toList()) {
            sum += kibibytes(child.pid());
        }
        return sum;
    }

    private static long kibibytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            // the process ended between the listing and the look
            return 0;
        }
        return 0;
    }
}
