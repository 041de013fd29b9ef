package org.lodestone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.method.MethodRegistry;

class BuiltInVerbsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Main.run(arguments, () -> new MethodRegistry(List.of()), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void aVerbThatIsMadeAloneIsTheOneThatTheHelpLists() {
        assertEquals(ExitCode.DONE, run("--help"));
        String help = out.toString(StandardCharsets.UTF_8);
        for (String name : BuiltInVerbs.NAMES) {
            assertTrue(help.lines().anyMatch(line -> line.startsWith("  " + name + " ")), name + " in the help");
            out.reset();
            assertEquals(ExitCode.DONE, run(name, "--help"), name);
            assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Usage: lodestone " + name + " "), name);
        }
    }

    @Test
    void anUnknownVerbIsWrongUsageAndTheNearestOneIsNamed() {
        assertEquals(2, run("targt"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("target"), err.toString(StandardCharsets.UTF_8));
    }

    /** Tags of scenarios begin so, and a folder may have the name of one. */
    @Test
    void aWordThatBeginsWithAnAtIsAWordAndNoFileOfArguments(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("arguments"), "--help");
        assertEquals(2, run("version", "@" + file));
        assertEquals(2, run("version", "@" + folder));
    }
}
