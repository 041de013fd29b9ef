package org.lodestone.dicom.internal.handover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Pictures of the target as secondary captures in the patient's study, one instance a picture. */
public final class PictureExporter implements TargetExporter {

    private static final String CLASS_UID = "1.2.840.10008.5.1.4.1.1.7";
    private static final int PATIENT_ORIENTATION = 0x00200020;
    private static final int LATERALITY = 0x00200060;
    private static final int COMMENTS = 0x00204000;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.picture", "1", "DICOM secondary capture", "Pictures of the target in the patient's study.",
                "DICOM PS3.3, A.8.1");
    }

    @Override
    public FormatInfo format() {
        return new FormatInfo("dicom-sc", "DICOM secondary capture", ".dcm", "no coordinates: pictures as they are", Set.of());
    }

    @Override
    public List<Finding> check(ExportRequest request, Parameters parameters) {
        if (request.attached(Attachment.Kind.PICTURE_PNG).isEmpty()) {
            return List.of(Finding.error("LS-DICOM-033", "There is no picture to be captured.", "Give pictures as PNG (--picture)."));
        }
        return request.attached(Attachment.Kind.DICOM_SERIES).isEmpty() ? List.of(ReportExporter.unknownPatient()) : List.of();
    }

    @Override
    public Outcome<List<Path>> run(ExportRequest request, Parameters parameters, Execution execution) {
        List<Path> files = new ArrayList<>();
        Path now = request.folder();
        try {
            Optional<SourceSeries> source = request.attached(Attachment.Kind.DICOM_SERIES).stream().findFirst()
                    .map(folder -> SourceSeries.read(folder, execution.progress()));
            for (Path picture : request.attached(Attachment.Kind.PICTURE_PNG)) {
                now = picture;
                files.add(write(request, source, PngPicture.read(picture), files.size() + 1));
            }
            return Outcome.done(files);
        } catch (IOException e) {
            return Outcome.refused(Finding.error("LS-DICOM-033", now + " cannot be captured: " + e.getMessage() + ".",
                    "Save the picture again, as PNG of 8 bits a channel.").with("file", now).with("offset", 0));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static Path write(ExportRequest request, Optional<SourceSeries> source, PngPicture picture, int number) throws IOException {
        DataSetBuilder builder = NewInstance.begin(request, source, CLASS_UID, "OT", 9103, number, "TMS target pictures", picture.rgb());
        // A picture of a screen may show the patient's name; whoever removes names has to look.
        builder.text(Tags.IMAGE_TYPE, "DERIVED\\SECONDARY").text(Tags.CONVERSION_TYPE, "WSD").text(Tags.BURNED_IN, "YES")
                .text(PATIENT_ORIENTATION, "").text(LATERALITY, "").text(COMMENTS, request.plan().statement())
                .number(Tags.SAMPLES_PER_PIXEL, 3)
                .text(Tags.PHOTOMETRIC, "RGB").number(Tags.PLANAR, 0).number(Tags.ROWS, picture.height()).number(Tags.COLUMNS,
                picture.width())
                .number(Tags.BITS_ALLOCATED, 8).number(Tags.BITS_STORED, 8).number(Tags.HIGH_BIT, 7).number(Tags.PIXEL_REPRESENTATION, 0)
                .bytes(Tags.PIXELS, "OB", picture.rgb());
        return NewInstance.write(builder, request, "_picture-" + number);
    }
}
