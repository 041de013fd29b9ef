package org.lodestone.study.derivative;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.method.function.RegionSeries;

/**
 * Reads a table of regional series: a header row of region names, one row a time point; separated by tabs, or by commas when there is no
 * tab. Cells that hold no number become NaN: the method that gets them names the region.
 */
public final class SeriesTable {

    private static final Set<String> MISSING = Set.of("", "n/a", "na", "nan", "null", "inf", "-inf", "infinity", "-infinity");

    private SeriesTable() {
    }

    /**
     * @param file table
     * @param trSeconds time between rows
     * @return its regions
     * @throws RefusedException naming file, line or region when it is not such a table or regions are not equally long
     */
    public static RegionSeries read(Path file, double trSeconds) {
        if (!(trSeconds > 0)) {
            throw new RefusedException(Finding.error("LS-EC-020", "--tr " + trSeconds + " is no time between volumes.",
                    "Give the repetition time in seconds."));
        }
        List<String> lines;
        try {
            lines = new ArrayList<>(Files.readAllLines(file));
        } catch (IOException e) {
            RefusedException refused = refused(file + " cannot be read: " + e.getMessage() + ".",
                    "Check path and permission; the table has to be UTF-8 text.");
            refused.initCause(e);
            throw refused;
        }
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        if (lines.size() < 2) {
            throw refused(file + " holds no series.", "Give a header row of region names, then one row a time point.");
        }
        String separator = lines.getFirst().contains("\t") ? "\t" : ",";
        List<String> names = names(file, cells(lines.getFirst(), separator));
        double[][] series = new double[names.size()][lines.size() - 1];
        int[] last = new int[names.size()];
        for (int t = 0; t < lines.size() - 1; t++) {
            List<String> cells = cells(lines.get(t + 1), separator);
            if (cells.size() > names.size()) {
                throw refused(file + " line " + (t + 2) + " has " + cells.size() + " cells for " + names.size() + " regions.",
                        "Give one cell a region.");
            }
            for (int r = 0; r < names.size(); r++) {
                String cell = r < cells.size() ? cells.get(r) : "";
                series[r][t] = number(file, cell, names.get(r), t + 2);
                last[r] = cell.isEmpty() ? last[r] : t + 1;
            }
        }
        for (int r = 0; r < last.length; r++) {
            if (last[r] < lines.size() - 1) {
                throw refused(file + ": region " + names.get(r) + " has " + last[r] + " time points, others have " + (lines.size() - 1) + ".",
                        "Give equally long series.");
            }
        }
        return new RegionSeries(names, trSeconds, series);
    }

    private static List<String> names(Path file, List<String> names) {
        Set<String> seen = new HashSet<>();
        boolean numbers = true;
        for (String name : names) {
            if (name.isEmpty()) {
                throw refused(file + " has a column without a name.", "Name every region in the header row.");
            }
            if (!seen.add(name)) {
                throw refused(file + " names the region " + name + " twice.", "Give every region a name of its own.");
            }
            numbers &= name.matches("[-+]?\\d*\\.?\\d+([eE][-+]?\\d+)?");
        }
        if (numbers) {
            throw refused(file + " begins with numbers, not with names.", "Put a header row of region names before the series.");
        }
        return names;
    }

    private static List<String> cells(String line, String separator) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(separator, -1)) {
            String bare = cell.strip();
            boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
            cells.add(quoted ? bare.substring(1, bare.length() - 1) : bare);
        }
        return cells;
    }

    private static double number(Path file, String cell, String region, int line) {
        if (MISSING.contains(cell.toLowerCase(java.util.Locale.ROOT))) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            RefusedException refused = refused(file + " line " + line + ", region " + region + ": '" + cell + "' is no number.",
                    "Leave out columns of words.");
            refused.initCause(e);
            throw refused;
        }
    }

    private static RefusedException refused(String message, String remedy) {
        return new RefusedException(Finding.error("LS-EC-021", message, remedy));
    }
}
