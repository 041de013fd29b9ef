package org.lodestone.cli.verb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.navigation.headless.InstalledDevices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone simulate}: plays a device on a port of this machine, for anybody's client. */
@Command(name = "simulate", mixinStandardHelpOptions = true,
        description = "Plays a device on a port of this machine until it is stopped, with faults on demand.",
        footer = {"", "Faults: steps 'SECONDS KIND [TOOL] [LENGTH]' separated by semicolons; kinds are drop, stale, garble, slow, hide,",
            "unplug, restart. Example: --faults '2 drop 0.5; 6 hide coil 2; 8 unplug; 9 restart 1'"})
public final class SimulateVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "DEVICE", description = "What to play; 'devices' lists them.")
    private String device;

    @Option(names = "--port", defaultValue = "0", description = "Where to listen; any free port when not given. It is printed first.")
    private int port;

    @Option(names = "--faults", defaultValue = "", paramLabel = "SCRIPT", description = "What goes wrong and when, or a file that says it.")
    private String faults;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of all that is random.")
    private long seed;

    @Option(names = "--seconds", defaultValue = "Infinity", description = "How long; until stopped when not given.")
    private double seconds;

    /** @param face methods and channels */
    public SimulateVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() throws InterruptedException {
        InstalledDevices devices = face.devices().get();
        try (WireSimulator.Running running = devices.simulate(device, port, script(), seed)) {
            face.out().println(running.port());
            face.out().flush();
            Thread.sleep(seconds < 1e9 ? (long) (seconds * 1000) : Long.MAX_VALUE);
        }
        return ExitCode.DONE;
    }

    private String script() {
        if (faults.isBlank() || faults.indexOf(' ') >= 0 && !Files.exists(Path.of(faults))) {
            return faults;
        }
        try {
            return Files.readString(Path.of(faults));
        } catch (IOException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-CLI-031", faults + " cannot be read.",
                    "Give the faults themselves, or a file that holds them."));
            refusal.initCause(e);
            throw refusal;
        }
    }
}
