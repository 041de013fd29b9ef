package org.lodestone.cli.verb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.method.task.TaskEvent;

/**
 * Events of a run as BIDS writes them: tab-separated, a header row with {@code onset} and {@code duration} (seconds), mostly
 * {@code trial_type}, sometimes {@code modulation}; other columns are not looked at.
 *
 * @param events in the order of the file
 * @param findings remarks
 */
record EventsTable(List<TaskEvent> events, List<Finding> findings) {

    /** Condition of all events when the table has no {@code trial_type}, as nilearn calls it. */
    private static final String UNNAMED = "dummy";

    /**
     * @param file table
     * @return its events
     * @throws RefusedException naming file, line and column when it is not such a table
     */
    static EventsTable read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            RefusedException refused = refused(file + " cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage() + ".",
                    "Check path and permission; the table has to be UTF-8 text.");
            refused.initCause(e);
            throw refused;
        }
        List<String> names = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        int onset = column(file, names, "onset"), duration = column(file, names, "duration");
        int condition = names.indexOf("trial_type"), modulation = names.indexOf("modulation");
        List<TaskEvent> events = new ArrayList<>();
        for (int n = 1; n < lines.size(); n++) {
            if (lines.get(n).isBlank()) {
                continue;
            }
            List<String> cells = cells(lines.get(n));
            if (cells.size() != names.size()) {
                throw refused(file + " line " + (n + 1) + " has " + cells.size() + " cells for " + names.size() + " columns.",
                        "Separate columns by single tabs.");
            }
            String where = file + " line " + (n + 1);
            events.add(new TaskEvent(condition < 0 ? UNNAMED : cells.get(condition), number(cells.get(onset), where, "onset"),
                    number(cells.get(duration), where, "duration"),
                    modulation < 0 ? 1 : number(cells.get(modulation), where, "modulation")));
        }
        List<Finding> findings = condition >= 0 ? List.of() : List.of(Finding.warning("LS-GLM-051",
                file + " has no column trial_type: all events count as one condition, '" + UNNAMED + "'.", "Add the column."));
        return new EventsTable(events, findings);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.replace("\uFEFF", "").split("\t", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static int column(Path file, List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw refused(file + " has no column " + name + ".",
                    "Give a BIDS events table: columns onset, duration and trial_type, separated by tabs.");
        }
        return index;
    }

    private static double number(String cell, String where, String name) {
        if (cell.equals("n/a") || cell.isEmpty()) {
            throw refused(where + " has no " + name + ".", "Fill it in or leave the event out.");
        }
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            RefusedException refused = refused(where + ": " + name + " '" + cell + "' is no number.", "Give seconds, with a point.");
            refused.initCause(e);
            throw refused;
        }
    }

    private static RefusedException refused(String message, String remedy) {
        return new RefusedException(Finding.error("LS-GLM-050", message, remedy));
    }
}
