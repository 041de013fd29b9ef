package org.lodestone.study.derivative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.method.Method;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.study.JsonFile;

/**
 * Directed coupling as files: {@code A.tsv} and its uncertainty as tables with a header row of region names (row = to, column = from),
 * {@code ec.json} with method, order, free energy, checks and gates, {@code regions.tsv} with the regions' middles. Written and read here
 * only.
 */
public final class CouplingFiles {

    /** Name of the file that makes a folder one of directed coupling. */
    public static final String SUMMARY = "ec.json";
    /** Name of the table of the regions' middles: name, x, y, z in RAS mm of the T1w scan. */
    public static final String REGIONS = "regions.tsv";

    private static final String COUPLING = "A";
    private static final String PROBABILITY = "P";
    private static final String VARIANCE = "variance";

    private CouplingFiles() {
    }

    /** @return text of each table by its file's name */
    public static Map<String, String> tables(DirectedCoupling result) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put(COUPLING + ".tsv", table(result.names(), result.coupling()));
        tables.put((result.uncertaintyKind().equals(DirectedCoupling.P_VALUE) ? PROBABILITY : VARIANCE) + ".tsv",
                table(result.names(), result.uncertainty()));
        result.further().forEach((name, matrix) -> tables.put(name + ".tsv", table(result.names(), matrix)));
        return tables;
    }

    /** @return a header row of names, then the matrix row by row; {@code n/a} for what was not estimated */
    public static String table(List<String> names, double[][] matrix) {
        StringBuilder text = new StringBuilder(String.join("\t", names)).append('\n');
        for (double[] row : matrix) {
            for (int c = 0; c < row.length; c++) {
                text.append(c == 0 ? "" : "\t").append(Double.isFinite(row[c]) ? Double.toString(row[c]) : "n/a");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * @param method that ran
     * @param series it ran on
     * @param parameters with which
     * @param result what came out
     * @param findings what was said on the way
     * @return content of {@code ec.json}
     */
    public static ObjectNode summary(
            Method<?, ?> method, RegionSeries series, Parameters parameters, DirectedCoupling result, List<Finding> findings) {
        ObjectNode node = JsonFile.object();
        node.put("method", method.info().id()).put("version", method.info().version());
        node.set("regions", JsonFile.node(result.names()));
        node.put("volumes", series.series()[0].length).put("tr", series.trSeconds());
        node.put("convention", "row = to, column = from").put("uncertainty", result.uncertaintyKind());
        number(node, "order", result.measures().get("order"));
        number(node, "freeEnergy", result.measures().get("freeEnergy"));
        ObjectNode checks = node.putObject("checks");
        result.measures().forEach((name, value) -> number(checks, name, value));
        node.set("further", JsonFile.node(List.copyOf(result.further().keySet())));
        ArrayNode gates = node.putArray("gates");
        for (Gate gate : result.gates()) {
            ObjectNode entry = gates.addObject().put("name", gate.name()).put("passed", gate.passed());
            number(entry, "value", gate.value());
            number(entry, "limit", gate.limit());
            entry.put("unit", gate.unit()).put("reason", gate.reason());
        }
        node.put("usable", result.isUsable());
        node.set("parameters", JsonFile.node(parameters.values()));
        node.set("references", JsonFile.node(method.info().references()));
        node.set("findings", JsonFile.node(new ArrayList<>(findings.stream().map(Finding::toLine).toList())));
        return node;
    }

    private static void number(ObjectNode node, String name, Double value) {
        if (value != null && Double.isFinite(value)) {
            if (value == Math.rint(value) && Math.abs(value) < 1e9) {
                node.put(name, value.longValue());
            } else {
                node.put(name, value);
            }
        }
    }

    /**
     * @param folder any folder
     * @return the folders of directed coupling in it, itself included, sorted
     * @throws RefusedException when it cannot be read
     */
    public static List<Path> find(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(SUMMARY)).map(Path::getParent).sorted().toList();
        } catch (IOException e) {
            throw refused(folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Reads what {@link #tables} and {@link #summary} wrote.
     *
     * @param folder with {@code ec.json}
     * @return refused when a file is missing or is not what it should be, naming it
     */
    public static Outcome<StoredCoupling> read(Path folder) {
        try {
            ObjectNode node = JsonFile.read(folder.resolve(SUMMARY));
            List<String> names = strings(node.path("regions"));
            String kind = node.path("uncertainty").asText();
            Map<String, double[][]> further = new TreeMap<>();
            strings(node.path("further")).forEach(name -> further.put(name, matrix(folder.resolve(name + ".tsv"), names)));
            Map<String, Double> measures = new TreeMap<>();
            node.path("checks").properties().forEach(entry -> measures.put(entry.getKey(), entry.getValue().asDouble()));
            List<Gate> gates = new ArrayList<>();
            node.path("gates").forEach(gate -> gates.add(new Gate(gate.path("name").asText(), gate.path("passed").asBoolean(),
                    gate.path("value").asDouble(Double.NaN), gate.path("limit").asDouble(Double.NaN), gate.path("unit").asText(""), gate.path("reason").asText())));
            DirectedCoupling coupling = new DirectedCoupling(names, matrix(folder.resolve(COUPLING + ".tsv"), names),
                    matrix(folder.resolve((kind.equals(DirectedCoupling.P_VALUE) ? PROBABILITY : VARIANCE) + ".tsv"), names), kind, measures,
                    further, gates);
            Path regions = folder.resolve(REGIONS);
            return Outcome.done(new StoredCoupling(coupling, node.path("method").asText(),
                    Files.exists(regions) ? centres(regions, names) : Map.of(), strings(node.path("findings"))));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    /**
     * @param file table with the columns name, x, y and z: RAS mm of the T1w scan
     * @param names regions that have to be in it
     * @return middle of each region
     * @throws RefusedException naming file, line or region
     */
    public static Map<String, Vec3> centres(Path file, List<String> names) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.getFirst().equals("name\tx\ty\tz")) {
            throw refused(file + " does not begin with the columns name, x, y, z.");
        }
        Map<String, Vec3> centres = new TreeMap<>();
        for (int n = 1; n < lines.size(); n++) {
            String[] cells = lines.get(n).split("\t", -1);
            if (cells.length != 4) {
                throw refused(file + " line " + (n + 1) + " has " + cells.length + " cells.");
            }
            centres.put(cells[0], new Vec3(value(file, cells[1]), value(file, cells[2]), value(file, cells[3])));
        }
        names.stream().filter(name -> !centres.containsKey(name)).findFirst().ifPresent(name -> {
            throw refused(file + " has no row for the region " + name + ".");
        });
        return centres;
    }

    /** @return text of the table of middles */
    public static String centres(Map<String, Vec3> centresMm) {
        StringBuilder text = new StringBuilder("name\tx\ty\tz\n");
        centresMm.forEach((name, mm) -> text.append(name).append('\t').append(mm.x()).append('\t').append(mm.y()).append('\t').append(mm.z())
                .append('\n'));
        return text.toString();
    }

    private static double[][] matrix(Path file, List<String> names) {
        List<String> lines = lines(file);
        if (lines.size() != names.size() + 1 || !lines.getFirst().equals(String.join("\t", names))) {
            throw refused(file + " is not a table of the " + names.size() + " regions that " + SUMMARY + " names.");
        }
        double[][] matrix = new double[names.size()][names.size()];
        for (int row = 0; row < names.size(); row++) {
            String[] cells = lines.get(row + 1).split("\t", -1);
            if (cells.length != names.size()) {
                throw refused(file + " line " + (row + 2) + " has " + cells.length + " cells.");
            }
            for (int column = 0; column < names.size(); column++) {
                matrix[row][column] = cells[column].equals("n/a") ? Double.NaN : value(file, cells[column]);
            }
        }
        return matrix;
    }

    private static double value(Path file, String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw refused(file + ": '" + cell + "' is no number.", e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw refused(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(entry -> strings.add(entry.asText()));
        return strings;
    }

    private static RefusedException refused(String message) {
        return new RefusedException(Finding.error("LS-EC-030", message, "Compute the coupling again, or repair the file."));
    }

    private static RefusedException refused(String message, Exception cause) {
        RefusedException refused = refused(message);
        refused.initCause(cause);
        return refused;
    }
}
