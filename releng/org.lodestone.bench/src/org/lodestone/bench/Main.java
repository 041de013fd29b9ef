package org.lodestone.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures the product against its bars and its peers, and prints the table. Arguments: the command of the product, then the parts to
 * measure (all without any), and {@code --json} if wanted.
 */
public final class Main {

    /** Measures some rows; the scratch folder is shared by the parts and deleted at the end. */
    @FunctionalInterface
    private interface Part {
        List<Row> measure(Product product, Path scratch) throws IOException, InterruptedException;
    }

    private Main() {
    }

    private static Map<String, Part> parts(Path root, double minutes) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("demonstration", (product, scratch) -> DemonstrationBench.measure(product, scratch));
        parts.put("tape", (product, scratch) -> TapeBench.measure(scratch.resolve("first")));
        parts.put("workbench", (product, scratch) -> WorkbenchBench.measure(product, scratch.resolve("first"), scratch));
        parts.put("scene", (product, scratch) -> SceneBench.measure());
        parts.put("delineation", (product, scratch) -> DelineationBench.measure(product, scratch));
        parts.put("brain", (product, scratch) -> BrainBench.measure(root));
        parts.put("registration", (product, scratch) -> RegistrationBench.measure(product, scratch));
        parts.put("nifti", (product, scratch) -> NiftiBench.measure(scratch));
        parts.put("import", (product, scratch) -> ImportBench.measure(scratch));
        parts.put("connectivity", (product, scratch) -> ConnectivityBench.measure());
        parts.put("functional", (product, scratch) -> FunctionalBench.measure(product, scratch));
        parts.put("planted-peak", (product, scratch) -> PlantedPeakBench.measure(20, System.err::println));
        parts.put("real-run", (product, scratch) -> RealRunBench.measure(root));
        parts.put("task", (product, scratch) -> TaskBench.measure(scratch));
        parts.put("navigation", (product, scratch) -> NavigationBench.measure(minutes));
        parts.put("frame", (product, scratch) -> FrameBench.measure(product, scratch.resolve("first"), scratch, minutes));
        parts.put("effective", (product, scratch) -> EffectiveBench.measure(scratch));
        parts.put("cohort", (product, scratch) -> CohortBench.measure(root, scratch));
        return parts;
    }

    /**
     * @param args command of the product; names of parts; {@code --json} for one JSON object instead of a table;
     *     {@code --minutes N} for how long the tracker's stream is watched, 1 by default
     * @throws IOException when the product cannot be run
     * @throws InterruptedException when stopped
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Product product = new Product(Path.of(args[0]));
        Map<String, Part> parts = parts(Path.of(args[0]).toAbsolutePath().getParent().getParent(), minutes(args));
        List<String> wanted = Stream.of(args).skip(1).filter(word -> !word.matches("--json|--minutes|[0-9.]+")).toList();
        if (!parts.keySet().containsAll(wanted)) {
            System.err.println("The parts are: " + String.join(" ", parts.keySet()) + ". The workbench is measured on the demonstration's case.");
            System.exit(2);
        }
        Path scratch = Files.createTempDirectory("lodestone-bench");
        try {
            List<Row> rows = new ArrayList<>();
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                if (wanted.isEmpty() || wanted.contains(part.getKey())) {
                    System.err.println("measuring: " + part.getKey());
                    Optional<StolenTime> before = StolenTime.now();
                    rows.addAll(part.getValue().measure(product, scratch));
                    Optional<StolenTime> after = StolenTime.now();
                    before.flatMap(b -> after.map(a -> a.since(b))).ifPresent(share ->
                            rows.add(Row.reported(part.getKey() + ": share of the processor taken by the host", 100 * share, "%")));
                }
            }
            print(rows, List.of(args).contains("--json"));
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** How long streams of trackers are watched. */
    private static double minutes(String[] args) {
        int at = List.of(args).indexOf("--minutes");
        return at < 0 ? 1 : Double.parseDouble(args[at + 1]);
    }

    private static void print(List<Row> rows, boolean json) throws IOException {
        if (!json) {
            rows.forEach(row -> System.out.println(row.line()));
            return;
        }
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode table = mapper.createObjectNode();
        ArrayNode list = table.putArray("rows");
        for (Row row : rows) {
            ObjectNode entry = list.addObject().put("what", row.what()).put("value", row.value()).put("unit", row.unit());
            row.bar().ifPresent(bar -> entry.put("atMost", bar));
            entry.put("holds", row.holds()).put("against", row.against());
        }
        System.out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(table));
    }
}
