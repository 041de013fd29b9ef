package org.lodestone.study.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lodestone.study.JsonFile;

/** The files at the root of a store that make it a BIDS dataset. */
final class DatasetFiles {

    private static final String TABLE = "participants.tsv";
    private static final String KEY = "participant_id";
    private static final String README = """
            Case store
            ==========

            This folder is a BIDS dataset kept by Lodestone (research use, not a certified medical device). Every sub-* folder is one case.

            Scans were imported with `lodestone import`; nothing here should be edited by hand. The folder .lodestone holds the index, the
            work of reviewers and an audit trail in which each row carries the hash of the row before. `lodestone verify` compares every
            file with that trail. Results lie in derivatives.
            """;

    private DatasetFiles() {
    }

    static void write(IntakeJob job) throws IOException {
        Path root = job.store().root();
        if (!Files.exists(root.resolve("dataset_description.json"))) {
            ObjectNode json = JsonFile.object();
            json.put("Name", "Lodestone case store").put("BIDSVersion", "1.9.0").put("DatasetType", "raw");
            JsonFile.write(job.transaction().file("dataset_description.json"), json);
            Files.writeString(job.transaction().file("README"), README);
            Files.writeString(job.transaction().file(".bidsignore"), ".lodestone/\n");
        }
        participants(job, root.resolve(TABLE));
    }

    private static void participants(IntakeJob job, Path table) throws IOException {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        if (Files.isRegularFile(table)) {
            rows.putAll(read(table));
        }
        boolean changed = false;
        for (Map.Entry<String, Map<String, String>> participant : job.participants().entrySet()) {
            Map<String, String> row = rows.get("sub-" + participant.getKey());
            changed |= row == null || !row.entrySet().containsAll(participant.getValue().entrySet());
            rows.computeIfAbsent("sub-" + participant.getKey(), _ -> new LinkedHashMap<>()).putAll(participant.getValue());
        }
        if (changed) {
            Files.writeString(job.transaction().replacement(TABLE), text(rows));
        }
    }

    private static String text(Map<String, Map<String, String>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.values().forEach(row -> columns.addAll(row.keySet()));
        columns.remove(KEY);
        StringBuilder text = new StringBuilder(KEY);
        columns.forEach(column -> text.append('\t').append(column));
        text.append('\n');
        rows.forEach((id, row) -> {
            text.append(id);
            columns.forEach(column -> text.append('\t').append(row.getOrDefault(column, "n/a")));
            text.append('\n');
        });
        return text.toString();
    }

    /** @return columns by participant; {@code participant_id} is the key and no column */
    static Map<String, Map<String, String>> read(Path table) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        Map<String, Map<String, String>> rows = new TreeMap<>();
        if (lines.isEmpty()) {
            return rows;
        }
        // Spreadsheets put a mark in front of UTF-8.
        String[] names = lines.removeFirst().replace("\uFEFF", "").split("\t", -1);
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            if (!cells[0].isBlank()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i < Math.min(cells.length, names.length); i++) {
                    row.put(names[i], cells[i].isBlank() ? "n/a" : cells[i].strip());
                }
                rows.put(cells[0].strip(), row);
            }
        }
        return rows;
    }
}
