package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the product as the build made it, driven from outside through its start script.
 *
 * @param home its folder
 */
record Product(Path home) {

    private static final String NOT_BUILT = "the product was not built before these tests";
    private static final Path BUILT = root().resolve("releng/org.lodestone.product/target");

    /** What a command did. */
    record Result(int exit, String out, String err) {
    }

    /** @return the root of the sources */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("bundles/org.lodestone.core")) && Files.exists(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the sources");
    }

    /** @return the p2 repository that the build published */
    static Path repository() {
        Path repository = BUILT.resolve("repository");
        assumeTrue(Files.exists(repository.resolve("artifacts.jar")) || Files.exists(repository.resolve("artifacts.xml.xz")), NOT_BUILT);
        return repository;
    }

    /** @return the product in place, not to be changed */
    static Product built() {
        Path home = BUILT.resolve("products/lodestone/linux/gtk/x86_64");
        assumeTrue(Files.isExecutable(home.resolve("lodestone")), NOT_BUILT);
        return new Product(home);
    }

    /** @return a copy that a test may change */
    static Product copy(Path folder) {
        return built().copyTo(folder);
    }

    /** @return another installation, in a folder that is not there yet */
    Product copyTo(Path folder) {
        Path from = home;
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Product(folder);
    }

    Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    Result run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("lodestone").toString()));
        command.addAll(List.of(arguments));
        return run(home, environment, 120, command.toArray(String[]::new));
    }

    /** Runs a command that has to say something. */
    static Result run(Path folder, Map<String, String> environment, long seconds, String... command) {
        try {
            Path out = Files.createTempFile("lodestone-out", ".txt");
            Path err = Files.createTempFile("lodestone-err", ".txt");
            try {
                ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                        .redirectOutput(out.toFile()).redirectError(err.toFile());
                builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
                builder.environment().remove("DISPLAY");
                builder.environment().putAll(environment);
                Process process = builder.start();
                boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
                if (!ended) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
                assertTrue(ended, () -> String.join(" ", command) + " did not end within " + seconds + " s: " + text(err));
                return new Result(process.exitValue(), text(out), text(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
