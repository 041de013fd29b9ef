package org.lodestone.phantom.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Parameters;
import org.lodestone.image.ElementType;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.file.VolumeWriter;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.phantom.SimulatedPatient;

/**
 * The files of the dataset, as BIDS 1.9 lays them out. None of them tells the truth about the patient.
 *
 * @param root of the dataset
 * @param label participant label without {@code sub-}
 * @param patient whose scans are written
 * @param source name of the atlas pack he was made from
 * @param writer of the images
 */
record DatasetFiles(Path root, String label, SimulatedPatient patient, String source, VolumeWriter writer) {

    private static final String NOTICE = "Simulated data, not a person. Not for clinical use.";

    /** Writes what concerns the whole dataset. */
    void writeDescription() throws IOException {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("Name", CaseFolder.MARK + " demonstration case for TMS targeting (not a person)");
        description.put("BIDSVersion", "1.9.0");
        description.put("DatasetType", "raw");
        description.put("License", "Derived from the template in " + source + "; see the licence of that package");
        description.put("Authors", List.of("Lodestone simulation"));
        description.put("GeneratedBy", List.of(Map.of("Name", "Lodestone")));
        description.put("Simulated", true);
        Json.write(root.resolve("dataset_description.json"), description);
        text("participants.tsv", "participant_id\tage\tsex\tgroup\nsub-" + label + "\tn/a\tn/a\tsimulated\n");
        text("participants.json", """
                {
                  "group": {
                    "Description": "Kind of participant",
                    "Levels": { "simulated": "Made by a program; no person was scanned" }
                  }
                }
                """);
        text("README", """
                SIMULATED DEMONSTRATION CASE
                ============================

                No person was scanned. The head is the template of the atlas pack "%s", turned, resized and
                smoothly bent, seen by a simulated scanner. The functional run holds tissue contrast, head motion,
                drift, breathing, heartbeat, network activity and noise, all drawn from one seed. Slices are
                excited one after the other (SliceTiming). There is no geometric distortion.

                Not for clinical use.
                """.formatted(source));
    }

    /** Writes the structural scan. */
    void writeStructure(Volume t1w, Execution execution) throws IOException {
        Path folder = Files.createDirectories(root.resolve("sub-" + label).resolve("anat"));
        Map<String, Object> sidecar = scanner("MPRAGE");
        sidecar.put("RepetitionTime", 2.3);
        sidecar.put("EchoTime", 0.00298);
        sidecar.put("InversionTime", 0.9);
        sidecar.put("FlipAngle", 9);
        String name = "sub-" + label + "_T1w";
        Json.write(folder.resolve(name + ".json"), sidecar);
        write(new WriteRequest(folder.resolve(name + ".nii.gz"), t1w.grid(), 1, 0, t1w.voxels(), ElementType.INT16, NOTICE), execution);
    }

    /** Writes the functional run. */
    void writeFunction(Series bold, Execution execution) throws IOException {
        Path folder = Files.createDirectories(root.resolve("sub-" + label).resolve("func"));
        Map<String, Object> sidecar = scanner("EPI");
        sidecar.put("TaskName", "rest");
        sidecar.put("Instructions", "Keep still, eyes open.");
        sidecar.put("RepetitionTime", bold.trSeconds());
        sidecar.put("EchoTime", 0.03);
        sidecar.put("FlipAngle", 77);
        sidecar.put("SliceTiming", patient.slices().offsetsSeconds());
        sidecar.put("SliceEncodingDirection", "k");
        sidecar.put("PhaseEncodingDirection", "j");
        sidecar.put("EffectiveEchoSpacing", 0.00051);
        sidecar.put("NumberOfVolumesDiscardedByScanner", 4);
        String name = "sub-" + label + "_task-rest_bold";
        Json.write(folder.resolve(name + ".json"), sidecar);
        write(new WriteRequest(folder.resolve(name + ".nii.gz"), bold.grid(), bold.length(), bold.trSeconds(), bold.voxels(),
                ElementType.INT16, NOTICE), execution);
    }

    private static Map<String, Object> scanner(String sequence) {
        Map<String, Object> sidecar = new LinkedHashMap<>();
        sidecar.put("Simulated", true);
        sidecar.put("Manufacturer", "Lodestone simulation");
        sidecar.put("Modality", "MR");
        sidecar.put("MagneticFieldStrength", 3);
        sidecar.put("PulseSequenceType", sequence);
        return sidecar;
    }

    private void write(WriteRequest request, Execution execution) {
        writer.run(request, Parameters.defaults(writer.parameters()), execution).orThrow();
    }

    private void text(String name, String content) throws IOException {
        Files.write(root.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }
}
