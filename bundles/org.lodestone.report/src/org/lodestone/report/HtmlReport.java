package org.lodestone.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.WholeFile;
import org.lodestone.report.internal.OperatorBlock;
import org.lodestone.report.internal.Page;
import org.lodestone.report.internal.Translation;
import org.lodestone.report.internal.Words;

/**
 * Writes a report as one HTML file that needs nothing else: pictures are inside, no script, no address to load from. Prints on A4.
 */
public final class HtmlReport {

    private HtmlReport() {
    }

    /**
     * @param model what it says
     * @param execution threads and cancellation
     * @return the page
     */
    public static String render(ReportModel model, Execution execution) {
        return new Page(model, Optional.empty(), execution).html();
    }

    /**
     * Writes the page to a temporary name and moves it: the file is whole or not there.
     *
     * @param model what it says
     * @param file where; an existing file is replaced
     * @param execution threads and cancellation
     * @throws RefusedException when the folder cannot be written
     */
    public static void write(ReportModel model, Path file, Execution execution) {
        write(render(model, execution), file);
    }

    private static void write(String page, Path file) {
        try {
            WholeFile.write(file, page);
        } catch (IOException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-REPORT-001",
                    file + " cannot be written: " + e.getMessage() + ".", "Name a file, not a folder, where there is permission to write and space."));
            refusal.initCause(e);
            throw refusal;
        }
    }

    /**
     * @param model what it says
     * @param sheet block for the operator, on top
     * @param language of all words that are the report's own
     * @param execution threads and cancellation
     * @return the page
     */
    public static String render(ReportModel model, OperatorSheet sheet, ReportLanguage language, Execution execution) {
        return Translation.to(language).page(new Page(model, Optional.of(new OperatorBlock(sheet, Words.of(language))), execution).html());
    }

    /** Writes such a page; see {@link #write(ReportModel, Path, Execution)}. */
    public static void write(ReportModel model, OperatorSheet sheet, ReportLanguage language, Path file, Execution execution) {
        write(render(model, sheet, language, execution), file);
    }

    /** Writes the page on all cores; see {@link #write(ReportModel, Path, Execution)}. */
    public static void write(ReportModel model, Path file) {
        write(model, file, Execution.unobserved());
    }
}
