package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The user guide shows what the tests of the workbench see, the same in each language. */
class GuideTest {

    private static List<String> pictures(String language) throws IOException {
        return Pattern.compile("!\\[[^]]+\\]\\(([^)]+)\\)").matcher(Files.readString(Product.root().resolve("bundles/org.lodestone.ui/help/" + language + ".md"))).results()
                .map((MatchResult found) -> found.group(1)).toList();
    }

    @Test
    void everyPictureOfTheGuideIsMadeByATestOfTheWorkbench() throws IOException {
        String tests;
        try (Stream<Path> files = Files.walk(Product.root().resolve("tests/org.lodestone.ui.tests/src"))) {
            tests = files.filter(file -> file.toString().endsWith(".java")).map(GuideTest::text).collect(Collectors.joining());
        }
        List<String> english = pictures("en");
        assertTrue(english.size() >= 12, english.toString());
        assertEquals(List.of(), english.stream().filter(name -> !tests.contains('"' + name + '"')).toList());
    }

    @Test
    void bothLanguagesShowTheSame() throws IOException {
        assertEquals(pictures("en"), pictures("zh"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
