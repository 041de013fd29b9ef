package org.lodestone.ui.planning.internal.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;

/**
 * One column of a table of confounds.
 *
 * @param run name of the table's file
 * @param column name of the column
 * @param values one a volume; NaN where the table says n/a
 */
record ConfoundTrace(String run, String column, double[] values) {

    /** The displacement from volume to volume, and the standardised change of the picture. */
    static final List<String> SHOWN = List.of("framewise_displacement", "std_dvars");

    /** Reads the shown columns of every run of a participant; not for the user interface's thread. */
    static Outcome<List<ConfoundTrace>> of(Path results) {
        try (Stream<Path> files = Files.walk(results, 4)) {
            List<ConfoundTrace> traces = new ArrayList<>();
            for (Path file : files.filter(f -> f.getFileName().toString().endsWith("_desc-confounds_timeseries.tsv")).sorted().toList()) {
                traces.addAll(read(file));
            }
            return Outcome.done(List.copyOf(traces));
        } catch (IOException | java.io.UncheckedIOException | NumberFormatException e) {
            return Outcome.refused(Finding.error("LS-DESK-006", "The confounds of " + results + " cannot be read: " + e.getMessage() + ".",
                    "Run the job again."));
        }
    }

    private static List<ConfoundTrace> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = lines.isEmpty() ? List.of() : Arrays.asList(lines.getFirst().split("\t"));
        List<ConfoundTrace> traces = new ArrayList<>();
        for (String column : SHOWN) {
            int index = header.indexOf(column);
            if (index >= 0) {
                traces.add(new ConfoundTrace(file.getFileName().toString(), column, lines.stream().skip(1)
                        .mapToDouble(line -> number(line.split("\t", -1), index)).toArray()));
            }
        }
        return traces;
    }

    private static double number(String[] cells, int index) {
        return index >= cells.length || cells[index].isBlank() || cells[index].equals("n/a") ? Double.NaN : Double.parseDouble(cells[index]);
    }
}
