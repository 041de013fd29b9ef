package org.lodestone.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Test data that lies beside the project, not in it. */
public final class SharedData {

    private SharedData() {
    }

    /**
     * A file of the shared data; the test is skipped with the reason when it is absent.
     *
     * @param relative path below {@code shared/data}, {@code t1w/chris_t1.nii.gz}
     * @return the file
     */
    public static Path file(String relative) {
        Optional<Path> file = folder().map(folder -> folder.resolve("data").resolve(relative)).filter(Files::exists);
        Assumptions.assumeTrue(file.isPresent(), "shared/data/" + relative + " is not here");
        return file.orElseThrow();
    }

    /** @return the folder {@code shared}: the system property {@code lodestone.shared}, else beside a folder above the working directory */
    public static Optional<Path> folder() {
        String property = System.getProperty("lodestone.shared");
        if (property != null) {
            return Optional.of(Path.of(property)).filter(Files::isDirectory);
        }
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            if (Files.isDirectory(here.resolve("shared/data"))) {
                return Optional.of(here.resolve("shared"));
            }
        }
        return Optional.empty();
    }
}
