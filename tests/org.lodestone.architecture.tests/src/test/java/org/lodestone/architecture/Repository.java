package org.lodestone.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The project's folder on this machine and what is found in it. */
final class Repository {

    private static final Set<String> NOT_OURS = Set.of(".git", "bin", ".settings", ".metadata", "workspace");

    private final Path root;

    private Repository(Path root) {
        this.root = root;
    }

    /** The root of the sources. */
    Path root() {
        return root;
    }

    /** The folder the build was started for, else the one above the working directory that holds bundles and a root POM. */
    static Repository find() {
        String property = System.getProperty("maven.multiModuleProjectDirectory");
        if (property != null && isRoot(Path.of(property))) {
            return new Repository(Path.of(property).toAbsolutePath());
        }
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            if (isRoot(here)) {
                return new Repository(here);
            }
        }
        throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath() + " holds bundles and pom.xml");
    }

    private static boolean isRoot(Path folder) {
        return Files.isDirectory(folder.resolve("bundles")) && Files.isRegularFile(folder.resolve("pom.xml"));
    }

    /** Every bundle with classes, by name; a fragment of the platform's bundles holds words only. */
    List<Bundle> bundles() {
        try (Stream<Path> folders = Files.list(root.resolve("bundles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF")) && Files.exists(folder.resolve("src"))).sorted()
                    .map(Bundle::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code feature.xml} of every feature says, one after the other. */
    String features() {
        StringBuilder text = new StringBuilder();
        for (Path file : files(root.resolve("features"))) {
            if (file.getFileName().toString().equals("feature.xml")) {
                try {
                    text.append(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return text.toString();
    }

    /** Every file that somebody wrote: no build output, no version control. */
    List<Path> files() {
        return files(root);
    }

    /** As it is named in messages: relative to the root. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Files below a folder, sorted, without build output. A package may be called target: only a target folder beside a build file is output. */
    static List<Path> files(Path folder) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                    String name = at.getFileName().toString();
                    return NOT_OURS.contains(name) || isOutput(at) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (!name.startsWith(".polyglot.") && !name.equals(".tycho-consumer-pom.xml")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    private static boolean isOutput(Path folder) {
        Path parent = folder.getParent();
        return folder.getFileName().toString().equals("target")
                && (Files.exists(parent.resolve("pom.xml")) || Files.exists(parent.resolve("build.properties"))
                        || Files.exists(folder.resolve("classes")) || Files.exists(folder.resolve("p2artifacts.xml")));
    }
}
