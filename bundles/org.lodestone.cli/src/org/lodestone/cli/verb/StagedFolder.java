package org.lodestone.cli.verb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

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
