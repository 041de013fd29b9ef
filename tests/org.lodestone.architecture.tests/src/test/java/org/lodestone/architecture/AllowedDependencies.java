package org.lodestone.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table of who may import whom, {@code allowed-dependencies.txt}.
 *
 * @param rows by the bundle's short name
 * @param forbiddenInPlainBundles prefixes of packages
 */
record AllowedDependencies(Map<String, Row> rows, List<String> forbiddenInPlainBundles) {

    /**
     * What one bundle may use.
     *
     * @param bundle its short name
     * @param plain whether it has to run without OSGi
     * @param leaf whether nobody may import it
     * @param bundles short names of our bundles
     * @param modules modules of the JDK
     * @param libraries prefixes of packages from elsewhere
     */
    record Row(String bundle, boolean plain, boolean leaf, Set<String> bundles, Set<String> modules, Set<String> libraries) {

        boolean allowsLibrary(String packageName) {
            return libraries.stream().anyMatch((packageName + ".")::startsWith);
        }
    }

    static AllowedDependencies read() {
        Map<String, Row> rows = new LinkedHashMap<>();
        List<String> forbidden = new ArrayList<>();
        for (String line : lines()) {
            String[] cells = line.split("\\|", -1);
            if (cells[0].strip().equals("forbid P")) {
                forbidden.addAll(words(cells[1]));
            } else if (cells.length == 5) {
                Set<String> kind = words(cells[1]);
                Row row = new Row(cells[0].strip(), kind.contains("P"), kind.contains("leaf"), words(cells[2]), words(cells[3]),
                        words(cells[4]));
                if (rows.put(row.bundle(), row) != null) {
                    throw new IllegalStateException("two lines for " + row.bundle());
                }
            } else {
                throw new IllegalStateException("not five columns: " + line);
            }
        }
        return new AllowedDependencies(rows, forbidden);
    }

    /** The line for a bundle: its own, else that of its family ({@code device.*}). */
    Optional<Row> row(String bundle) {
        Row own = rows.get(bundle);
        int dot = bundle.lastIndexOf('.');
        return Optional.ofNullable(own == null && dot > 0 ? rows.get(bundle.substring(0, dot) + ".*") : own);
    }

    private static List<String> lines() {
        try (InputStream in = AllowedDependencies.class.getResourceAsStream("allowed-dependencies.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(String cell) {
        return cell.isBlank() ? Set.of() : Set.of(cell.strip().split("\\s+"));
    }
}
