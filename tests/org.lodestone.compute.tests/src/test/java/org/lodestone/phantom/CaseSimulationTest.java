package org.lodestone.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Sha256;
import org.lodestone.image.StoredImage;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.VolumeReader;
import org.lodestone.method.simulation.CaseSimulationInput;
import org.lodestone.method.simulation.SimulatedCase;
import org.lodestone.phantom.internal.DemonstrationCase;

class CaseSimulationTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(CaseSimulationTest.class.getClassLoader());

    @TempDir
    Path folder;

    private static Outcome<SimulatedCase> simulate(Path where, long seed, Execution execution, MethodRegistry methods) {
        DemonstrationCase method = new DemonstrationCase(SyntheticPack::smallProtocol);
        return method.run(new CaseSimulationInput(new SyntheticPack(), where, seed, methods),
                Parameters.of(method.parameters(), Map.of("volumes", 20)), execution);
    }

    private static Outcome<SimulatedCase> simulate(Path where, long seed, int threads) {
        return simulate(where, seed, new Execution(new Parallel(threads), Progress.NONE), METHODS);
    }

    private static Map<String, String> hashes(Path root) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                hashes.put(root.relativize(file).toString(), Sha256.of(file));
            }
        }
        return hashes;
    }

    @Test
    void theSameSeedGivesTheSameBytesAtAnyThreadCount() throws IOException {
        simulate(folder.resolve("a"), 11, 1).orThrow();
        simulate(folder.resolve("b"), 11, 2).orThrow();
        simulate(folder.resolve("c"), 12, 2).orThrow();
        assertEquals(hashes(folder.resolve("a")), hashes(folder.resolve("b")));
        String run = "bids/sub-demo/func/sub-demo_task-rest_bold.nii.gz";
        assertFalse(hashes(folder.resolve("a")).get(run).equals(hashes(folder.resolve("c")).get(run)));
    }

    @Test
    void theDatasetIsCompleteSaysThatItIsSimulatedAndDoesNotHoldTheTruth() throws IOException {
        SimulatedCase made = simulate(folder, 11, 2).orThrow();
        assertEquals(List.of("README", "dataset_description.json", "participants.json", "participants.tsv",
                "sub-demo/anat/sub-demo_T1w.json", "sub-demo/anat/sub-demo_T1w.nii.gz",
                "sub-demo/func/sub-demo_task-rest_bold.json", "sub-demo/func/sub-demo_task-rest_bold.nii.gz"),
                List.copyOf(hashes(made.dataset()).keySet()));
        ObjectMapper json = new ObjectMapper();
        JsonNode description = json.readTree(made.dataset().resolve("dataset_description.json").toFile());
        assertTrue(description.get("Name").asText().contains("SIMULATED"));
        JsonNode run = json.readTree(made.dataset().resolve("sub-demo/func/sub-demo_task-rest_bold.json").toFile());
        assertTrue(run.get("Simulated").asBoolean());
        assertEquals(2, run.get("RepetitionTime").asDouble());
        assertEquals("rest", run.get("TaskName").asText());
        assertEquals(20, run.get("SliceTiming").size());

        JsonNode truth = json.readTree(made.truthFile().toFile());
        assertEquals(folder, made.truthFile().getParent());
        assertEquals(20, truth.get("motion").get("referenceToVolume").size());
        assertEquals(made.peak().mm().x(), truth.get("peak").get("nativeMm").get(0).asDouble(), 0);
        assertTrue(truth.get("peak").get("templateMm").get(0).asDouble() < 0);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of("bids", "truth.json"), left.map(p -> p.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void theImagesComeBackWithTheGeometryThatWasSimulated() {
        SimulatedCase made = simulate(folder, 11, 2).orThrow();
        SimulatedPatient patient = SimulatedPatient.draw(SyntheticPack.template(), "demo", SyntheticPack.smallProtocol(20),
                new RandomStreams(11), 0.01, Execution.unobserved());
        StoredImage t1w = read(made.dataset().resolve("sub-demo/anat/sub-demo_T1w.nii.gz"));
        StoredImage bold = read(made.dataset().resolve("sub-demo/func/sub-demo_task-rest_bold.nii.gz"));
        assertTrue(t1w.grid().in(patient.t1wGrid().frame()).sameAs(patient.t1wGrid()));
        assertTrue(bold.grid().in(patient.boldGrid().frame()).sameAs(patient.boldGrid()));
        assertEquals(20, bold.volumes());
        assertArrayEquals(patient.scanStructure(Execution.unobserved()).toFloats(), t1w.voxels().toFloats());
    }

    private static StoredImage read(Path file) {
        VolumeReader reader = METHODS.all(VolumeReader.class).stream().filter(r -> r.accepts(file)).findFirst().orElseThrow();
        return reader.run(file, Parameters.defaults(reader.parameters()), Execution.unobserved()).orThrow();
    }

    @Test
    void anEarlierSimulationIsReplacedAndRealDataIsNot() throws IOException {
        simulate(folder, 11, 2).orThrow();
        simulate(folder, 12, 2).orThrow();
        assertTrue(Files.readString(folder.resolve("truth.json")).contains("\"seed\" : 12"));
        Files.writeString(folder.resolve("bids/dataset_description.json"), "{\"Name\": \"patients of the ward\"}");
        Map<String, String> before = hashes(folder);
        Outcome<SimulatedCase> refused = simulate(folder, 13, 2);
        assertInstanceOf(Outcome.Refused.class, refused);
        assertEquals("LS-PHANTOM-004", refused.findings().getFirst().code());
        assertEquals(before, hashes(folder));
    }

    @Test
    void whenCancelledOrRefusedNothingIsLeftBehind() throws IOException {
        Progress stopsSoon = new Progress() {
            private volatile double reached;

            @Override
            public void report(double fraction, String activity) {
                reached = fraction;
            }

            @Override
            public boolean isCancelled() {
                return reached > 0.5;
            }
        };
        assertThrows(CancelledException.class,
                () -> simulate(folder.resolve("x"), 11, new Execution(new Parallel(2), stopsSoon), METHODS));
        assertEquals(Map.of(), hashes(folder.resolve("x")));
        try (Stream<Path> left = Files.list(folder.resolve("x"))) {
            assertEquals(0, left.count());
        }
        Outcome<SimulatedCase> refused =
                simulate(folder.resolve("y"), 11, Execution.unobserved(), new MethodRegistry(List.of()));
        assertEquals("LS-PHANTOM-001", refused.findings().getFirst().code());
        assertFalse(Files.exists(folder.resolve("y")));
        Path file = Files.writeString(folder.resolve("z"), "a file");
        assertEquals("LS-PHANTOM-003", simulate(file, 11, 2).findings().getFirst().code());
    }

    @Test
    void progressNeverGoesBack() {
        double[] last = {0};
        Progress watching = new Progress() {
            @Override
            public synchronized void report(double fraction, String activity) {
                assertTrue(fraction >= last[0] - 1e-12, activity + ": " + fraction + " after " + last[0]);
                last[0] = fraction;
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        simulate(folder, 11, new Execution(new Parallel(2), watching), METHODS).orThrow();
        assertEquals(1, last[0]);
    }
}
