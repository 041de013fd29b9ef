package org.lodestone.cli.verb;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.navigation.headless.PoseLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lodestone navigate --headless}: what a tracker measures, one line of JSON a pose, for other programs to read. */
@Command(name = "navigate", mixinStandardHelpOptions = true,
        description = "Prints the poses a tracker measures, one JSON line a pose: hostTime, deviceTime, tool, validity, errorMm, matrix (4x4, mm).",
        footer = {"", "Addresses: openigtlink://HOST:PORT, ndi-tcp://HOST:PORT, replay:FILE, sim:tracker.",
            "The connection is made again when it breaks; what happens to it is told on standard error."})
public final class NavigateVerb implements Callable<Integer> {

    private final Face face;

    @Option(names = "--headless", description = "Without the workbench. Needed: with the workbench navigation is a view of it.")
    private boolean headless;

    @Option(names = "--tracker", required = true, paramLabel = "URI", description = "Where the tracker is.")
    private URI tracker;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of the tracker's driver; 'devices' lists them.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(names = "--seconds", defaultValue = "Infinity", description = "How long; for ever when not given.")
    private double seconds;

    /** @param face methods and channels */
    public NavigateVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        if (!headless) {
            throw new RefusedException(Finding.error("LS-CLI-030", "Navigation with pictures is a part of the workbench.",
                    "Add --headless for lines of JSON, or start lodestone without a verb."));
        }
        PoseLines.run(face.devices().get(), tracker, settings, seconds,
                face.out()::println, face.err()::println, new UntilTheReaderLeaves());
        return ExitCode.DONE;
    }

    /** Ends when the program behind the pipe does. */
    private final class UntilTheReaderLeaves implements Progress {

        @Override
        public void report(double fraction, String activity) {
            face.err().println(activity);
        }

        @Override
        public boolean isCancelled() {
            return face.out().checkError();
        }
    }
}
