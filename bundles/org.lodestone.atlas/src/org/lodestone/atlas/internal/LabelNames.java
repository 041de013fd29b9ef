package org.lodestone.atlas.internal;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads region names from tables. */
final class LabelNames {

    private LabelNames() {
    }

    /**
     * Reads lines {@code number name [anything]}, as MRIcron writes them.
     *
     * @param lines separated by blanks or tabs; lines that do not begin with a number are passed over
     * @return names by number, without background
     */
    static Map<Integer, String> ofColumns(List<String> lines) {
        Map<Integer, String> names = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            if (words.length >= 2 && words[0].matches("\\d{1,9}") && !words[0].equals("0")) {
                names.put(Integer.valueOf(words[0]), words[1]);
            }
        }
        return names;
    }

    /**
     * Reads a BIDS label table: a header line that names a column {@code index} and a column {@code name}, tab-separated.
     *
     * @return names by number, without background; empty when the header lacks a column
     */
    static Map<Integer, String> ofTable(List<String> lines) {
        Map<Integer, String> names = new TreeMap<>();
        if (lines.isEmpty()) {
            return names;
        }
        List<String> header = List.of(lines.getFirst().toLowerCase(Locale.ROOT).strip().split("\t"));
        int index = header.indexOf("index");
        int name = header.indexOf("name");
        if (index < 0 || name < 0) {
            return names;
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            if (cells.length > Math.max(index, name) && cells[index].strip().matches("\\d{1,9}") && !cells[index].strip().equals("0")) {
                names.put(Integer.valueOf(cells[index].strip()), cells[name].strip());
            }
        }
        return names;
    }

    /** @return the lines of a text file in UTF-8, or in Latin-1 when it is not UTF-8 */
    static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        }
    }
}
