package org.lodestone.dicom.internal.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodestone.core.Folders;

/**
 * A folder that is deleted with everything in it when it is closed.
 *
 * @param path where it is
 */
record TemporaryFolder(Path path) implements AutoCloseable {

    /** @return a new hidden folder inside {@code parent}, so that its files can be moved there in one step */
    static TemporaryFolder in(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new TemporaryFolder(Files.createTempDirectory(parent, ".convert"));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(path);
    }
}
