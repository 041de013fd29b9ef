package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the start script hands to Java, read from a stand-in that prints it. */
class StartScriptTest {

    @TempDir
    private Path folder;
    private Path site;

    @BeforeEach
    void makeAJavaThatPrintsItsArguments() throws IOException {
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.writeString(java, "#!/bin/sh\nprintf '%s ' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        site = Files.writeString(folder.resolve("site.properties"), "");
    }

    private String handed(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = Product.built().home().resolve("lodestone").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Product.Result result = Product.run(folder, Map.of("JAVA_HOME", folder.resolve("java").toString(), "LODESTONE_SITE", site.toString(),
                "LODESTONE_WORKSPACE", "/a/place", "DISPLAY", ":99", "LODESTONE_EXTENSIONS", "off"), 60, command);
        assertEquals(0, result.exit(), result.err());
        return result.out();
    }

    @Test
    void theWorkbenchSpeaksTheLanguageOfTheSiteUnlessAskedForAnother() throws IOException {
        assertTrue(handed().endsWith(" -data /a/place "), handed());
        Files.writeString(site, "language = zh\n");
        assertTrue(handed("--case", "c").endsWith(" -data /a/place -nl zh --case c "), handed("--case", "c"));
        // The last one counts.
        assertTrue(handed("-nl", "en").endsWith(" -nl zh -nl en "), handed("-nl", "en"));
    }

    @Test
    void javaKeepsToTheCoresOfAVerb() {
        assertTrue(handed("run", "in", "out", "participant", "--threads", "1").contains(" -XX:ActiveProcessorCount=1 "));
        assertTrue(!handed("run", "in", "out", "participant").contains("ActiveProcessorCount"));
    }
}
