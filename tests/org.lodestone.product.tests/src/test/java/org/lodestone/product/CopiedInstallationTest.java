package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installations are copied and moved like any folder: each changes itself alone, and none tells where it comes from. */
class CopiedInstallationTest {

    private static final String TRACKER = "com.example.lodestone.tracker";
    private static final String READER = "com.example.lodestone.reader";
    private static final String EXPORTER = "com.example.lodestone.exporter";

    @TempDir
    private Path folder;

    @Test
    void whatIsChangedInACopyLeavesTheInstallationItWasCopiedFromAlone() throws IOException {
        String site = TemplateSite.built().toUri().toString();
        Product original = Product.copy(folder.resolve("original"));
        works(original.run("extension", "install", site, TRACKER));
        Product copy = original.copyTo(folder.resolve("a copy & o'brien's"));
        works(original.run("extension", "install", site, READER));
        Map<String, Integer> before = contents(original);

        works(copy.run("extension", "install", site, EXPORTER));
        works(copy.run("extension", "remove", TRACKER));
        for (String state : states(copy)) {
            // Those from before the copy were made name the original's folder.
            works(copy.run("extension", "revert", state, site));
        }

        assertEquals(before, contents(original));
        String methods = original.run("method", "list").out();
        assertTrue(methods.contains("com.example.text-volume-reader"), methods);
        assertTrue(original.run("devices").out().contains("com.example.circle"));
        assertTrue(copy.run("version").out().startsWith("Lodestone "));
        List<String> naming = naming(copy.home(), original.home().toString());
        assertEquals(List.of(), naming);
    }

    @Test
    void anInstallationThatWasMovedGoesBackToWhatItWas() throws IOException {
        Product here = Product.copy(folder.resolve("here"));
        String site = TemplateSite.built().toUri().toString();
        works(here.run("extension", "install", site, READER));
        Product there = new Product(Files.move(here.home(), folder.resolve("there")));
        List<String> states = states(there);
        assertEquals(2, states.size(), "one state as it was built, one a change: " + states);

        works(there.run("extension", "revert", states.getFirst()));
        assertEquals("", there.run("extension", "list").out());
        works(there.run("extension", "revert", states.getLast(), site));
        assertTrue(there.run("extension", "list").out().startsWith(READER));
        assertFalse(Files.exists(here.home()), "the folder it was moved from is back");
    }

    @Test
    void noFileOfTheProductNamesAFolderOfTheMachineThatBuiltIt() throws IOException {
        Path home = Product.built().home();
        for (String place : List.of(Product.root().toString(), System.getProperty("user.home") + "/.m2", System.getProperty("user.home") + "/.cache")) {
            assertEquals(List.of(), naming(home, place), place);
        }
    }

    private static void works(Product.Result result) {
        assertEquals(0, result.exit(), result.out() + result.err());
    }

    private static List<String> states(Product product) {
        return Arrays.asList(product.run("extension", "history").out().strip().split("\\s+"));
    }

    private static Map<String, Integer> contents(Product product) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(product.home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(product.home().relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    /** @return the files below a folder that hold a text, packed or not; not what a start of the workbench leaves, nor other people's jars */
    private static List<String> naming(Path home, String text) throws IOException {
        List<String> naming = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(file).toString();
                boolean left = name.startsWith("configuration/org.eclipse.") && !name.endsWith("bundles.info") || name.endsWith(".log");
                boolean foreign = name.endsWith(".jar") && !file.getFileName().toString().startsWith("org.lodestone.");
                if (!left && !foreign && !name.startsWith("atlas/") && holds(Files.newInputStream(file), name, text)) {
                    naming.add(name);
                }
            }
        }
        return naming;
    }

    private static boolean holds(InputStream opened, String name, String text) throws IOException {
        try (InputStream in = opened) {
            if (name.endsWith(".jar")) {
                ZipInputStream zip = new ZipInputStream(in);
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (holds(new ByteArrayInputStream(zip.readAllBytes()), entry.getName(), text)) {
                        return true;
                    }
                }
                return false;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            (name.endsWith(".gz") && !name.contains(".nii") ? new GZIPInputStream(in) : in).transferTo(bytes);
            return bytes.toString(StandardCharsets.ISO_8859_1).contains(text);
        }
    }
}
