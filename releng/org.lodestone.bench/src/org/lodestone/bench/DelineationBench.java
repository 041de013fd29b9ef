package org.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole structural delineation: Colin27, 1 mm, against itself as template, so that the truth is known: each published coordinate has to
 * come back where it is printed, on the side where it is printed. Left out where Debian's mricron-data is absent.
 */
final class DelineationBench {

    private static final Path HEAD = Path.of("/usr/share/mricron/templates/ch2.nii.gz");

    private DelineationBench() {
    }

    static List<Row> measure(Product product, Path scratch) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        if (!Files.exists(HEAD)) {
            return rows;
        }
        Path out = scratch.resolve("delineation");
        Product.Run run = product.run("delineate", HEAD.toString(), "--out", out.toString(), "--json");
        rows.add(Row.atMost("delineate: 1 mm T1w scan, all cores", run.seconds(), "s", 90));
        rows.add(Row.atMost("delineate: peak resident memory", run.peakMebibytes(), "MiB", 3072));
        double worst = 0;
        for (JsonNode target : new ObjectMapper().readTree(out.resolve("anatomical-targets.json").toFile()).path("targets")) {
            JsonNode printed = target.path("printed");
            if (printed.path("space").asText().equals("MNI152")) {
                worst = Math.max(worst, distance(printed.path("mm"), target.path("nativeMm")));
            }
        }
        rows.add(Row.atMost("delineate: published coordinates on the template's own head, worst", worst, "mm", 1));
        return rows;
    }

    private static double distance(JsonNode a, JsonNode b) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            sum += Math.pow(a.get(axis).asDouble() - b.get(axis).asDouble(), 2);
        }
        return Math.sqrt(sum);
    }
}
