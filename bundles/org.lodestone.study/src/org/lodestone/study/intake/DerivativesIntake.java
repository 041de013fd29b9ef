package org.lodestone.study.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;
import org.lodestone.study.bids.BidsDataset;

/** Results of another program, fMRIPrep for instance: kept as they are below {@code derivatives}, so that work can start at them. */
final class DerivativesIntake {

    private DerivativesIntake() {
    }

    static void bring(IntakeJob job, Path source, Execution execution) throws IOException {
        BidsDataset dataset = BidsDataset.open(source);
        Path description = source.resolve("dataset_description.json");
        ObjectNode json = Files.isRegularFile(description) ? JsonFile.read(description) : JsonFile.object();
        if (job.request().subject().filter(subject -> !dataset.participants().contains(subject)).isPresent()) {
            throw new RefusedException(IntakeTrouble.at("LS-IMPORT-004", source + " has no sub-" + job.request().subject().get() + ".",
                    "Name one of " + dataset.participants() + "; derivatives keep their labels.", source));
        }
        String pipeline = json.path("GeneratedBy").path(0).path("Name").asText("preprocessed").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "");
        String folder = "derivatives/" + (pipeline.isEmpty() ? "preprocessed" : pipeline) + "/";
        List<Path> files;
        try (Stream<Path> walk = Files.walk(dataset.root())) {
            files = walk.filter(Files::isRegularFile).filter(file -> isWanted(job.request().subject(), dataset.root().relativize(file)))
                    .sorted().toList();
        }
        int done = 0;
        for (Path file : files) {
            execution.progress().check();
            String target = folder + dataset.root().relativize(file).toString().replace('\\', '/');
            Path there = job.store().root().resolve(target);
            if (Files.isRegularFile(there) && Files.mismatch(file, there) < 0) {
                job.leaveOut(target, "it is in the store already");
            } else {
                job.copy(file, target, false);
            }
            execution.progress().report((double) ++done / files.size(), "Copying derivatives");
        }
        if (!Files.isRegularFile(description) && !job.transaction().isTaken(folder + "dataset_description.json")) {
            ObjectNode made = JsonFile.object();
            made.put("Name", "Preprocessed scans").put("BIDSVersion", "1.9.0").put("DatasetType", "derivative");
            made.putArray("GeneratedBy").addObject().put("Name", "preprocessed");
            job.sidecar(made, folder + "dataset_description.json", Identity.UNKNOWN);
            job.say(Finding.warning("LS-IMPORT-015", source + " does not say which program made it.",
                    "Add a dataset_description.json with GeneratedBy.").with("file", source));
        }
        dataset.participants().stream().filter(label -> job.request().subject().map(label::equals).orElse(true))
                .forEach(label -> job.participant(label, Map.of()));
        job.source("derivatives", pipeline, files.size(), SourceHash.of(files, execution));
    }

    /** Files of the participants and the few at the root; no logs, which name machines and accounts. */
    private static boolean isWanted(Optional<String> subject, Path relative) {
        String first = relative.getName(0).toString();
        if (relative.getNameCount() == 1) {
            return first.endsWith(".json") || first.endsWith(".tsv");
        }
        return subject.map(label -> first.equals("sub-" + label)).orElse(first.startsWith("sub-"))
                && !relative.toString().contains("/log") && !relative.toString().contains("\\log");
    }
}
