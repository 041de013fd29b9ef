package org.lodestone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Frame;
import org.lodestone.device.wire.PoseLine;
import org.lodestone.method.MethodRegistry;

class DeviceVerbsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Main.run(args, () -> new MethodRegistry(List.of()), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void posesOfTheSimulatedTrackerAreLinesAndNothingElse() {
        assertEquals(ExitCode.DONE, run("navigate", "--headless", "--tracker", "sim:tracker", "--seconds", "0.5", "--set", "rateHz=200"));

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(lines.size() >= 3);
        assertTrue(lines.stream().allMatch(line -> PoseLine.decode(line, Frame.tracker("t")).isPresent()));
    }

    @Test
    void theInstalledDriversAreListed() {
        assertEquals(ExitCode.DONE, run("devices", "--json"));

        String json = out.toString(StandardCharsets.UTF_8);
        for (String id : List.of("lodestone.igtl", "lodestone.ndi", "lodestone.magventure", "lodestone.magstim", "lodestone.replay")) {
            assertTrue(json.contains("\"" + id + "\""), id);
        }
    }

    @Test
    void whatIsNoTrackerOrNoDeviceEndsAsBadInput() {
        assertEquals(ExitCode.BAD_INPUT, run("navigate", "--headless", "--tracker", "magstim-tcp://127.0.0.1:1"));
        assertEquals(ExitCode.BAD_INPUT, run("navigate", "--headless", "--tracker", "openigtlink://127.0.0.1:1"));
        assertEquals(ExitCode.BAD_INPUT, run("navigate", "--tracker", "sim:tracker"));
        assertEquals(ExitCode.BAD_INPUT, run("simulate", "oracle"));
        assertEquals(ExitCode.WRONG_USAGE, run("navigate"));
    }
}
