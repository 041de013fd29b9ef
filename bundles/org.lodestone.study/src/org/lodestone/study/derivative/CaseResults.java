package org.lodestone.study.derivative;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Sha256;

/**
 * The results of one participant on disk, found from whatever a person points at.
 *
 * @param label participant without {@code sub-}
 * @param folder of the participant's results, {@code .../sub-L}
 * @param targets file of targets
 */
public record CaseResults(String label, Path folder, Path targets) {

    private static final String TARGETS = "_desc-tms_targets.json";
    private static final int DEPTH = 7;
    private static final int PARENTS = 6;

    /**
     * @param place a file of targets, a participant's folder, a derivative dataset, a BIDS dataset or a folder that holds them
     * @param label which participant, without {@code sub-}; needed only where there are several
     * @return that participant's results
     * @throws RefusedException when there is none or several
     */
    public static CaseResults find(Path place, Optional<String> label) {
        if (Files.isRegularFile(place)) {
            return of(place.toAbsolutePath().normalize());
        }
        List<Path> found;
        try (Stream<Path> files = Files.walk(place, DEPTH)) {
            found = files.filter(file -> file.getFileName().toString().endsWith(TARGETS))
                    .filter(file -> label.map(l -> file.getFileName().toString().equals("sub-" + l + TARGETS)).orElse(true))
                    .map(file -> file.toAbsolutePath().normalize()).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-CASE-020", place + " cannot be read: " + e.getMessage() + ".",
                    "Give the folder of a case, or its file sub-*" + TARGETS + "."));
            refusal.initCause(e);
            throw refusal;
        }
        if (found.size() != 1) {
            throw new RefusedException(Finding.error("LS-CASE-021",
                    place + (found.isEmpty() ? " holds no targets" : " holds targets of " + found.size() + " participants")
                            + label.map(l -> " of sub-" + l).orElse("") + ".",
                    found.isEmpty() ? "Run the job on it first." : "Say which one with --participant-label, or name the file of targets."));
        }
        return of(found.getFirst());
    }

    private static CaseResults of(Path targets) {
        String name = targets.getFileName().toString();
        String label = name.startsWith("sub-") && name.endsWith(TARGETS) ? name.substring(4, name.length() - TARGETS.length()) : "case";
        Path parent = targets.getParent();
        return new CaseResults(label, "func".equals(String.valueOf(parent.getFileName())) ? parent.getParent() : parent, targets);
    }

    /**
     * The structural scan that the targets were found in, recognised by its hash.
     *
     * @param stored what was read from {@link #targets()}
     * @return the scan as it was imported; empty when it does not lie beside the results any more
     * @throws RefusedException when the file at its place is another one
     */
    public Optional<Path> structuralScan(StoredTargets stored) {
        for (Source source : stored.sources()) {
            if (source.path().matches(".*_T1w\\.nii(\\.gz)?")) {
                return locate(source).map(file -> checked(file, source));
            }
        }
        return Optional.empty();
    }

    /** @return where an input lies: relative to a folder above the results, or to a dataset beside them */
    public Optional<Path> locate(Source source) {
        Path above = folder;
        for (int i = 0; i < PARENTS && above != null; i++, above = above.getParent()) {
            for (String dataset : List.of("", "bids", "rawdata")) {
                Path file = above.resolve(dataset).resolve(source.path());
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static Path checked(Path file, Source source) {
        try {
            if (Sha256.of(file).equals(source.sha256())) {
                return file;
            }
        } catch (IOException e) {
            throw DerivativeFolder.unreadable(file, e);
        }
        throw new RefusedException(Finding.error("LS-CASE-022", file + " is not the scan that the targets were found in: its content changed.",
                "Bring the scan back, or run the job again on the new one."));
    }
}
