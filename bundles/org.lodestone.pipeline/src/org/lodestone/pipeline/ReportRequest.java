package org.lodestone.pipeline;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.report.HtmlReport;
import org.lodestone.report.Paper;
import org.lodestone.report.PdfReport;
import org.lodestone.report.ReportLanguage;
import org.lodestone.report.ReportSignature;
import org.lodestone.study.review.ReviewAct;
import org.lodestone.study.review.Reviews;

/**
 * How a report is to be written.
 *
 * @param language of its own words
 * @param pdf true for PDF/A, false for HTML
 * @param paper size of the pages
 * @param file where
 */
public record ReportRequest(ReportLanguage language, boolean pdf, Paper paper, Path file) {

    /**
     * @param language {@code en} or {@code zh}
     * @param format {@code pdf} or {@code html}
     * @param paper {@code a4} or {@code letter}
     * @param file where
     * @return the request
     * @throws RefusedException for a word that is not known
     */
    public static ReportRequest of(String language, String format, String paper, Path file) {
        ReportLanguage words = ReportLanguage.of(language);
        if (!format.equalsIgnoreCase("pdf") && !format.equalsIgnoreCase("html")) {
            throw new RefusedException(Finding.error("LS-REPORT-004", "There are no reports in the format " + format + ".", "Use pdf or html."));
        }
        if (!paper.equalsIgnoreCase("a4") && !paper.equalsIgnoreCase("letter")) {
            throw new RefusedException(Finding.error("LS-REPORT-004", "There is no paper " + paper + ".", "Use a4 or letter."));
        }
        return new ReportRequest(words, format.equalsIgnoreCase("pdf"), Paper.valueOf(paper.toUpperCase(Locale.ROOT)), file);
    }

    /** @return the newest signature of a target, valid or not, as the report shows it */
    public Optional<ReportSignature> signature(Reviews reviews, int number) {
        var targets = reviews.targets();
        return number < 1 || number > targets.size() ? Optional.empty() : targets.get(number - 1).signature().map(state -> {
            ReviewAct act = state.act();
            return new ReportSignature(act.fullName(), act.role().name().toLowerCase(Locale.ROOT), act.at().toString(),
                    act.signature().orElseThrow().sha256(), state.reasons());
        });
    }

    /** Writes the report. */
    public void write(CaseReport report, Execution execution) {
        if (pdf) {
            PdfReport.write(report.model(), report.sheet(), language, paper, file, execution);
        } else {
            HtmlReport.write(report.model(), report.sheet(), language, file, execution);
        }
    }
}
