package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The p2 repository that the templates in docs build against the published one, in a reactor of their own. */
final class TemplateSite {

    private TemplateSite() {
    }

    /**
     * Builds it as docs/extending.md says.
     *
     * @param sources where the templates are copied to
     * @return folder of the repository
     */
    static Path build(Path sources) throws IOException {
        Path templates = Product.root().resolve("docs/templates");
        copy(templates, sources);
        Product.Result built = Product.run(sources, Map.of(), 300, System.getProperty("lodestone.maven", "mvn"), "-B", "-q", "package",
                "-Dlodestone.repository=" + Product.repository().toUri());
        assertEquals(0, built.exit(), built.out() + built.err());
        return sources.resolve("com.example.lodestone.site/target/repository");
    }

    /** Copies all files but those that a build made. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !from.relativize(f).toString().contains("target/")).toList()) {
                Path place = to.resolve(from.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.copy(file, place);
            }
        }
    }
}
