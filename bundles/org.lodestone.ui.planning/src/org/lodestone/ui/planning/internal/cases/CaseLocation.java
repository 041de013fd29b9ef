package org.lodestone.ui.planning.internal.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;

/**
 * Where a participant's scans and results lie.
 *
 * @param folder that was opened
 * @param label participant without {@code sub-}
 * @param dataset raw BIDS dataset, when there is one
 * @param resultsRoot derivative dataset to which results go
 */
public record CaseLocation(Path folder, String label, Optional<Path> dataset, Path resultsRoot) {

    /** @return the participant's folder of results, when it exists */
    public Optional<Path> results() {
        Path results = resultsRoot.resolve("sub-" + label);
        return Files.isDirectory(results) ? Optional.of(results) : Optional.empty();
    }

    /** @return the file of targets, when the job has run */
    public Optional<Path> targetsFile() {
        return results().map(r -> r.resolve("func/sub-" + label + "_desc-tms_targets.json")).filter(Files::isRegularFile);
    }

    /**
     * Finds the participants of a folder: a BIDS dataset with or without derivatives, a folder that holds {@code bids} and
     * {@code derivatives} as the demonstration makes it, or a derivative dataset alone. Reads directories; not for the user interface's
     * thread.
     *
     * @param folder any folder
     * @return its participants, sorted; refused when there is none
     */
    public static Outcome<List<CaseLocation>> find(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Optional<Path> dataset = Stream.of(root, root.resolve("bids")).filter(CaseLocation::holdsScans).findFirst();
            Path results = Stream.of(root.resolve("derivatives/lodestone"), root.resolve("derivatives"), root)
                    .filter(CaseLocation::holdsTargets).findFirst()
                    .orElse(dataset.filter(root::equals).isPresent() ? root.resolve("derivatives/lodestone") : root.resolve("derivatives"));
            TreeSet<String> labels = new TreeSet<>(labels(results));
            if (dataset.isPresent()) {
                labels.addAll(labels(dataset.get()));
            }
            if (labels.isEmpty()) {
                return Outcome.refused(Finding.error("LS-CASE-010", root + " holds no sub-* folder.",
                        "Open a BIDS dataset, its derivatives, or the folder of a demonstration case."));
            }
            List<CaseLocation> cases = new ArrayList<>();
            labels.forEach(label -> cases.add(new CaseLocation(
                    root, label, dataset.filter(d -> Files.isDirectory(d.resolve("sub-" + label))), results)));
            return Outcome.done(List.copyOf(cases));
        } catch (IOException | UncheckedIOException e) {
            return Outcome.refused(Finding.error("LS-CASE-011", root + " cannot be read: " + e.getMessage() + ".",
                    "Check that the folder exists and that you may read it."));
        }
    }

    private static boolean holdsScans(Path folder) {
        return anyFile(folder, "_T1w.nii") && !holdsTargets(folder);
    }

    private static boolean holdsTargets(Path folder) {
        return anyFile(folder, "_desc-tms_targets.json");
    }

    private static boolean anyFile(Path folder, String part) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> participants = Files.list(folder)) {
            return participants.filter(p -> p.getFileName().toString().startsWith("sub-")).anyMatch(p -> {
                try (Stream<Path> files = Files.walk(p, 4)) {
                    return files.anyMatch(f -> f.getFileName().toString().contains(part));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> labels(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).map(c -> c.getFileName().toString()).filter(n -> n.matches("sub-.+"))
                    .map(n -> n.substring(4)).toList();
        }
    }
}
