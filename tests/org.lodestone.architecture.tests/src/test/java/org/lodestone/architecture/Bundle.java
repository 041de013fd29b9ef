package org.lodestone.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * One bundle as its manifest tells it.
 *
 * @param folder where it lies
 * @param name its symbolic name
 * @param exports packages it shows, with their attributes
 * @param imports packages it asks for, with their attributes
 * @param requires bundles it asks for as a whole
 * @param components the header that names its service components, empty when there is none
 */
record Bundle(Path folder, String name, Map<String, Map<String, String>> exports, Map<String, Map<String, String>> imports,
        Set<String> requires, String components) {

    static final String PREFIX = "org.lodestone.";

    static Bundle read(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            Attributes headers = new Manifest(in).getMainAttributes();
            return new Bundle(folder, folder.getFileName().toString(), Headers.clauses(headers.getValue("Export-Package")),
                    Headers.clauses(headers.getValue("Import-Package")), Headers.clauses(headers.getValue("Require-Bundle")).keySet(),
                    headers.getValue("Service-Component") == null ? "" : headers.getValue("Service-Component").strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name without what all have in common: {@code ui.planning}. */
    String shortName() {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /** Its Java files. */
    List<Path> sources() {
        return Repository.files(folder.resolve("src")).stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    /** Packages it has sources for. */
    Set<String> packages() {
        Path src = folder.resolve("src");
        return sources().stream().map(file -> src.relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Its compiled classes; none when it was not built, which a test of its own reports. */
    List<CompiledClass> classes() {
        return CompiledClass.below(folder.resolve("target/classes"));
    }
}
