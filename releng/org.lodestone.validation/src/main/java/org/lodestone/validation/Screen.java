package org.lodestone.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A screen for the workbench under test: one of its own when Xvfb is installed, so that nobody's windows get into the pictures, else the
 * person's.
 *
 * @param name as in DISPLAY
 * @param server of an own screen
 */
record Screen(String name, Optional<Process> server) implements AutoCloseable {

    private static final int PATIENCE = 100;

    /** Opens a screen of 1600 by 1000 pixels; what the server says goes to the folder. */
    static Screen open(Path work) {
        Path said = work.resolve("screen.out");
        try {
            Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24")
                    .redirectOutput(said.toFile()).redirectError(work.resolve("screen.err").toFile()).start();
            for (int i = 0; i < PATIENCE && server.isAlive(); i++) {
                String number = Files.readString(said).strip();
                if (!number.isEmpty()) {
                    return new Screen(":" + number, Optional.of(server));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            server.destroyForcibly();
            throw new AssertionError("Xvfb did not start: " + Files.readString(work.resolve("screen.err")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException noServer) {
            String display = System.getenv("DISPLAY");
            if (display == null) {
                throw new UncheckedIOException("The workbench needs a screen: run validate in a graphical session, or install Xvfb.", noServer);
            }
            return new Screen(display, Optional.empty());
        }
    }

    @Override
    public void close() {
        server.ifPresent(Process::destroy);
    }
}
