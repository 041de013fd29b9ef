package org.lodestone.study.derivative;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;

/**
 * Results of one participant under way: written to a hidden folder beside their place, moved there in one go by {@link #publish()}, gone
 * without a trace when closed before. Used by one thread.
 */
public final class DerivativeFolder implements AutoCloseable {

    private final Path root;
    private final Path place;
    private final Path staging;
    private boolean published;

    private DerivativeFolder(Path root, Path place, Path staging) {
        this.root = root;
        this.place = place;
        this.staging = staging;
    }

    /**
     * @param root folder of the derivative dataset; made when absent
     * @param label participant without {@code sub-}
     * @return an empty folder to write to
     * @throws RefusedException when nothing can be written there
     */
    public static DerivativeFolder open(Path root, String label) {
        try {
            Files.createDirectories(root);
            Path staging = Files.createTempDirectory(root, ".sub-" + label + "-unfinished-");
            return new DerivativeFolder(root, root.resolve("sub-" + label), staging);
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    /**
     * @param relative path below the participant's folder, {@code func/sub-01_bold.nii.gz}
     * @return where to write it now; its folder exists
     * @throws RefusedException when the folder cannot be made
     */
    public Path file(String relative) {
        Path file = staging.resolve(relative).normalize();
        if (!file.startsWith(staging)) {
            throw new IllegalArgumentException(relative + " leads out of the folder");
        }
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw unwritable(root, e);
        }
        return file;
    }

    /**
     * @param relative path below the participant's folder
     * @return where it will be once published
     */
    public Path published(String relative) {
        return place.resolve(relative);
    }

    /**
     * Puts the participant's results in their place, replacing earlier ones, and the dataset's description beside them.
     *
     * @param softwareVersion of the product
     * @throws RefusedException when something cannot be moved; nothing new is left behind then
     */
    public void publish(String softwareVersion) {
        Path old = staging.resolveSibling(staging.getFileName() + "-old");
        try {
            writeDescription(softwareVersion);
            boolean replaces = Files.exists(place);
            if (replaces) {
                Folders.move(place, old);
            }
            try {
                Folders.move(staging, place);
            } catch (IOException e) {
                if (replaces) {
                    Folders.move(old, place);
                }
                throw e;
            }
            published = true;
            if (replaces) {
                Folders.delete(old);
            }
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    private void writeDescription(String softwareVersion) throws IOException {
        var json = JsonFile.object();
        json.put("Name", "Lodestone targets").put("BIDSVersion", "1.9.0").put("DatasetType", "derivative");
        json.putArray("GeneratedBy").addObject().put("Name", "Lodestone").put("Version", softwareVersion);
        JsonFile.write(root.resolve("dataset_description.json"), json);
    }

    /** Deletes what was not published. */
    @Override
    public void close() {
        if (!published) {
            try {
                Folders.delete(staging);
            } catch (IOException e) {
                throw new UncheckedIOException("the unfinished folder " + staging + " could not be deleted", e);
            }
        }
    }

    /**
     * @param folder that could not be written to
     * @param cause what the system said
     * @return the refusal to throw
     */
    public static RefusedException unwritable(Path folder, IOException cause) {
        RefusedException refusal = new RefusedException(Finding.error("LS-CASE-001",
                folder + " cannot be written to: " + (cause.getMessage() == null ? cause.toString() : cause.getMessage()) + ".",
                "Choose an output folder that is writable and has free space."));
        refusal.initCause(cause);
        return refusal;
    }

    /**
     * @param file that could not be read
     * @param cause what the system said
     * @return the refusal to throw
     */
    public static RefusedException unreadable(Path file, IOException cause) {
        RefusedException refusal = new RefusedException(
                Finding.error("LS-CASE-003", file + " cannot be read: " + cause.getMessage() + ".", "Check that it exists and is readable."));
        refusal.initCause(cause);
        return refusal;
    }
}
