package org.lodestone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodestone.core.Execution;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.image.Surface;
import org.lodestone.image.view.Convention;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class PdfReportTest {

    private static final Map<String, Double> TAPE = Map.of("nasionInionMm", 361.0, "earToEarMm", 352.0, "circumferenceMm", 571.0,
            "frontMm", 36.1, "alongCircumferenceMm", 63.0, "fromVertexMm", 97.0, "fromNasionMm", 118.0, "fromEarMm", 109.0);

    @TempDir
    private Path folder;

    @BeforeEach
    void fonts() {
        assumeTrue(ReportFonts.chinese().isPresent(), "no font with Chinese characters on this machine (fonts-droid-fallback)");
    }

    private static OperatorSheet sheet(ReportModel model, Optional<ReportSignature> signature) {
        ReportTarget target = model.targets().getFirst();
        return new OperatorSheet("cluster", target, target.candidate().scalp().map(CoilPose::usual), TAPE, Map.of(), OptionalDouble.of(1.9),
                OptionalDouble.of(0.93), Optional.of(ball()), signature);
    }

    /** The skin of the example's head. */
    private static Surface ball() {
        int rings = 20;
        int spokes = 40;
        float[] vertices = new float[3 * (rings + 1) * spokes];
        int[] triangles = new int[6 * rings * spokes];
        int t = 0;
        for (int r = 0; r <= rings; r++) {
            for (int s = 0; s < spokes; s++) {
                double e = Math.PI * r / rings - Math.PI / 2;
                double a = 2 * Math.PI * s / spokes;
                int v = r * spokes + s;
                vertices[3 * v] = (float) (85 * Math.cos(e) * Math.cos(a));
                vertices[3 * v + 1] = (float) (85 * Math.cos(e) * Math.sin(a));
                vertices[3 * v + 2] = (float) (85 * Math.sin(e));
                int beside = r * spokes + (s + 1) % spokes;
                for (int corner : r == rings ? new int[0] : new int[] {v, beside, beside + spokes, v, beside + spokes, v + spokes}) {
                    triangles[t++] = corner;
                }
            }
        }
        return new Surface(ReportExample.FRAME, vertices, triangles);
    }

    private Path write(ReportLanguage language, Paper paper, Optional<ReportSignature> signature) {
        ReportModel model = ReportExample.model(true, true, Convention.NEUROLOGICAL, "");
        Path file = folder.resolve("report-" + language.code() + "-" + paper + ".pdf");
        PdfReport.write(model, sheet(model, signature), language, paper, file, Execution.unobserved());
        return file;
    }

    private static String text(Path file, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, A4", "ENGLISH, LETTER", "CHINESE, A4", "CHINESE, LETTER"})
    void theDocumentIsPdfA(ReportLanguage language, Paper paper) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (InputStream in = Files.newInputStream(write(language, paper, Optional.empty()));
                PDFAParser parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFA_2_B)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false).validate(parser);

            assertTrue(result.isCompliant(), () -> result.getTestAssertions().stream()
                    .filter(a -> a.getStatus() == TestAssertion.Status.FAILED).map(a -> a.getRuleId() + " " + a.getMessage()).toList().toString());
            assertTrue(result.getTotalAssertions() > 500, "checked " + result.getTotalAssertions());
        }
    }

    @Test
    void theFirstPageHoldsWhatTheOperatorNeeds() throws IOException {
        String page = text(write(ReportLanguage.ENGLISH, Paper.A4, Optional.empty()), 1);

        for (String needed : List.of("SIMULATED", "Not a certified medical device", "NOT SIGNED", "LEFT", "-40.0, 30.0, 25.0", "29.0 mm", "45°",
                "1.9 mm; 93 %", "nasion over the vertex to inion 361 mm", "Go 63 mm along it to the patient's LEFT", "97 mm towards that mark")) {
            assertTrue(page.contains(needed), () -> needed + " is not in: " + page);
        }
    }

    @Test
    void theChineseDocumentIsChinese() throws IOException {
        String page = text(write(ReportLanguage.CHINESE, Paper.A4, Optional.empty()), 1);

        for (String needed : List.of("未签名", "左侧", "手柄", "用软尺定位", "模拟数据", "-40.0, 30.0, 25.0")) {
            assertTrue(page.contains(needed), () -> needed + " is not in: " + page);
        }
        assertFalse(page.contains("?"), () -> "a character is missing in the font: " + page);
    }

    @Test
    void aVoidSignatureIsShownAsVoidWithTheReason() throws IOException {
        ReportSignature broken = new ReportSignature("Dr Wang 王", "physician", "2026-11-22T10:00:00Z", "ab".repeat(32), List.of("results/x was changed"));
        String page = text(write(ReportLanguage.ENGLISH, Paper.A4, Optional.of(broken)), 1);

        assertTrue(page.contains("SIGNATURE VOID (was: Dr Wang 王, physician, 2026-11-22T10:00:00Z)") && page.contains("results/x was changed"), page);
    }

    @Test
    void theOperatorsPageStaysOnePageOnTheShorterPaper() throws IOException {
        ReportSignature broken = new ReportSignature("Dr Wang", "physician", "2026-11-22T10:00:00Z", "ab".repeat(32),
                java.util.Collections.nCopies(30, "results/func/sub-01_space-T1w_seed-sgacc_stat-r_statmap.nii.gz was changed"));
        Path file = write(ReportLanguage.ENGLISH, Paper.LETTER, Optional.of(broken));

        assertTrue(text(file, 1).contains("Check: nasion to the point 118 mm"), () -> "the last step is not on page 1");
        assertFalse(text(file, 2).contains("Check: nasion"), () -> "the page for the operator runs over");
    }

    @Test
    void pagesHaveTheSizeOfThePaper() throws IOException {
        try (PDDocument document = Loader.loadPDF(write(ReportLanguage.ENGLISH, Paper.LETTER, Optional.empty()).toFile())) {
            assertEquals(612, document.getPage(0).getMediaBox().getWidth(), 0.01);
            assertEquals(792, document.getPage(0).getMediaBox().getHeight(), 0.01);
        }
    }

    @Test
    void theSameResultGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(write(ReportLanguage.CHINESE, Paper.A4, Optional.empty()));

        assertEquals(-1, java.util.Arrays.mismatch(first, Files.readAllBytes(write(ReportLanguage.CHINESE, Paper.A4, Optional.empty()))));
    }
}
