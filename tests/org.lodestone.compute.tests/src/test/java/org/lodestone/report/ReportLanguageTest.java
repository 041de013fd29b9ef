package org.lodestone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.image.view.Convention;
import org.lodestone.report.internal.Words;

class ReportLanguageTest {

    /** Names of things that are the same in every language. */
    private static final List<String> NAMES = List.of("Lodestone", "LODESTONE", "TMS", "RAS", "SHA", "LS", "TEST", "FD", "DVARS", "Power", "mm");

    @Test
    void everyWordIsThereInBothLanguages() {
        assertEquals(Words.of(ReportLanguage.ENGLISH).keys(), Words.of(ReportLanguage.CHINESE).keys());
    }

    /** All data of the example are made of the letter x and digits, so whatever else is Latin is the report's own. */
    @Test
    void noEnglishWordOfTheReportsOwnIsLeftInTheChinesePage() {
        ReportModel model = ReportExample.model(true, false, Convention.NEUROLOGICAL, " \u6570\u636e");
        ReportTarget target = model.targets().getFirst();
        OperatorSheet sheet = new OperatorSheet("x", target, target.candidate().scalp().map(CoilPose::usual), Map.of(), Map.of(),
                OptionalDouble.of(2), OptionalDouble.of(0.9), Optional.empty(), Optional.empty());
        String page = HtmlReport.render(model, sheet, ReportLanguage.CHINESE, Execution.unobserved())
                .replaceFirst("(?s)<style>.*?</style>", "");
        Matcher texts = Pattern.compile(">([^<]+)<").matcher(page);
        List<String> english = texts.results().map(found -> found.group(1).strip())
                .flatMap(text -> Stream.of(text.contains("\u6570\u636e") ? "" : text))
                .filter(text -> Pattern.compile("[A-Za-z]{2,}").matcher(text).results()
                        .anyMatch(word -> !NAMES.contains(word.group()) && word.group().length() > 2)).distinct().toList();

        assertTrue(page.contains("<html lang=\"zh-CN\">"));
        assertEquals(List.of(), english);
    }

    /** Reads the reasons out of the code that gives them, so a new gate without a translation is found here. */
    @Test
    void everyReasonOfTheJobsGatesIsSaidInChinese() throws IOException {
        Path pipeline = root().resolve("bundles/org.lodestone.pipeline/src/org/lodestone/pipeline");
        String code = (Files.readString(pipeline.resolve("internal/QualityGates.java")) + Files.readString(pipeline.resolve("RunGates.java")))
                .replaceAll("\"\\s*\\+\\s*\"", "");
        List<String> reasons = Pattern.compile("\"([^\"\\n]* [^\"\\n]*[.])\"").matcher(code).results().map(found -> found.group(1)).toList();
        Words words = Words.of(ReportLanguage.CHINESE);

        assertTrue(reasons.size() >= 14, reasons.toString());
        assertEquals(List.of(), reasons.stream().map(r -> r.replaceAll("%[.0-9]*f", "1.25").replace("%s", "sub-01_run-1").replace("%%", "%"))
                .filter(r -> words.said(r).equals(r)).toList());
        assertEquals("\u5934\u90e8\u5e73\u5747\u6bcf\u4e2a\u65f6\u95f4\u70b9\u79fb\u52a8 0.17 mm\uff08Power 2012\uff09\u3002",
                words.said("The head moved 0.17 mm a volume on average (Power 2012)."));
        assertEquals("A method of tomorrow said <this> & that.", words.said("A method of tomorrow said <this> & that."), "falls back");
    }

    /** Reads the names out of the code that gives them, as above. */
    @Test
    void everyGateIsNamedInChinese() throws IOException {
        Words words = Words.of(ReportLanguage.CHINESE);
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root().resolve("bundles"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Pattern.compile("(?:new Gate|Gate\\.at(?:Least|Most))\\(\\s*\"([a-z0-9-]+)\"").matcher(Files.readString(file)).results()
                        .forEach(found -> names.add(found.group(1)));
            }
        }

        assertTrue(names.size() >= 30, names.toString());
        assertEquals(List.of(), names.stream().filter(name -> words.said(name).equals(name)).toList());
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("bundles/org.lodestone.report"))) {
            at = at.getParent();
        }
        return at;
    }
}
