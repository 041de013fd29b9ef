package org.lodestone.study.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.method.dicom.SeriesRole;
import org.lodestone.testkit.MrSeries;
import org.lodestone.testkit.SharedData;

/** What is written passes the official validator of BIDS (npm package bids-validator). */
class BidsValidatorTest {

    private static final String CACHED = ".cache/lodestone/bids-validator-1.15.0/node_modules/.bin/bids-validator";

    @TempDir
    Path folder;

    private static Path validator() {
        String named = System.getenv("LODESTONE_BIDS_VALIDATOR");
        Path program = named == null ? Path.of(System.getProperty("user.home"), CACHED) : Path.of(named);
        Assumptions.assumeTrue(Files.isExecutable(program), "bids-validator is not installed (releng/test fetches it by npm)");
        return program;
    }

    /** @return errors by their keys; warnings are about what a dataset may lack */
    private List<String> errors(Path dataset, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(validator().toString(), dataset.toString(), "--json"));
        command.addAll(List.of(options));
        Path report = folder.resolve("report.json");
        new ProcessBuilder(command).redirectOutput(report.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(report));
        assertTrue(json.has("issues"), json.toString());
        List<String> errors = new ArrayList<>();
        for (JsonNode error : json.path("issues").path("errors")) {
            errors.add(error.path("key").asText() + " " + error.path("files").path(0).path("file").path("relativePath").asText());
        }
        return errors;
    }

    @Test
    void aStoreOfAllKindsOfSourcesIsValid() throws Exception {
        validator();
        Store.needConverter();
        Path scanner = folder.resolve("scanner");
        MrSeries.structural("Doe^Jane", "P1", 1, 2).write(scanner.resolve("1"));
        MrSeries.resting("Doe^Jane", "P1", 1, 3).write(scanner.resolve("2"));
        new MrSeries("Doe^Jane", "P1", 1, 4, "fmri_task-nback_AP", "EP", 4, 24).write(scanner.resolve("3"));
        new MrSeries("Doe^Jane", "P1", 1, 5, "topup PA", "EP", 4, 1).write(scanner.resolve("4"));
        MrSeries.structural("Doe^Jane", "P1", 2, 2).write(scanner.resolve("5"));
        Store store = new Store(folder.resolve("store"));
        store.bring(Store.request(Optional.empty(), Optional.empty(), Map.of(5, SeriesRole.FIELD_MAP), false, scanner), Store.METHODS)
                .orThrow();
        store.bring(Store.image(folder.resolve("t1.nii"), 1), Store.image(folder.resolve("run.nii"), 12)).orThrow();
        store.bring(dataset()).orThrow();
        store.bring(derivatives()).orThrow();
        Optional<Path> real = SharedData.folder().map(shared -> shared.resolve("data/dicom/nih/In/20180918Si")).filter(Files::isDirectory);
        if (real.isPresent()) {
            store.bring(Store.request(Optional.empty(), Optional.empty(), Map.of(), false, real.get()), Store.METHODS)
                    .orThrow();
            assertTrue(store.files().stream().anyMatch(file -> file.contains("/fmap/")), store.files().toString());
        }
        assertEquals(List.of(), errors(store.root()));
    }

    private Path dataset() throws IOException {
        Path source = folder.resolve("dataset");
        for (String session : List.of("a", "b")) {
            String head = "sub-7/ses-" + session + "/func/sub-7_ses-" + session + "_task-nback_run-1";
            Store.image(source.resolve(head + "_bold.nii"), 12);
            Files.writeString(source.resolve(head + "_events.tsv"), "onset\tduration\n5\t1\n");
        }
        Files.writeString(source.resolve("task-nback_bold.json"), "{\"RepetitionTime\": 2.0, \"TaskName\": \"nback\"}");
        Files.writeString(source.resolve("participants.tsv"), "participant_id\tage\nsub-7\t44\n");
        return source;
    }

    private Path derivatives() throws IOException {
        Path source = folder.resolve("fmriprep");
        String stem = "sub-7/ses-a/func/sub-7_ses-a_task-nback_run-1_space-MNI152NLin2009cAsym_desc-preproc_bold";
        Store.image(source.resolve(stem + ".nii.gz"), 12);
        Files.writeString(source.resolve(stem + ".json"), "{\"RepetitionTime\": 2.0, \"TaskName\": \"nback\", \"SkullStripped\": false}");
        Files.writeString(source.resolve("dataset_description.json"), "{\"Name\": \"fMRIPrep\", \"BIDSVersion\": \"1.4.0\", \"DatasetType\": "
                + "\"derivative\", \"GeneratedBy\": [{\"Name\": \"fMRIPrep\", \"Version\": \"23.2.0\"}]}");
        return source;
    }

    @Test
    void whatIsNotBidsIsFoundByTheValidator() throws Exception {
        Path bad = Files.createDirectories(folder.resolve("bad/sub-1/anat"));
        Files.writeString(folder.resolve("bad/dataset_description.json"), "{}");
        Store.image(bad.resolve("sub-1_T1.nii.gz"), 1);
        assertTrue(errors(folder.resolve("bad")).size() > 1);
    }
}
