package org.lodestone.study.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.bids.BidsScan;
import org.lodestone.study.store.StoredCase;

/** A raw dataset: its participants with all their scans, events and tables; metadata inherited from above are written beside each scan. */
final class BidsIntake {

    private BidsIntake() {
    }

    static void bring(IntakeJob job, Path source, Execution execution) throws IOException {
        BidsDataset dataset = BidsDataset.open(source);
        List<String> labels = dataset.participants();
        Optional<String> subject = job.request().subject();
        if (subject.isPresent() && labels.size() > 1) {
            labels = labels.stream().filter(subject.get()::equals).toList();
            if (labels.isEmpty()) {
                throw new RefusedException(IntakeTrouble.at("LS-IMPORT-004", source + " has several participants and none is sub-"
                        + subject.get() + ".", "Leave --subject out, or name one of " + dataset.participants() + ".", source));
            }
        }
        Path table = source.resolve("participants.tsv");
        Map<String, Map<String, String>> columns = Files.isRegularFile(table) ? DatasetFiles.read(table) : Map.of();
        List<Path> used = new ArrayList<>();
        for (String label : labels) {
            execution.progress().check();
            String to = labels.size() == 1 ? subject.orElse(label) : label;
            used.addAll(new Participant(job, dataset, label, to).bring());
            job.participant(to, job.request().deidentify() ? Map.of() : columns.getOrDefault("sub-" + label, Map.of()));
            execution.progress().report((double) used.size() / (used.size() + 1), "Copying sub-" + to);
        }
        job.source("bids", "", used.size(), SourceHash.of(used, execution));
    }

    private record Participant(IntakeJob job, BidsDataset dataset, String label, String to) {

        List<Path> bring() throws IOException {
            refuseMixture();
            List<Path> used = new ArrayList<>();
            Set<Path> sidecars = new HashSet<>();
            for (BidsScan scan : dataset.scans(label)) {
                String target = target(scan.file());
                Path own = scan.file().resolveSibling(scan.name().stem() + ".json");
                sidecars.add(own);
                if (isThere(scan.file(), target)) {
                    continue;
                }
                job.copy(scan.file(), target, false);
                used.add(scan.file());
                ObjectNode json = scan.sidecar().deepCopy();
                if (dataset.isSimulated()) {
                    json.put("Simulated", true);
                }
                if (!json.isEmpty()) {
                    job.sidecar(renamed(json), target.substring(0, target.length() - scan.name().extension().length()) + ".json",
                            Identity.UNKNOWN);
                }
                inheritedEvents(scan, target);
            }
            for (Path file : others()) {
                String name = file.getFileName().toString();
                if (!sidecars.contains(file) && !isThere(file, target(file))) {
                    if (job.request().deidentify() && name.endsWith("_scans.tsv")) {
                        job.leaveOut("the table of scan times", "the import is de-identified");
                    } else {
                        table(file);
                        used.add(file);
                    }
                }
            }
            return used;
        }

        private void refuseMixture() {
            List<String> sessions = dataset.scans(label).stream().flatMap(scan -> scan.name().entity("ses").stream()).distinct().toList();
            Optional<StoredCase> known = job.known(to);
            if (known.isPresent() && known.get().sessions().isEmpty() != sessions.isEmpty()) {
                job.refuseMixedSessions(to, sessions.stream().findFirst());
            }
        }

        private List<Path> others() throws IOException {
            try (Stream<Path> files = Files.walk(dataset.root().resolve("sub-" + label))) {
                return files.filter(Files::isRegularFile).filter(file -> !SourceKind.isImage(file))
                        .filter(file -> file.getFileName().toString().startsWith("sub-" + label + "_")).sorted().toList();
            }
        }

        private String target(Path file) {
            return dataset.root().relativize(file).toString().replace('\\', '/').replace("sub-" + label + "/", "sub-" + to + "/")
                    .replace("sub-" + label + "_", "sub-" + to + "_");
        }

        /** The same scan again is nothing new; another one under the same name is refused when the transaction is committed. */
        private boolean isThere(Path file, String target) throws IOException {
            Path there = job.store().root().resolve(target);
            boolean same = Files.isRegularFile(there) && Files.mismatch(file, there) < 0;
            if (same) {
                job.leaveOut(target, "it is in the store already");
            }
            return same;
        }

        /** Tables name other files of the participant. */
        private void table(Path file) throws IOException {
            String target = target(file);
            if (label.equals(to) || !(file.toString().endsWith(".tsv") || file.toString().endsWith(".json"))) {
                job.copy(file, target, false);
            } else {
                Path scratch = job.transaction().scratch("renamed-" + label).resolve(file.getFileName());
                Files.writeString(scratch, replaced(Files.readString(file)));
                job.copy(scratch, target, false);
            }
        }

        private ObjectNode renamed(ObjectNode json) {
            if (label.equals(to)) {
                return json;
            }
            try {
                return (ObjectNode) new com.fasterxml.jackson.databind.ObjectMapper().readTree(replaced(json.toString()));
            } catch (com.fasterxml.jackson.core.JacksonException e) {
                throw new IllegalStateException("labels have letters and digits only", e);
            }
        }

        private String replaced(String text) {
            return text.replaceAll("sub-" + label + "(?![A-Za-z0-9])", "sub-" + to);
        }

        /** Events at the root apply to all runs of a task that have none of their own. */
        private void inheritedEvents(BidsScan scan, String target) throws IOException {
            Optional<String> task = scan.name().entity("task");
            if (!scan.name().suffix().equals("bold") || task.isEmpty()) {
                return;
            }
            Path shared = dataset.root().resolve("task-" + task.get() + "_events.tsv");
            Path own = scan.file().resolveSibling(scan.name().entityPrefix() + "_events.tsv");
            if (Files.isRegularFile(shared) && !Files.exists(own)) {
                job.copy(shared, target.substring(0, target.length() - ("_bold" + scan.name().extension()).length()) + "_events.tsv", false);
            }
        }
    }
}
