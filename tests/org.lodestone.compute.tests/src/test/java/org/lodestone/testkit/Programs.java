package org.lodestone.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of other makers that tests run against; a test is skipped with the reason when one is not installed. */
public final class Programs {

    private Programs() {
    }

    /** What a program printed, and its exit code. */
    public record Ran(int status, String text) {
    }

    /** @return the program on the search path; the test is skipped with the package to install when it is not there */
    public static Path need(String name, String debianPackage) {
        Optional<Path> found = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"), new String[] {"/usr/sbin", "/usr/local/sbin"})
                .flatMap(Stream::of).map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(found.isPresent(), name + " is not installed (Debian package " + debianPackage + ")");
        return found.orElseThrow();
    }

    /** Runs a program to its end, at most a minute. */
    public static Ran run(Object... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("program", ".log");
        Process process = new ProcessBuilder(Stream.of(command).map(String::valueOf).toList()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(List.of(command) + " took more than a minute");
        }
        String text = new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8);
        Files.delete(log);
        return new Ran(process.exitValue(), text);
    }

    /** @return a port of this machine that is free now */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
