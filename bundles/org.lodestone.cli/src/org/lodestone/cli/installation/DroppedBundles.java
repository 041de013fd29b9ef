package org.lodestone.cli.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies in the site's drop folder: in the product as long as it lies there, and no part of what is installed, so a validation of the
 * installation does not speak for it. Stateless; any thread.
 */
public final class DroppedBundles {

    /** System property: the site's drop folder, as the start script hands it over. */
    public static final String FOLDER = "lodestone.extensions.folder";

    private DroppedBundles() {
    }

    /** @return the folder that the site names and that is there; empty when it names none */
    public static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty(FOLDER)).filter(name -> !name.isBlank()).map(name -> Path.of(name.strip()))
                .filter(Files::isDirectory);
    }

    /**
     * @param folder the drop folder
     * @return names of the jars in it, sorted
     * @throws UncheckedIOException when it cannot be listed
     */
    public static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
