package org.lodestone.report.internal.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.lodestone.core.Execution;
import org.lodestone.report.OperatorSheet;
import org.lodestone.report.Paper;
import org.lodestone.report.ReportFonts;
import org.lodestone.report.ReportLanguage;
import org.lodestone.report.ReportModel;
import org.lodestone.report.internal.Layers;
import org.lodestone.report.internal.Words;

/** Lays the whole document out. */
public final class PdfPages {

    private PdfPages() {
    }

    /** @return the document; to be saved and closed */
    public static PDDocument of(ReportModel model, OperatorSheet sheet, ReportLanguage language, Paper paper, Execution execution)
            throws IOException {
        Words words = Words.of(language);
        // Names of patients and doctors may be Chinese in an English report, too.
        Optional<Path> chinese = language == ReportLanguage.CHINESE ? Optional.of(ReportFonts.needChinese()) : ReportFonts.chinese();
        PDDocument document = new PDDocument();
        boolean done = false;
        try {
            ArchiveMarks.put(document, words.get("title", model.participant()), language == ReportLanguage.CHINESE ? "zh-CN" : "en",
                    "Lodestone " + model.softwareVersion());
            String running = (model.simulated() ? words.get("simulated") + " " : "") + words.get("use");
            Layers layers = Layers.of(model.images());
            try (Sheets sheets = new Sheets(document, new Type(document, chinese), paper, running)) {
                new OperatorSection(model, sheet, layers, words, execution).write(sheets);
                new EvidencePages(model, sheet.signature(), layers, words, execution).write(sheets);
            }
            done = true;
            return document;
        } finally {
            if (!done) {
                document.close();
            }
        }
    }
}
