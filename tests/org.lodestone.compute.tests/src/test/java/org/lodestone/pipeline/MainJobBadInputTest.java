package org.lodestone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Severity;
import org.lodestone.image.LabelMap;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasInfo;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.Template;

/** Each bad input ends with one clear line that names the file and the remedy, and nothing half-written. */
class MainJobBadInputTest {

    private static final String T1W = "sub-01/anat/sub-01_T1w.nii.gz";
    private static final String BOLD = "sub-01/func/sub-01_task-rest_bold.nii.gz";
    private static final String SIDECAR = "sub-01/func/sub-01_task-rest_bold.json";

    @TempDir
    private Path folder;
    private Path dataset;
    private TinyScans scans;

    @BeforeEach
    void aTinyDataset() throws IOException {
        dataset = folder.resolve("bids");
        scans = new TinyScans(dataset);
        scans.volume(T1W, 1);
        scans.volume(BOLD, 6);
        scans.text(SIDECAR, "{\"RepetitionTime\": 2.0}");
    }

    private void assertRefused(String code, String named) throws IOException {
        Path output = folder.resolve("out");

        Outcome<MainJobResult> outcome = run(output);

        assertInstanceOf(Outcome.Refused.class, outcome);
        List<Finding> errors = outcome.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.getFirst().code().matches(code), errors::toString);
        assertTrue(errors.getFirst().message().contains(Path.of(named).getFileName().toString()), errors::toString);
        assertFalse(errors.getFirst().remedy().isBlank());
        if (Files.exists(output)) {
            try (Stream<Path> left = Files.list(output)) {
                assertEquals(List.of(), left.toList(), "nothing half-written");
            }
        }
    }

    private Outcome<MainJobResult> run(Path output) {
        return MainJob.run(new MainJobRequest(dataset, output, "01", List.of(), GateThresholds.defaults(), new NoPack(),
                MethodRegistry.fromClassPath(getClass().getClassLoader()), "test"), Execution.unobserved());
    }

    @Test
    void aMissingT1wIsNamed() throws IOException {
        Files.delete(dataset.resolve(T1W));
        assertRefused("LS-SCAN-001", "sub-01");
    }

    @Test
    void aMissingRunIsNamed() throws IOException {
        Files.delete(dataset.resolve(BOLD));
        assertRefused("LS-SCAN-002", "sub-01");
    }

    @Test
    void aRunOfOneVolumeIsRefused() throws IOException {
        scans.volume(BOLD, 1);
        assertRefused("LS-SCAN-011", BOLD);
    }

    @Test
    void aT1wOfSeveralVolumesIsRefused() throws IOException {
        scans.volume(T1W, 3);
        assertRefused("LS-SCAN-010", T1W);
    }

    @Test
    void aRepetitionTimeOfZeroIsRefused() throws IOException {
        scans.text(SIDECAR, "{\"RepetitionTime\": 0}");
        assertRefused("LS-SCAN-012", BOLD);
    }

    @Test
    void aRepetitionTimeThatContradictsTheHeaderIsRefused() throws IOException {
        scans.text(SIDECAR, "{\"RepetitionTime\": 3.0}");
        assertRefused("LS-SCAN-014", BOLD);
    }

    @Test
    void notANumberInARunIsRefused() throws IOException {
        float[] values = scans.values(6);
        values[700] = Float.NaN;
        scans.volume(BOLD, 6, values);
        assertRefused("LS-SCAN-015", BOLD);
    }

    @Test
    void aConstantT1wIsRefused() throws IOException {
        float[] values = scans.values(1);
        Arrays.fill(values, 7);
        scans.volume(T1W, 1, values);
        assertRefused("LS-SCAN-016", T1W);
    }

    @Test
    void aCutGzipIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(dataset.resolve(BOLD));
        Files.write(dataset.resolve(BOLD), Arrays.copyOf(whole, whole.length / 2));
        assertRefused("LS-.*", BOLD);
    }

    @Test
    void aHeaderThatLiesAboutItsSizeIsRefused() throws IOException {
        scans.lyingHeader(T1W, 4000);
        assertRefused("LS-.*", T1W);
    }

    @Test
    void twoSessionsOfOneLabelAreRefused() throws IOException {
        scans.volume("sub-01/ses-1/anat/sub-01_ses-1_T1w.nii.gz", 1);
        scans.volume("sub-01/ses-01/anat/sub-01_ses-01_T1w.nii.gz", 1);
        assertRefused("LS-BIDS-005", "ses-");
    }

    @Test
    void anOutputFolderThatCannotBeMadeIsRefused() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file");

        Outcome<MainJobResult> outcome = run(occupied.resolve("out"));

        assertEquals("LS-CASE-001", outcome.findings().getLast().code());
        assertEquals("a file", Files.readString(occupied));
    }

    /** A pack that must not be reached: bad input is refused before any template is read. */
    private record NoPack() implements AtlasPack {

        @Override
        public String name() {
            return "none";
        }

        @Override
        public List<String> templates() {
            return List.of("none");
        }

        @Override
        public List<AtlasInfo> atlases() {
            return List.of();
        }

        @Override
        public Outcome<Template> template(String name, Execution execution) {
            throw new AssertionError("the input should have been refused before");
        }

        @Override
        public Outcome<LabelMap> atlas(String id, Execution execution) {
            throw new AssertionError("the input should have been refused before");
        }
    }
}
