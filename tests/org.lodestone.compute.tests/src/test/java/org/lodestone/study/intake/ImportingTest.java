package org.lodestone.study.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.method.dicom.SeriesRole;
import org.lodestone.study.JsonFile;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.bids.BidsScan;
import org.lodestone.testkit.MrSeries;

/** What a scanner or a lab hands over becomes cases with the names of BIDS and no names of patients. */
class ImportingTest {

    @TempDir
    Path folder;

    private Store store;
    private Path source;

    @BeforeEach
    void prepare() {
        store = new Store(folder.resolve("store"));
        source = folder.resolve("source");
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.findings().stream().map(Finding::code).toList();
    }

    @Test
    void aStudyBecomesACaseAndTheLocaliserIsLeftOut() throws IOException {
        Store.needConverter();
        MrSeries.structural("Doe^Jane", "P1", 1, 2).write(source.resolve("a"));
        MrSeries.resting("Doe^Jane", "P1", 1, 3).write(source.resolve("b"));
        new MrSeries("Doe^Jane", "P1", 1, 1, "localizer", "GR", 3, 1).write(source.resolve("c"));
        ImportResult result = store.bring(source).orThrow();
        assertEquals(List.of("01"), result.cases());
        assertEquals(List.of("sub-01/anat/sub-01_T1w.json", "sub-01/anat/sub-01_T1w.nii.gz", "sub-01/func/sub-01_task-rest_bold.json",
                "sub-01/func/sub-01_task-rest_bold.nii.gz"), store.files());
        assertEquals(List.of("series 1 localizer"), result.leftOut().stream().map(ImportResult.LeftOut::what).toList());
        BidsScan run = BidsDataset.open(store.root()).scans("01").get(1);
        assertEquals(2.0, run.repetitionTimeSeconds().orElseThrow());
        assertEquals("rest", run.sidecar().path("TaskName").asText());
        assertEquals(List.of(), store.check());
        assertTrue(Files.readString(store.root().resolve("participants.tsv")).contains("sub-01"));
    }

    @Test
    void thePatientsNameIsNowhereInTheStoreNorInWhatIsSaid() throws IOException {
        Store.needConverter();
        MrSeries.structural("Zebrowski^Quentin", "HOSP-4711", 1, 2).write(source);
        new MrSeries("Zebrowski^Quentin", "HOSP-4711", 1, 3, "rest quentin zebrowski", "EP", 4, 24).write(source);
        Outcome<ImportResult> outcome = store.bring(source);
        String said = outcome.toString();
        outcome.orThrow();
        for (String word : List.of("zebrowski", "quentin", "hosp-4711")) {
            assertFalse(said.toLowerCase(Locale.ROOT).contains(word), said);
            try (Stream<Path> files = Files.walk(store.root())) {
                for (Path file : files.toList()) {
                    assertFalse(file.getFileName().toString().toLowerCase(Locale.ROOT).contains(word), file.toString());
                    if (Files.isRegularFile(file)) {
                        assertFalse(content(file).toLowerCase(Locale.ROOT).contains(word), file + " holds " + word);
                    }
                }
            }
        }
    }

    private static String content(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file); InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void deidentifiedSidecarsHoldNoDatePlaceOrFreeText() throws IOException {
        Store.needConverter();
        MrSeries.resting("Doe^Jane", "P1", 1, 3).write(source);
        store.bring(Store.request(Optional.of("x7"), true, source), Store.METHODS).orThrow();
        String json = Files.readString(store.root().resolve("sub-x7/func/sub-x7_task-rest_bold.json"));
        for (String field : List.of("AcquisitionTime", "SeriesDescription", "ProtocolName", "Institution", "DeviceSerialNumber")) {
            assertFalse(json.contains(field), json);
        }
        assertTrue(json.contains("RepetitionTime"), json);
        byte[] head = content(store.root().resolve("sub-x7/func/sub-x7_task-rest_bold.nii.gz")).substring(148, 252)
                .getBytes(StandardCharsets.ISO_8859_1);
        assertArrayEquals(new byte[104], head);
    }

    @Test
    void aPatientKeepsTheLabelAndSecondStudiesBecomeSessions() throws IOException {
        Store.needConverter();
        MrSeries.structural("Doe^Jane", "P1", 1, 2).write(source.resolve("p1"));
        MrSeries.structural("Roe^Rick", "P2", 1, 2).write(source.resolve("p2"));
        MrSeries.structural("Roe^Rick", "P2", 2, 2).write(source.resolve("p2-later"));
        store.bring(source).orThrow();
        assertEquals(List.of("sub-01/anat/sub-01_T1w.nii.gz", "sub-02/ses-01/anat/sub-02_ses-01_T1w.nii.gz",
                "sub-02/ses-02/anat/sub-02_ses-02_T1w.nii.gz"), store.files().stream().filter(path -> path.endsWith("gz")).toList());
        MrSeries.structural("Roe^Rick", "P2", 3, 2).write(folder.resolve("later"));
        assertEquals(List.of("02"), store.bring(folder.resolve("later")).orThrow().cases());
        assertTrue(store.files().contains("sub-02/ses-03/anat/sub-02_ses-03_T1w.nii.gz"));
        assertEquals(List.of(), store.check());
    }

    @Test
    void scansOfTwoPatientsAreNotMixed() throws IOException {
        Store.needConverter();
        MrSeries.structural("Doe^Jane", "P1", 1, 2).write(source.resolve("p1"));
        store.bring(Store.request(Optional.of("a"), false, source.resolve("p1")), Store.METHODS).orThrow();
        MrSeries.structural("Roe^Rick", "P2", 1, 2).write(source.resolve("p2"));
        int rows = store.rows();
        assertEquals(List.of("LS-IMPORT-005"),
                codes(store.bring(Store.request(Optional.of("a"), false, source.resolve("p2")), Store.METHODS)));
        MrSeries.structural("Doe^Jane", "P1", 2, 2).write(source.resolve("p1-again"));
        assertEquals(List.of("LS-IMPORT-005"),
                codes(store.bring(Store.request(Optional.of("b"), false, source.resolve("p1-again")), Store.METHODS)));
        assertEquals(List.of("LS-IMPORT-004"), codes(store.bring(Store.request(Optional.of("c"), false, source), Store.METHODS)));
        assertEquals(rows, store.rows());
    }

    @Test
    void theSameSeriesComesInOnce() throws IOException {
        Store.needConverter();
        MrSeries.structural("Doe^Jane", "P1", 1, 2).write(source);
        store.bring(source).orThrow();
        Outcome<ImportResult> again = store.bring(source);
        assertEquals(List.of("LS-IMPORT-003"), codes(again));
        assertTrue(again.findings().getFirst().message().contains("in the store already"));
    }

    @Test
    void aPersonMayChooseTheRoleAndRepeatedScansAreRuns() throws IOException {
        Store.needConverter();
        new MrSeries("Doe^Jane", "P1", 1, 4, "what is this", "GR", 8, 1).write(source);
        MrSeries.structural("Doe^Jane", "P1", 1, 5).write(source);
        store.bring(Store.request(Optional.of("a"), Optional.of("pre"), Map.of(4, SeriesRole.T1W), false, source), Store.METHODS).orThrow();
        assertEquals(List.of("sub-a/ses-pre/anat/sub-a_ses-pre_run-1_T1w.nii.gz", "sub-a/ses-pre/anat/sub-a_ses-pre_run-2_T1w.nii.gz"),
                store.files().stream().filter(path -> path.endsWith("gz")).toList());
    }

    @Test
    void anImageFileComesWithItsSidecarAndEvents() throws IOException {
        Path run = Store.image(source.resolve("JaneDoe_bold.nii.gz"), 12);
        Files.writeString(source.resolve("JaneDoe_bold.json"), "{\"RepetitionTime\": 2.0, \"SliceTiming\": [0, 0.5, 1, 1.5]}");
        Files.writeString(source.resolve("JaneDoe_events.tsv"), "onset\tduration\n1\t2\n");
        Path head = Store.image(source.resolve("JaneDoe_t1.nii"), 1);
        store.bring(run, head).orThrow();
        assertEquals(List.of("sub-01/anat/sub-01_T1w.json", "sub-01/anat/sub-01_T1w.nii", "sub-01/func/sub-01_task-unnamed_bold.json",
                "sub-01/func/sub-01_task-unnamed_bold.nii.gz", "sub-01/func/sub-01_task-unnamed_events.tsv"), store.files());
        assertEquals(-1, Files.mismatch(head, store.root().resolve("sub-01/anat/sub-01_T1w.nii")));
        assertEquals(4, BidsDataset.open(store.root()).scans("01").get(1).sliceTimesSeconds().size());
    }

    @Test
    void aDatasetKeepsItsSessionsRunsEventsAndInheritedMetadata() throws IOException {
        for (String session : List.of("a", "b")) {
            for (int run = 1; run <= 2; run++) {
                Store.image(source.resolve("sub-7/ses-" + session + "/func/sub-7_ses-" + session + "_task-nback_run-" + run + "_bold.nii.gz"), 3);
            }
            Store.image(source.resolve("sub-7/ses-" + session + "/anat/sub-7_ses-" + session + "_T1w.nii.gz"), 1);
        }
        Files.writeString(source.resolve("sub-7/ses-a/func/sub-7_ses-a_task-nback_run-1_events.tsv"), "onset\tduration\n5\t1\n");
        Files.writeString(source.resolve("task-nback_events.tsv"), "onset\tduration\n1\t2\n");
        Files.writeString(source.resolve("task-nback_bold.json"), "{\"RepetitionTime\": 2.0, \"TaskName\": \"nback\"}");
        Files.writeString(source.resolve("participants.tsv"), "participant_id\tage\nsub-7\t44\n");
        Files.writeString(source.resolve("dataset_description.json"), "{\"Name\": \"x\", \"BIDSVersion\": \"1.8.0\"}");
        store.bring(Store.request(Optional.of("k3"), false, source), Store.METHODS).orThrow();
        List<String> files = store.files();
        assertEquals(6, files.stream().filter(path -> path.endsWith(".nii.gz")).count());
        assertEquals(4, files.stream().filter(path -> path.endsWith("_events.tsv")).count());
        assertTrue(files.contains("sub-k3/ses-b/func/sub-k3_ses-b_task-nback_run-2_bold.json"), files.toString());
        assertEquals("onset\tduration\n5\t1\n",
                Files.readString(store.root().resolve("sub-k3/ses-a/func/sub-k3_ses-a_task-nback_run-1_events.tsv")));
        assertEquals(2.0, JsonFile.read(store.root().resolve("sub-k3/ses-b/func/sub-k3_ses-b_task-nback_run-2_bold.json"))
                .path("RepetitionTime").asDouble());
        assertEquals("participant_id\tage\nsub-k3\t44\n", Files.readString(store.root().resolve("participants.tsv")));
        Outcome<ImportResult> again = store.bring(Store.request(Optional.of("k3"), false, source), Store.METHODS);
        assertFalse(again.isDone());
    }

    @Test
    void derivativesOfAnotherProgramLieBesideTheScans() throws IOException {
        String stem = "sub-7/func/sub-7_task-rest_space-MNI152NLin2009cAsym_desc-preproc_bold";
        Store.image(source.resolve(stem + ".nii.gz"), 3);
        Files.writeString(source.resolve(stem + ".json"), "{\"RepetitionTime\": 2.0}");
        Files.writeString(source.resolve("sub-7/func/sub-7_task-rest_desc-confounds_timeseries.tsv"), "csf\n1\n2\n3\n");
        Files.writeString(source.resolve("dataset_description.json"), "{\"Name\": \"fMRIPrep\", \"BIDSVersion\": \"1.4.0\", \"DatasetType\": "
                + "\"derivative\", \"GeneratedBy\": [{\"Name\": \"fMRIPrep\", \"Version\": \"23.2.0\"}]}");
        store.bring(source).orThrow();
        assertTrue(store.files().contains("derivatives/fmriprep/" + stem + ".nii.gz"), store.files().toString());
        assertTrue(store.files().contains("derivatives/fmriprep/sub-7/func/sub-7_task-rest_desc-confounds_timeseries.tsv"));
        assertEquals(List.of(), store.check());
    }
}
