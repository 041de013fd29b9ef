package org.lodestone.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsOfTheWorkbenchTest {

    private static final List<String> BUNDLES = List.of("org.lodestone.ui", "org.lodestone.ui.planning", "org.lodestone.ui.navigation",
            "org.lodestone.app");
    private static final Pattern SHOWN = Pattern.compile(
            "(\\.(setText|setToolTipText|setMessage|drawText|setTitle)|new MenuManager)\\(\"[^\"]*\\p{L}{2}");
    private static final Pattern FIELD = Pattern.compile("public static String (\\w+);");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d\\}");

    private static Path bundles() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("bundles/org.lodestone.ui"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "the sources of the workbench are not here");
        return folder.resolve("bundles");
    }

    private static List<Path> files(String bundle, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(bundles().resolve(bundle))) {
            return files.filter(f -> f.toString().endsWith(ending) && !f.toString().contains("/target/")).sorted().toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            words.load(reader);
        }
        return words;
    }

    @Test
    void everyWordIsThereInChineseWithTheSamePlaceholders() throws IOException {
        for (String bundle : BUNDLES) {
            for (String kind : List.of("messages", "plugin")) {
                for (Path english : files(bundle, kind + ".properties")) {
                    Properties from = read(english);
                    Properties to = read(english.resolveSibling(kind + "_zh.properties"));
                    assertEquals(new TreeSet<>(from.stringPropertyNames()), new TreeSet<>(to.stringPropertyNames()), english.toString());
                    for (String key : from.stringPropertyNames()) {
                        assertEquals(placeholders(from.getProperty(key)), placeholders(to.getProperty(key)), key);
                    }
                }
            }
        }
    }

    private static TreeSet<String> placeholders(String words) {
        TreeSet<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(words);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Test
    void everyFieldHasItsWords() throws IOException {
        for (String bundle : BUNDLES) {
            for (Path source : files(bundle, "Messages.java")) {
                TreeSet<String> fields = new TreeSet<>();
                Matcher matcher = FIELD.matcher(Files.readString(source));
                while (matcher.find()) {
                    fields.add(matcher.group(1));
                }
                assertEquals(fields, new TreeSet<>(read(source.resolveSibling("messages.properties")).stringPropertyNames()),
                        source.toString());
            }
        }
    }

    @Test
    void noWordIsWrittenIntoTheCode() throws IOException {
        List<String> found = new ArrayList<>();
        for (String bundle : BUNDLES) {
            for (Path source : files(bundle, ".java")) {
                Matcher matcher = SHOWN.matcher(Files.readString(source));
                while (matcher.find()) {
                    found.add(source.getFileName() + ": " + matcher.group());
                }
            }
        }
        assertTrue(found.isEmpty(), String.join("\n", found));
    }
}
