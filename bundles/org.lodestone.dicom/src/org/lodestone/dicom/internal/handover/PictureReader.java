package org.lodestone.dicom.internal.handover;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.lodestone.method.export.Attachment;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;
import org.lodestone.method.export.TargetFileReader;

/** Compares the pixels of secondary captures with the pictures that went along; hands out the hash of each picture it found again. */
public final class PictureReader implements TargetFileReader {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.picture-reader", "1", "DICOM secondary capture", "Compares captured pictures.",
                "DICOM PS3.3, C.7.6.3");
    }

    @Override
    public String formatId() {
        return "dicom-sc";
    }

    @Override
    public Outcome<ReadBack> run(ReadBackRequest request, Parameters parameters, Execution execution) {
        List<Path> pictures = request.attachments().stream().filter(a -> a.kind() == Attachment.Kind.PICTURE_PNG)
                .map(Attachment::path).toList();
        List<String> found = new ArrayList<>();
        if (pictures.size() != request.files().size()) {
            return refused(request.files().getFirst(), "is one of " + request.files().size() + " captures of " + pictures.size()
                    + " pictures");
        }
        for (int i = 0; i < pictures.size(); i++) {
            Path file = request.files().get(i);
            try {
                if (!shows(Part10.read(file).data(), PngPicture.read(pictures.get(i)))) {
                    return refused(file, "shows something else than " + pictures.get(i).getFileName());
                }
                found.add(Sha256.of(pictures.get(i)));
            } catch (DamagedDicomException | IOException e) {
                return refused(file, "cannot be compared: " + e.getMessage());
            }
        }
        return Outcome.done(new ReadBack(List.of(), found));
    }

    private static boolean shows(DataSet data, PngPicture picture) {
        if (data.integer(0x00280011, 0) != picture.width() || data.integer(0x00280010, 0) != picture.height()
                || data.integer(0x00280002, 0) != 3 || !data.text(0x00280004).equals("RGB") || data.integer(0x00280006, -1) != 0
                || !(data.element(0x7fe00010).orElse(null) instanceof Element.Value pixels) || pixels.length() < picture.rgb().length) {
            return false;
        }
        return pixels.view().limit(picture.rgb().length).equals(ByteBuffer.wrap(picture.rgb()));
    }

    private static Outcome<ReadBack> refused(Path file, String what) {
        return Outcome.refused(Finding.error("LS-DICOM-034", file.getFileName() + " " + what + ".", "Export the pictures again.")
                .with("file", file).with("offset", 0));
    }
}
