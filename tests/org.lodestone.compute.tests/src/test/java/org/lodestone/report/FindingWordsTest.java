package org.lodestone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lodestone.testkit.FindingTexts;

/** What findings and the acts of control say is read out of the code, so a new one without Chinese words is found here. */
class FindingWordsTest {

    private static final MethodWords CHINESE = MethodWords.in(ReportLanguage.CHINESE);

    /** One line a bundle and code that is still English; it can only become shorter. */
    private static final String STILL_ENGLISH = "findings-still-english.txt";

    private static Path bundles() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("bundles/org.lodestone.report"))) {
            at = at.getParent();
        }
        return at.resolve("bundles");
    }

    private static boolean isChinese(String english) {
        return Stream.of("12.5", "sub-01_T1w.nii of it").map(fill -> english.replaceAll("\\{\\d}", fill))
                .noneMatch(filled -> CHINESE.said(filled).equals(filled));
    }

    @Test
    void everyFindingHasChineseWordsButThoseThatAreListed() throws IOException {
        TreeSet<String> english = new TreeSet<>();
        try (var folders = Files.list(bundles())) {
            for (Path bundle : folders.filter(f -> Files.isDirectory(f.resolve("src"))).sorted().toList()) {
                List<FindingTexts> all = FindingTexts.in(bundle.resolve("src"));
                all.stream().filter(f -> !f.texts().stream().allMatch(FindingWordsTest::isChinese))
                        .forEach(f -> english.add(bundle.getFileName().toString().replace("org.lodestone.", "") + " " + f.code()));
            }
        }
        TreeSet<String> listed = new TreeSet<>(new String(FindingWordsTest.class.getResourceAsStream(STILL_ENGLISH).readAllBytes(),
                StandardCharsets.UTF_8).lines().toList());
        TreeSet<String> forgotten = new TreeSet<>(english);
        forgotten.removeAll(listed);
        listed.removeAll(english);

        assertEquals(List.of(), List.copyOf(forgotten), "put message and remedy into reasons_zh.tsv");
        assertEquals(List.of(), List.copyOf(listed), "these are said in Chinese now: take them off " + STILL_ENGLISH);
    }

    @Test
    void numbersAndNamesStandInTheChineseSentence() {
        String said = CHINESE.said("The expected error at the target is 3.4 mm; this site allows 3.0 mm.");

        assertTrue(said.contains("3.4 mm") && said.contains("3.0 mm"), said);
        assertEquals("/data/a.nii: \u6587\u4ef6\u4e0d\u5b58\u5728\u3002", CHINESE.said("/data/a.nii: the file is not there."));
        assertEquals("\u5934\u76ae\u8868\u9762\u4e3a\u7a7a\u3002", CHINESE.said("The scalp surface is empty."));
        String warned = CHINESE.said("a.nii.gz: sform (aligned anat) and qform (aligned anat) disagree by up to 145.1 mm.");
        assertTrue(warned.contains("\u6700\u591a\u76f8\u5dee 145.1 mm"), "a place that stays empty, too: " + warned);
    }

    @Test
    void noLineOfTheTableLosesAPlaceOrStandsTwice() throws IOException {
        Path table = bundles().resolve("org.lodestone.report/src/org/lodestone/report/internal/reasons_zh.tsv");
        TreeSet<String> seen = new TreeSet<>();
        for (String line : Files.readAllLines(table)) {
            String[] pair = line.split("\t");
            assertEquals(2, pair.length, line);
            assertEquals(places(pair[0]), places(pair[1]), line);
            assertTrue(seen.add(pair[0]), "twice: " + pair[0]);
        }
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Test
    void everyActOfControlAndEveryStateIsSaidInChinese() throws IOException {
        Path control = bundles().resolve("org.lodestone.ui.navigation/src/org/lodestone/ui/navigation/internal/control/SessionControl.java");
        List<String> acts = Pattern.compile("(?:act|happened|record)\\((?:String\\.format\\(java\\.util\\.Locale\\.ROOT, )?\"([^\"]+)\"")
                .matcher(Files.readString(control)).results().map(m -> m.group(1)).toList();
        Path state = bundles().resolve("org.lodestone.navigation/src/org/lodestone/navigation/safety/InterlockState.java");
        List<String> states = Pattern.compile("(?m)^    ([A-Z]+)[,;]?$").matcher(Files.readString(state)).results().map(m -> m.group(1)).toList();

        assertTrue(acts.size() >= 10 && states.size() >= 5, acts + " " + states);
        assertEquals(List.of(), acts.stream().map(a -> a.replaceAll("%[-+.0-9]*f", "1").replaceFirst(" $", " 1 %"))
                .filter(a -> CHINESE.said(a).equals(a)).toList());
        assertEquals(List.of(), states.stream().filter(s -> CHINESE.said(s).equals(s)).toList());
        assertEquals("\u5df2\u5b8c\u6210", CHINESE.said("done"));
    }
}
