package org.lodestone.dicom.internal.handover;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Sha256;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.Element;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;
import org.lodestone.method.export.TargetFileReader;

/** Takes the document out of an encapsulated PDF, without the byte that may fill it up. */
public final class ReportReader implements TargetFileReader {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.report-reader", "1", "DICOM encapsulated PDF", "Takes the report out of its DICOM object.",
                "DICOM PS3.3, C.24.2");
    }

    @Override
    public String formatId() {
        return "dicom-pdf";
    }

    @Override
    public Outcome<ReadBack> run(ReadBackRequest request, Parameters parameters, Execution execution) {
        Path file = request.files().getFirst();
        try {
            DataSet data = Part10.read(file).data();
            int length = data.integer(0x00420015, -1);
            if (!(data.element(0x00420011).orElse(null) instanceof Element.Value document) || length < 0 || length > document.length()
                    || !data.text(0x00420012).equals("application/pdf")) {
                return refused(file, "holds no PDF");
            }
            ByteBuffer view = document.view();
            byte[] pdf = new byte[length];
            view.get(pdf);
            Path copy = Files.createTempFile(file.toAbsolutePath().getParent(), ".report", ".pdf");
            try {
                return Outcome.done(new ReadBack(List.of(), List.of(Sha256.of(Files.write(copy, pdf)))));
            } finally {
                Files.delete(copy);
            }
        } catch (DamagedDicomException | IOException e) {
            return refused(file, "cannot be read: " + e.getMessage());
        }
    }

    private static Outcome<ReadBack> refused(Path file, String what) {
        return Outcome.refused(Finding.error("LS-DICOM-034", file.getFileName() + " " + what + ".", "Export the report again.")
                .with("file", file).with("offset", 0));
    }
}
