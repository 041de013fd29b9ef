package org.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The demonstration case from scan to target, twice: error, time, memory, and whether both runs wrote the same bytes. */
final class DemonstrationBench {

    private DemonstrationBench() {
    }

    static List<Row> measure(Product product, Path scratch) throws IOException, InterruptedException {
        Product.Run version = product.run("version");
        Product.Run first = product.run("demo", "--json", "--no-gui", "--out", scratch.resolve("first").toString());
        Product.Run second = product.run("demo", "--json", "--no-gui", "--threads", "1", "--out", scratch.resolve("second").toString());
        JsonNode result = new ObjectMapper().readTree(first.out());
        long different = differences(hashes(scratch.resolve("first/derivatives")), hashes(scratch.resolve("second/derivatives")));
        return List.of(
                Row.atMost("demo: target to planted peak, native space", result.path("errorMm").asDouble(Double.NaN), "mm", 4),
                Row.atMost("demo: whole job, all cores", first.seconds(), "s", 120),
                Row.atMost("demo: peak resident memory", first.peakMebibytes(), "MiB", 4096),
                Row.atMost("demo: files that differ between two runs (all cores, 1 thread)", different, "", 0),
                Row.reported("demo: whole job, one thread", second.seconds(), "s"),
                Row.atMost("version: start to end", version.seconds(), "s", 1.5));
    }

    private static long differences(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new TreeMap<>(first);
        all.putAll(second);
        return all.keySet().stream().filter(name -> !java.util.Objects.equals(first.get(name), second.get(name))).count();
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file).toString(), sha256(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
