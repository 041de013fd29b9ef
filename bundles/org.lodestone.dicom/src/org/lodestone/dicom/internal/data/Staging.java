package org.lodestone.dicom.internal.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;
import org.lodestone.core.RefusedException;

/**
 * A hidden folder inside the wanted one, in which files gather until all are there. Deleted when closed.
 *
 * @param folder where files go in the end
 * @param path where they gather
 */
public record Staging(Path folder, Path path) implements AutoCloseable {

    /** @throws RefusedException when the folder cannot be written to */
    public static Staging in(Path folder) {
        try {
            Files.createDirectories(folder);
            return new Staging(folder, Files.createTempDirectory(folder, ".unfinished-"));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** @return files that gathered, sorted */
    public List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** @return the files in their final places; when one cannot be moved, those before it that are new are taken back */
    public List<Path> publish() throws IOException {
        List<Path> placed = new ArrayList<>();
        List<Path> fresh = new ArrayList<>();
        try {
            for (Path file : files()) {
                Path place = folder.resolve(path.relativize(file));
                Files.createDirectories(place.getParent());
                boolean there = Files.exists(place);
                Folders.move(file, place);
                placed.add(place);
                if (!there) {
                    fresh.add(place);
                }
            }
            return placed;
        } catch (IOException e) {
            for (Path file : fresh) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
    }

    /** @return the refusal for a folder or disk that does not take files */
    public static RefusedException unwritable(Path folder, IOException cause) {
        RefusedException refusal = new RefusedException(Finding.error("LS-DICOM-016", folder + " cannot be written to: "
                + cause.getMessage() + ".", "Choose a folder that is writable and has free space.").with("file", folder).with("offset", 0));
        refusal.initCause(cause);
        return refusal;
    }

    @Override
    public void close() {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }
}
