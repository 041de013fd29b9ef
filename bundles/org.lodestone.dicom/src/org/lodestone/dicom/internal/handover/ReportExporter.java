package org.lodestone.dicom.internal.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.export.Attachment;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.TargetExporter;

/** The report as a document of the patient's study in the archive. */
public final class ReportExporter implements TargetExporter {

    static final String CLASS_UID = "1.2.840.10008.5.1.4.1.1.104.1";
    private static final int ACQUIRED = 0x0008002a;
    private static final int TITLE = 0x00420010;
    private static final int DOCUMENT = 0x00420011;
    private static final int MIME = 0x00420012;
    private static final int LENGTH = 0x00420015;
    private static final int CONCEPT = 0x0040a043;
    private static final long LARGEST = 256L << 20;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.report", "1", "DICOM encapsulated PDF", "The report as a document in the patient's study.",
                "DICOM PS3.3, A.45.1");
    }

    @Override
    public FormatInfo format() {
        return new FormatInfo("dicom-pdf", "DICOM encapsulated PDF", ".dcm", "no coordinates: the report as it is", Set.of());
    }

    @Override
    public List<Finding> check(ExportRequest request, Parameters parameters) {
        if (request.attached(Attachment.Kind.REPORT_PDF).size() != 1) {
            return List.of(Finding.error("LS-DICOM-032", "There is no report to be encapsulated.", "Give the report as PDF (--report)."));
        }
        return request.attached(Attachment.Kind.DICOM_SERIES).isEmpty() ? List.of(unknownPatient()) : List.of();
    }

    static Finding unknownPatient() {
        return Finding.warning("LS-DICOM-035", "The object names the case, not the patient, and begins a study of its own.",
                "Give the DICOM series of the structural scan (--dicom) to file it under the patient.");
    }

    @Override
    public Outcome<List<Path>> run(ExportRequest request, Parameters parameters, Execution execution) {
        Path report = request.attached(Attachment.Kind.REPORT_PDF).getFirst();
        try {
            if (Files.size(report) > LARGEST) {
                throw new IOException("larger than " + (LARGEST >> 20) + " MiB");
            }
            byte[] pdf = Files.readAllBytes(report);
            if (pdf.length < 5 || !new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII).equals("%PDF-")) {
                throw new IOException("no PDF");
            }
            Optional<SourceSeries> source = request.attached(Attachment.Kind.DICOM_SERIES).stream().findFirst()
                    .map(folder -> SourceSeries.read(folder, execution.progress()));
            DataSetBuilder builder = NewInstance.begin(request, source, CLASS_UID, "DOC", 9102, 1, "TMS target report", pdf);
            builder.text(Tags.CONVERSION_TYPE, "WSD").text(Tags.BURNED_IN, "YES").text(ACQUIRED, "").text(TITLE, "TMS target report")
                    .sequence(CONCEPT).text(MIME, "application/pdf").bytes(DOCUMENT, "OB", pdf).number(LENGTH, pdf.length);
            return Outcome.done(List.of(NewInstance.write(builder, request, "_report")));
        } catch (IOException e) {
            return Outcome.refused(Finding.error("LS-DICOM-032", report + " cannot be encapsulated: " + e.getMessage() + ".",
                    "Write the report again, as PDF.").with("file", report).with("offset", 0));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }
}
