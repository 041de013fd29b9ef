package org.lodestone.study.derivative;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Folders;
import org.lodestone.core.RefusedException;

/**
 * Results on their way to a folder that may hold other things: written to a hidden folder inside it, moved out file by file at the end,
 * gone when closed before. Used by one thread.
 */
public final class StagedFolder implements AutoCloseable {

    private final Path place;
    private final Path staging;
    private final boolean made;
    private boolean published;

    private StagedFolder(Path place, Path staging, boolean made) {
        this.place = place;
        this.staging = staging;
        this.made = made;
    }

    /**
     * @param place the wanted folder; made when absent, and removed again when nothing is published
     * @return an empty folder to write to
     * @throws RefusedException when nothing can be written there
     */
    public static StagedFolder in(Path place) {
        try {
            boolean made = !Files.exists(place);
            Files.createDirectories(place);
            return new StagedFolder(place, Files.createTempDirectory(place, ".unfinished-"), made);
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(place, e);
        }
    }

    /**
     * @param relative path below the wanted folder
     * @return where to write the file now; its folder exists
     * @throws RefusedException when the folder cannot be made
     */
    public Path file(String relative) {
        Path file = staging.resolve(relative);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(place, e);
        }
        return file;
    }

    /**
     * Writes a text in UTF-8.
     *
     * @param relative path below the wanted folder
     * @param text its content
     * @throws RefusedException when it cannot be written
     */
    public void text(String relative, CharSequence text) {
        try {
            Files.writeString(file(relative), text);
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(place, e);
        }
    }

    /**
     * Gives each image and table that has none a sidecar that says what it was made of.
     *
     * @param description what the files are, one sentence
     * @param inputs files they were made of
     * @param steps methods in the order in which they ran
     * @param softwareVersion of the product
     * @throws RefusedException when an input cannot be read or a sidecar not be written
     */
    public void madeOf(String description, List<Path> inputs, List<ProvenanceStep> steps, String softwareVersion) {
        try {
            Optional<Path> first = Optional.empty();
            for (Path file : Folders.files(staging)) {
                Path sidecar = ResultSidecar.of(file);
                if (!file.toString().matches(".*\\.(nii\\.gz|tsv)") || Files.exists(sidecar)) {
                    continue;
                }
                if (first.isEmpty()) {
                    first = Optional.of(ResultSidecar.write(file, description, inputs, steps, softwareVersion));
                } else {
                    // All say the same, and inputs are large: they are hashed once.
                    Files.copy(first.get(), sidecar);
                }
            }
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(place, e);
        }
    }

    /**
     * Moves all files to their place, replacing earlier ones.
     *
     * @return where they are now, sorted
     * @throws RefusedException when one cannot be moved
     */
    public List<Path> publish() {
        try {
            List<Path> moved = Folders.files(staging).stream().map(staging::relativize).toList();
            for (Path file : moved) {
                Path to = place.resolve(file);
                Files.createDirectories(to.getParent());
                Folders.move(staging.resolve(file), to);
            }
            Folders.delete(staging);
            published = true;
            return moved.stream().map(place::resolve).toList();
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(place, e);
        }
    }

    /** Removes what was not published, the wanted folder too when it was made for this. */
    @Override
    public void close() {
        if (!published) {
            try {
                Folders.delete(staging);
                if (made) {
                    Files.deleteIfExists(place);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the unfinished folder " + staging + " could not be deleted", e);
            }
        }
    }
}
