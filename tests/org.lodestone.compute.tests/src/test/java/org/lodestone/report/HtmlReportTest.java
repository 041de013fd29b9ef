package org.lodestone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.image.view.Convention;

class HtmlReportTest {

    private static final Execution ONE = new Execution(Parallel.single(), Progress.NONE);
    private static final Execution TWO = new Execution(new Parallel(2), Progress.NONE);
    private static final String HOSTILE = "<script>alert('x')</script>\"'&<img src=http://evil>\u0000";

    private static String page(boolean simulated, boolean usable, String text) {
        return HtmlReport.render(ReportExample.model(simulated, usable, Convention.NEUROLOGICAL, text), TWO);
    }

    @Test
    void thePageLoadsNothingAndRunsNothing() {
        String page = page(true, true, "");
        Matcher addresses = Pattern.compile("(?:src|href|url)\\s*[=(]\\s*[\"']?([^\"'\\s>)]{0,40})").matcher(page);
        int pictures = 0;
        while (addresses.find()) {
            assertTrue(addresses.group(1).startsWith("data:image/png"), addresses.group());
            pictures++;
        }
        assertEquals(5, pictures);
        assertFalse(page.contains("<script"));
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void textFromOutsideNeverBecomesMarkup() {
        String page = page(false, true, HOSTILE);
        assertFalse(page.contains("<script"));
        assertFalse(page.contains("<img src=http"));
        assertFalse(page.contains("\u0000"));
        // Participant, version, method twice, template, region twice, gate, reason, fact, run, fact, finding, step, reference, source.
        int shown = page.split("&lt;script&gt;", -1).length - 1;
        assertTrue(shown >= 16, "shown " + shown + " times");
        assertEquals(plain(page(false, true, "")), plain(page), "the elements are the same whatever the texts say");
    }

    /** Only the tags. */
    private static String plain(String page) {
        StringBuilder tags = new StringBuilder();
        Matcher matcher = Pattern.compile("<(/?[a-z0-9]+)").matcher(page);
        while (matcher.find()) {
            tags.append(matcher.group(1)).append(' ');
        }
        return tags.toString();
    }

    @Test
    void everyElementIsClosedInOrder() {
        String body = page(true, false, "").replaceAll("(?s)<style>.*?</style>", "");
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = Pattern.compile("<(/?)([a-zA-Z0-9]+)([^>]*)>").matcher(body);
        while (tag.find()) {
            if (Set.of("meta", "img").contains(tag.group(2)) || tag.group(3).endsWith("/")) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
            } else {
                assertEquals(open.pop(), tag.group(2), body.substring(tag.start(), Math.min(body.length(), tag.start() + 60)));
            }
        }
        assertTrue(open.isEmpty());
    }

    @Test
    void simulatedDataAndFailedGatesAreSaidAloud() {
        assertTrue(page(true, true, "").contains("SIMULATED DATA"));
        assertFalse(page(false, true, "").contains("SIMULATED"));
        assertTrue(page(false, true, "").contains("Not a certified medical device"));
        assertTrue(page(false, false, "").contains("Quality gates failed: not for use"));
        assertTrue(page(false, false, "").contains("FAILED"));
        assertTrue(page(false, true, "").contains("All quality gates passed"));
    }

    @Test
    void theSideIsSaidInWords() {
        assertTrue(page(false, true, "").contains("38.0 mm to the patient&#39;s LEFT"));
    }

    @Test
    void coordinatesCanBeCopiedAsNumbers() {
        assertTrue(page(false, true, "").contains("-40.0, 30.0, 25.0"));
    }

    @Test
    void aMissingValueIsNotDrawnAsANumber() {
        String page = page(false, true, "").replaceAll("data:image/png;base64,[^\"]*", "");
        assertFalse(page.contains("NaN"));
        assertFalse(page.contains("Infinity"));
        assertTrue(page.contains("mean 0.10 mm, largest 0.10 mm"));
    }

    @Test
    void theSameResultGivesTheSamePageAtAnyThreadCount() {
        ReportModel model = ReportExample.model(true, true, Convention.RADIOLOGICAL, "");
        assertEquals(HtmlReport.render(model, ONE), HtmlReport.render(model, TWO));
    }

    @Test
    void theFileIsWholeOrNotThere(@TempDir Path folder) throws IOException {
        ReportModel model = ReportExample.model(true, true, Convention.NEUROLOGICAL, "");
        Path file = folder.resolve("report.html");
        HtmlReport.write(model, file, TWO);
        HtmlReport.write(model, file, TWO);
        assertEquals(HtmlReport.render(model, TWO), Files.readString(file));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
        for (Path wrong : List.of(file.resolve("report.html"), Files.createDirectory(folder.resolve("reports")))) {
            RefusedException refused = assertThrows(RefusedException.class, () -> HtmlReport.write(model, wrong, TWO));
            assertEquals("LS-REPORT-001", refused.findings().getFirst().code());
        }
    }
}
