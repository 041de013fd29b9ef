package org.lodestone.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
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
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path making = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                try (PDDocument document = PdfPages.of(model, sheet, language, paper, execution)) {
                    document.save(making.toFile());
                }
                Files.move(making, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(making);
            }
        } catch (IOException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-REPORT-001",
                    file + " cannot be written: " + e.getMessage() + ".", "Check that the folder exists, is writable and has space."));
            refusal.initCause(e);
            throw refusal;
        }
    }
}
