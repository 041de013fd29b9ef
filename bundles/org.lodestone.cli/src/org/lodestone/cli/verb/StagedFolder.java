package org.lodestone.cli.verb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.ResultSidecar;

/**
 * Files of one result, written to a hidden folder inside the wanted one and moved up together at the end; without {@link #publish} none
 * of them appears. Used by one thread, in a try-with-resources.
 */
final class StagedFolder implements AutoCloseable {

    private final Path folder;
    private final Path stage;
    private final boolean made;
    private boolean published;

    /**
     * @param folder wanted; made when absent
     * @throws RefusedException when it cannot be made
     */
    StagedFolder(Path folder) {
        this.folder = folder;
        this.made = !Files.exists(folder);
        try {
            Files.createDirectories(folder);
            this.stage = Files.createTempDirectory(folder, ".part-");
        } catch (IOException e) {
            throw refused(folder + " cannot be made: " + reason(e) + ".", e);
        }
    }

    /** @return where to write the file {@code name} for now */
    Path file(String name) {
        return stage.resolve(name);
    }

    /** Writes a text. */
    void text(String name, CharSequence text) {
        try {
            Files.write(file(name), text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw refused(folder.resolve(name) + " cannot be written: " + reason(e) + ".", e);
        }
    }

    /**
     * Gives each image and table that has none a sidecar that says what it was made of.
     *
     * @param description what the files are, one sentence
     * @param inputs files they were made of
     * @param steps methods in the order in which they ran
     * @throws RefusedException when an input cannot be read or a sidecar not be written
     */
    void madeOf(String description, List<Path> inputs, List<ProvenanceStep> steps) {
        Optional<Path> first = Optional.empty();
        for (Path file : files()) {
            Path sidecar = ResultSidecar.of(file);
            if (file.toString().matches(".*\\.(nii\\.gz|tsv)") && !Files.exists(sidecar)) {
                if (first.isEmpty()) {
                    first = Optional.of(ResultSidecar.write(file, description, inputs, steps, SoftwareVersion.current()));
                } else {
                    copy(first.get(), sidecar);
                }
            }
        }
    }

    /** All say the same, and inputs are large: they are hashed once. */
    private void copy(Path sidecar, Path other) {
        try {
            Files.copy(sidecar, other);
        } catch (IOException e) {
            throw refused(folder.resolve(other.getFileName()) + " cannot be written: " + reason(e) + ".", e);
        }
    }

    /**
     * Moves all files to the wanted folder.
     *
     * @return where they are now, sorted by name
     */
    List<Path> publish() {
        List<Path> published = new ArrayList<>();
        for (Path file : files()) {
            Path target = folder.resolve(file.getFileName());
            try {
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw refused(target + " cannot be written: " + reason(e) + ".", e);
            }
            published.add(target);
        }
        this.published = true;
        return published;
    }

    private List<Path> files() {
        try (Stream<Path> list = Files.list(stage)) {
            return list.sorted().toList();
        } catch (IOException e) {
            throw refused(stage + " cannot be read: " + reason(e) + ".", e);
        }
    }

    /** Removes what was not published, the wanted folder too when it was made for this. */
    @Override
    public void close() {
        try {
            for (Path file : files()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(stage);
            if (made && !published) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw refused(stage + " cannot be removed: " + reason(e) + ".", e);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private static RefusedException refused(String message, IOException cause) {
        RefusedException refused = new RefusedException(
                Finding.error("LS-CLI-011", message, "Name a folder with write permission and space."));
        refused.initCause(cause);
        return refused;
    }
}
