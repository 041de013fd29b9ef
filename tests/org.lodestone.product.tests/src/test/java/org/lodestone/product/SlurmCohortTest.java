package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.bench.slurm.SlurmNode;

/** A cohort through a real scheduler of one node: array, logs, resume, group. The main job is played by a script, the rest is the product. */
class SlurmCohortTest {

    @TempDir
    private static Path folder;
    private static Product product;
    private static Path bids;

    @BeforeAll
    static void prepare() throws IOException {
        product = Product.copy(folder.resolve("product"));
        bids = Files.createDirectories(folder.resolve("bids"));
        Files.writeString(bids.resolve("dataset_description.json"), "{\"Name\": \"x\", \"BIDSVersion\": \"1.9.0\"}");
        for (int i = 1; i <= 6; i++) {
            Files.createDirectories(bids.resolve("sub-0" + i + "/anat"));
        }
    }

    private static void standIn() throws IOException {
        // The stand-in keeps the contract of the verb (whole folder or none, a mark last) and takes a second.
        Path real = product.home().resolve("lodestone-real");
        if (!Files.exists(real)) {
            Files.move(product.home().resolve("lodestone"), real);
        }
        Path script = product.home().resolve("lodestone");
        Files.writeString(script, """
                #!/bin/bash
                here=$(cd "$(dirname "$0")" && pwd)
                for label in "$@"; do :; done
                if [ "$1" = run ] && [ "$4" = participant ] && [ "$5" = --resume ]; then
                    echo "sub-$label begins"
                    if [ -f "$3/sub-$label/job.json" ]; then echo "sub-$label is there already"; exit 0; fi
                    echo "$label" >> "$3/computed.txt"
                    sleep 1
                    mkdir -p "$3/.$label/func"
                    x=$((-40 + 10#$label))
                    cat > "$3/.$label/func/sub-${label}_desc-tms_targets.json" <<END
                {"Simulated": true, "Sources": [], "GeneratedBy": [{"Name": "Lodestone", "Version": "0"}], "Steps": [],
                 "targets": [{"method": "lodestone.targeting.seed-map", "nativeSpace": "sub-$label", "nativeMm": [$x, 40, 30],
                 "templateSpace": "MNIColin27", "templateMm": [$x, 40, 30], "region": "", "r": -0.3, "clusterMm3": 0, "usable": true, "gates": []}]}
                END
                    rm -rf "$3/sub-$label"; mv "$3/.$label" "$3/sub-$label"
                    echo '{"Key": "k", "State": "done"}' > "$3/sub-$label/job.json"
                    exit 0
                fi
                exec "$here/lodestone-real" "$@"
                """);
        assertTrue(script.toFile().setExecutable(true));
    }

    @Test
    void aCohortGoesThroughSlurmSurvivesTheLossOfItsNodeAndIsSummedUp() throws Exception {
        assumeTrue(SlurmNode.possible(), "a Slurm node needs slurm-wlm, munge and root");
        try (SlurmNode slurm = SlurmNode.start(Files.createDirectories(folder.resolve("slurm")))) {
            standIn();
            Path output = folder.resolve("out");
            Product.Result submitted = product.run(environment(slurm), "run", bids.toString(), output.toString(), "participant", "--on", "slurm",
                    "--memory-mb", "500", "--json");
            assertEquals(0, submitted.exit(), submitted.err());
            JsonNode said = new ObjectMapper().readTree(submitted.out());
            assertTrue(said.path("job").asText().matches("[0-9]+"), submitted.out());
            SlurmNode.until("three participants", () -> computed(output).size() >= 3);

            slurm.killTheNode();

            // What the scheduler does not bring back by itself is sent again by a person, as the documentation says.
            SlurmNode.until("the end of what runs", () -> jobs(slurm).stream().noneMatch(state -> state.equals("RUNNING") || state.equals("COMPLETING")) || done(output) == 6);
            Product.Result again = product.run(environment(slurm), "run", bids.toString(), output.toString(), "participant", "--on", "slurm",
                    "--memory-mb", "500", "--wait");
            assertEquals(0, again.exit(), again.err());
            SlurmNode.until("the group's table", () -> Files.exists(output.resolve("group/group.json")) && done(output) == 6);

            List<String> computed = computed(output);
            long twice = computed.size() - computed.stream().distinct().count();
            assertTrue(twice <= 2, "finished work was done again: " + computed);
            for (int i = 1; i <= 6; i++) {
                assertTrue(Files.readString(output.resolve("logs/sub-0" + i + ".txt")).contains("sub-0" + i + " begins"));
            }
            JsonNode group = new ObjectMapper().readTree(output.resolve("group/group.json").toFile());
            assertEquals(6, group.path("methods").path(0).path("count").asInt(), group.toString());
            assertEquals(-36.5, group.path("methods").path(0).path("centreTemplateMm").path(0).asDouble(), 1e-9);
        }
    }

    private static Map<String, String> environment(SlurmNode slurm) {
        return Map.of("SLURM_CONF", slurm.configuration().toString());
    }

    private static List<String> computed(Path output) throws IOException {
        Path file = output.resolve("computed.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static long done(Path output) throws IOException {
        List<Path> marks = new ArrayList<>();
        if (Files.isDirectory(output)) {
            try (Stream<Path> folders = Files.list(output)) {
                folders.map(f -> f.resolve("job.json")).filter(Files::exists).forEach(marks::add);
            }
        }
        return marks.size();
    }

    private static List<String> jobs(SlurmNode slurm) {
        return Product.run(folder, environment(slurm), 20, "squeue", "-h", "-o", "%T").out().lines().toList();
    }
}
