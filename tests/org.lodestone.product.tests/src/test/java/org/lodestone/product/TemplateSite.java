package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The p2 repository that the templates in docs build against the published one, in a reactor of their own; built once for all tests. */
final class TemplateSite {

    private TemplateSite() {
    }

    /** @return its folder, not to be changed */
    static Path built() {
        return Built.SITE;
    }

    /** Built when a test first asks for it. */
    private static final class Built {
        private static final Path SITE = build();
    }

    private static Path build() {
        try {
            Path sources = Product.root().resolve("tests/org.lodestone.product.tests/target/third-party");
            if (Files.isDirectory(sources)) {
                try (Stream<Path> old = Files.walk(sources)) {
                    for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            copy(Product.root().resolve("docs/templates"), sources);
            Product.Result built = Product.run(sources, Map.of(), 300, System.getProperty("lodestone.maven", "mvn"), "-B", "-q", "package",
                    "-Dlodestone.repository=" + Product.repository().toUri());
            assertEquals(0, built.exit(), built.out() + built.err());
            return sources.resolve("com.example.lodestone.site/target/repository");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
