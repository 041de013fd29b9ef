package org.lodestone.validation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Sha256;

/**
 * The trace matrix of one run: requirement, risk, feature test, evidence.
 *
 * @param requirements all that are known
 * @param results all scenarios, in the order in which they ran
 * @param facts versions, machine, time, who answers
 * @param hashes SHA-256 of every jar of the product under test and of every feature file
 * @param partial whether scenarios were left out on purpose
 */
record Trace(List<Requirement> requirements, List<ScenarioResult> results, Map<String, String> facts, Map<String, String> hashes, boolean partial) {

    static Trace of(List<ScenarioResult> results, List<Path> features, Path home, String by, boolean partial) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Product", "Lodestone " + SoftwareVersion.current());
        facts.put("Installed in", home.getFileName().toString());
        facts.put("Java", Runtime.version().toString());
        facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        facts.put("Processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("Finished", Instant.now().toString());
        facts.put("Answered for by", by.isBlank() ? "nobody yet" : by);
        Map<String, String> hashes = new TreeMap<>();
        hash(home.resolve("plugins"), ".jar", hashes);
        for (Path folder : features) {
            hash(folder, ".feature", hashes);
        }
        return new Trace(Requirement.read(features), List.copyOf(results), facts, hashes, partial);
    }

    private static void hash(Path folder, String ending, Map<String, String> hashes) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                    hashes.put(file.getFileName().toString(), Sha256.of(file));
                }
            }
        }
    }

    /** @return requirements that no scenario of this run speaks of; a whole run must have none */
    List<String> untested() {
        return requirements.stream().map(Requirement::id).filter(id -> results.stream().noneMatch(r -> r.requirements().contains(id))).toList();
    }

    boolean passed() {
        return !results.isEmpty() && results.stream().allMatch(ScenarioResult::passed) && (partial || untested().isEmpty());
    }

    String summary() {
        long failed = results.stream().filter(r -> !r.passed()).count();
        return results.size() - failed + " passed, " + failed + " failed" + (partial ? ", partial run" : ", " + untested().size() + " requirements untested")
                + (passed() ? ": PASSED" : ": FAILED");
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("junit.xml"), TraceText.junit(this));
        Map<String, Object> json = new LinkedHashMap<>(facts);
        json.put("passed", passed());
        json.put("partial", partial);
        json.put("scenarios", results);
        json.put("requirements", requirements);
        json.put("sha256", hashes);
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(folder.resolve("validation.json").toFile(), json);
        // The page names the hash of the data it shows: whoever signs the page signs the data.
        String seal = Sha256.of(folder.resolve("validation.json"));
        Files.writeString(folder.resolve("validation.html"), TraceText.html(this, seal));
        TracePdf.write(this, seal, folder.resolve("validation.pdf"));
    }

    List<ScenarioResult> of(Requirement requirement) {
        List<ScenarioResult> found = new ArrayList<>(results);
        found.removeIf(result -> !result.requirements().contains(requirement.id()));
        return found;
    }
}
