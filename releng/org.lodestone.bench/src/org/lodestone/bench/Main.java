package org.lodestone.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures the product against its bars and its peers, and prints the table. Arguments: the command of the product, then {@code --json} if wanted. */
public final class Main {

    private Main() {
    }

    /**
     * @param args command of the product; {@code --json} for one JSON object instead of a table
     * @throws IOException when the product cannot be run
     * @throws InterruptedException when stopped
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Product product = new Product(Path.of(args[0]));
        boolean json = List.of(args).contains("--json");
        Path scratch = Files.createTempDirectory("lodestone-bench");
        try {
            List<Row> rows = new ArrayList<>(DemonstrationBench.measure(product, scratch));
            rows.addAll(WorkbenchBench.measure(product, scratch.resolve("first"), scratch));
            rows.addAll(DelineationBench.measure(product, scratch));
            rows.addAll(NiftiBench.measure(scratch));
            rows.addAll(ImportBench.measure(scratch));
            rows.addAll(ConnectivityBench.measure());
            rows.addAll(FunctionalBench.measure(product, scratch));
            rows.addAll(PlantedPeakBench.measure(20, System.err::println));
            rows.addAll(RealRunBench.measure(Path.of(args[0]).toAbsolutePath().getParent().getParent()));
            rows.addAll(TaskBench.measure(scratch));
            rows.addAll(EffectiveBench.measure(scratch));
            print(rows, json);
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
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
