package org.lodestone.study.bids;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;

/**
 * A raw BIDS dataset.
 *
 * @param root folder that holds {@code dataset_description.json} and {@code sub-*}
 */
public record BidsDataset(Path root) {

    private static final int DEEPEST = 4;

    /**
     * @param root folder of a dataset
     * @return the dataset
     * @throws RefusedException when the folder is missing or holds no participant
     */
    public static BidsDataset open(Path root) {
        if (!Files.isDirectory(root)) {
            throw new RefusedException(Finding.error("LS-BIDS-001", root + " is not a folder.", "Give the folder of a BIDS dataset."));
        }
        BidsDataset dataset = new BidsDataset(root.toAbsolutePath().normalize());
        if (dataset.participants().isEmpty()) {
            throw new RefusedException(Finding.error("LS-BIDS-002", root + " holds no sub-* folder.",
                    "Give the folder of a BIDS dataset, or import the scans first."));
        }
        return dataset;
    }

    /** @return participant labels without {@code sub-}, sorted */
    public List<String> participants() {
        return children(root, "sub-");
    }

    /**
     * All images of a participant, sorted by path.
     *
     * @param label without {@code sub-}
     * @return images of all sessions
     * @throws RefusedException when there is no such participant, or two sessions or images carry the same label
     */
    public List<BidsScan> scans(String label) {
        Path folder = root.resolve("sub-" + label);
        if (!participants().contains(label)) {
            throw new RefusedException(Finding.error("LS-BIDS-003", "There is no participant " + label + " in " + root + ".",
                    "Use one of " + participants() + "."));
        }
        refuseEqualSessions(folder);
        List<BidsScan> scans = new ArrayList<>();
        Map<String, Path> seen = new HashMap<>();
        for (Path file : images(folder)) {
            BidsName.parse(file).ifPresent(name -> {
                Path twin = seen.put(name.stem(), file);
                if (twin != null) {
                    throw new RefusedException(Finding.error("LS-BIDS-004", file + " carries the same label as " + twin + ".",
                            "Remove one of the two or give them different run labels."));
                }
                scans.add(new BidsScan(file, name, Sidecars.merged(root, file, name)));
            });
        }
        return List.copyOf(scans);
    }

    private static void refuseEqualSessions(Path participant) {
        Map<String, String> seen = new HashMap<>();
        for (String session : children(participant, "ses-")) {
            String plain = session.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
            String twin = seen.put(plain, session);
            if (twin != null) {
                throw new RefusedException(Finding.error("LS-BIDS-005",
                        participant + " holds two sessions with the same label: ses-" + twin + " and ses-" + session + ".",
                        "Rename or remove one of the two folders."));
            }
        }
        refuseRepeatedRows(participant);
    }

    private static void refuseRepeatedRows(Path participant) {
        Path table = participant.resolve(participant.getFileName() + "_sessions.tsv");
        if (!Files.isRegularFile(table)) {
            return;
        }
        try (Stream<String> lines = Files.lines(table)) {
            Map<String, Integer> count = new HashMap<>();
            lines.skip(1).map(line -> line.split("\t")[0]).forEach(session -> {
                if (!session.isBlank() && count.merge(session, 1, Integer::sum) > 1) {
                    throw new RefusedException(Finding.error("LS-BIDS-006", table + " lists the session " + session + " twice.",
                            "Remove one of the two rows."));
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(table, e);
        }
    }

    private static List<Path> images(Path participant) {
        try (Stream<Path> files = Files.walk(participant, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(f -> f.toString().endsWith(".nii") || f.toString().endsWith(".nii.gz"))
                    .filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(participant, e);
        }
    }

    private static List<String> children(Path folder, String prefix) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).map(c -> c.getFileName().toString())
                    .filter(n -> n.startsWith(prefix) && n.length() > prefix.length())
                    .map(n -> n.substring(prefix.length())).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, e);
        }
    }

    private static RefusedException unreadable(Path path, Exception cause) {
        RefusedException refusal = new RefusedException(Finding.error("LS-BIDS-007",
                path + " cannot be read: " + cause.getMessage() + ".", "Check its permissions and links."));
        refusal.initCause(cause);
        return refusal;
    }

    /** @return the datasets below {@code derivatives} that hold participants, sorted by path */
    public List<BidsDataset> derivatives() {
        Path folder = root.resolve("derivatives");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().map(BidsDataset::new).filter(set -> !set.participants().isEmpty()).toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** @return whether {@code dataset_description.json} says that these are results of another program */
    public boolean isDerivative() {
        Path description = root.resolve("dataset_description.json");
        return Files.isRegularFile(description) && JsonFile.read(description).path("DatasetType").asText("").equals("derivative");
    }

    /** @return true when {@code dataset_description.json} says that the dataset was simulated */
    public boolean isSimulated() {
        Path description = root.resolve("dataset_description.json");
        return Files.isRegularFile(description) && JsonFile.read(description).path("Name").asText("").contains("SIMULATED");
    }
}
