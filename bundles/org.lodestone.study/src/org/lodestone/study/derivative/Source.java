package org.lodestone.study.derivative;

import java.io.IOException;
import java.nio.file.Path;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Sha256;

/**
 * An input that a result rests on.
 *
 * @param path relative to the dataset where it lies inside one, so that provenance is the same on every machine
 * @param sha256 hash of its bytes
 */
public record Source(String path, String sha256) {

    /**
     * @param root dataset the file lies in
     * @param file the file
     * @return the source with its hash
     * @throws RefusedException when the file cannot be read
     */
    public static Source of(Path root, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = root.toAbsolutePath().normalize();
        try {
            String name = absolute.startsWith(base) ? base.relativize(absolute).toString().replace('\\', '/') : absolute.getFileName().toString();
            return new Source(name, Sha256.of(absolute));
        } catch (IOException e) {
            throw DerivativeFolder.unreadable(file, e);
        }
    }
}
