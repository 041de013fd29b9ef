package org.lodestone.cli.verb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.core.WholeFile;

/**
 * A table of points with columns x, y and z in millimetres; further columns stay as they are.
 *
 * @param header names of the columns
 * @param rows cells as text
 */
record PointTable(List<String> header, List<List<String>> rows) {

    /** What is done to a point. */
    @FunctionalInterface
    interface PointMap {
        /** @return where the point goes */
        Vec3 apply(double x, double y, double z);
    }

    /**
     * @param file tab-separated, the first line names the columns
     * @return the table
     * @throws RefusedException when the file cannot be read or lacks a column
     */
    static PointTable read(Path file) {
        List<List<String>> rows = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    rows.add(Arrays.asList(line.split("\t", -1)));
                }
            }
        } catch (IOException e) {
            throw refused(file, "cannot be read: " + e.getMessage());
        }
        if (rows.isEmpty() || !rows.getFirst().containsAll(List.of("x", "y", "z"))) {
            throw refused(file, "has no columns x, y and z");
        }
        PointTable table = new PointTable(rows.getFirst(), rows.subList(1, rows.size()));
        for (int r = 0; r < table.rows.size(); r++) {
            if (table.rows.get(r).size() != table.header.size() || !table.isPoint(r)) {
                throw refused(file, "has no point in line " + (r + 2));
            }
        }
        return table;
    }

    private boolean isPoint(int row) {
        for (String column : List.of("x", "y", "z")) {
            try {
                if (!Double.isFinite(number(row, column))) {
                    return false;
                }
            } catch (NumberFormatException e) {
                // n/a and the like are no coordinates
                return false;
            }
        }
        return true;
    }

    private double number(int row, String column) {
        return Double.parseDouble(rows.get(row).get(header.indexOf(column)).strip());
    }

    /** @return the same table with mapped coordinates, to a ten-thousandth of a millimetre */
    PointTable mapped(PointMap map) {
        List<List<String>> mapped = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            Vec3 p = map.apply(number(r, "x"), number(r, "y"), number(r, "z"));
            List<String> row = new ArrayList<>(rows.get(r));
            row.set(header.indexOf("x"), text(p.x()));
            row.set(header.indexOf("y"), text(p.y()));
            row.set(header.indexOf("z"), text(p.z()));
            mapped.add(row);
        }
        return new PointTable(header, mapped);
    }

    private static String text(double mm) {
        return String.format(java.util.Locale.ROOT, "%.4f", mm);
    }

    /** Writes the table as a whole or not at all. */
    void write(Path file) {
        StringBuilder text = new StringBuilder(String.join("\t", header)).append('\n');
        rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
        try {
            WholeFile.write(file, text.toString());
        } catch (IOException e) {
            throw refused(file, "cannot be written: " + e.getMessage());
        }
    }

    private static RefusedException refused(Path file, String why) {
        return new RefusedException(Finding.error("LS-CLI-013", file + " " + why + ".",
                "Give a tab-separated table whose first line names the columns x, y and z."));
    }
}
