package org.lodestone.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.WholeFile;
import org.lodestone.report.internal.pdf.PdfPages;

/**
 * Writes a report as PDF/A-2b (ISO 19005-2): fonts and colour space inside, nothing to load, readable for as long as records have to be
 * kept. The first page is for the operator, the others hold the evidence.
 */
public final class PdfReport {

    private PdfReport() {
    }

    /**
     * Writes the document to a temporary name and moves it: the file is whole or not there.
     *
     * @param model what it says
     * @param sheet first page
     * @param language of all words that are the report's own
     * @param paper size of the pages
     * @param file where; an existing file is replaced
     * @param execution threads and cancellation
     * @throws RefusedException when the folder cannot be written, or there is no font for the language
     */
    public static void write(ReportModel model, OperatorSheet sheet, ReportLanguage language, Paper paper, Path file, Execution execution) {
        try {
            WholeFile.write(file, channel -> {
                try (PDDocument document = PdfPages.of(model, sheet, language, paper, execution)) {
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                    document.save(out);
                    out.flush();
                }
            });
        } catch (IOException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-REPORT-001",
                    file + " cannot be written: " + e.getMessage() + ".", "Name a file, not a folder, where there is permission to write and space."));
            refusal.initCause(e);
            throw refusal;
        }
    }
}
