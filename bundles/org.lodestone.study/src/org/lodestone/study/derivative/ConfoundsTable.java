package org.lodestone.study.derivative;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.method.function.Confounds;

/** Reads tab-separated tables of nuisance time courses: a header row, one row a volume, {@code n/a} for what is missing. */
public final class ConfoundsTable {

    private ConfoundsTable() {
    }

    /** @return a table without columns, for runs that are cleaned of nothing */
    public static Confounds none() {
        return new Confounds(List.of(), new double[0][]);
    }

    /**
     * Reads a table; cells that say {@code n/a} or nothing become NaN.
     *
     * @param file table
     * @param volumes rows that it has to have
     * @return its columns
     * @throws RefusedException naming file and line when it is not such a table
     */
    public static Confounds read(Path file, int volumes) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw refused(file + " cannot be read: " + e.getMessage() + ".", "Check path and permission; the table has to be UTF-8 text.");
        }
        if (lines.size() != volumes + 1) {
            throw refused(file + " has " + Math.max(0, lines.size() - 1) + " rows for " + volumes + " volumes.",
                    "Give the table of this run: a header row, then one row a volume.");
        }
        List<String> names = List.of(lines.getFirst().split("\t", -1));
        double[][] columns = new double[names.size()][volumes];
        for (int t = 0; t < volumes; t++) {
            String[] cells = lines.get(t + 1).split("\t", -1);
            if (cells.length != names.size()) {
                throw refused(file + " line " + (t + 2) + " has " + cells.length + " cells for " + names.size() + " columns.",
                        "Separate columns by single tabs.");
            }
            for (int c = 0; c < cells.length; c++) {
                columns[c][t] = number(cells[c].strip(), file, t + 2);
            }
        }
        return new Confounds(names, columns);
    }

    private static double number(String cell, Path file, int line) {
        if (cell.equals("n/a") || cell.isEmpty() || cell.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            RefusedException refused = refused(file + " line " + line + " has '" + cell + "' where a number is needed.",
                    "Leave out columns of words; write n/a for what is missing.");
            refused.initCause(e);
            throw refused;
        }
    }

    private static RefusedException refused(String message, String remedy) {
        return new RefusedException(Finding.error("LS-FC-001", message, remedy));
    }
}
