package org.lodestone.io.internal.handover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.lodestone.core.Finding;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.io.nifti.NiftiHeader;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.PositionKind;

/**
 * Writes marker files of ANT's visor2: coil poses in SimNIBS' convention, with the header fields of the scan by which visor2 recognises
 * that its own scan is the same.
 */
public final class Visor2Exporter extends TextExporter {

    /** Makes the exporter. */
    public Visor2Exporter() {
        super(new FormatInfo("visor2", "ANT visor2", ".mrk",
                "RAS millimetres of the associated NIfTI scan; coil axes as in SimNIBS: z into the head, y from the handle to the front",
                Set.of(PositionKind.COIL)), true, "ANT Neuro. visor2 marker file; SimNIBS 4, neuronavigation import.");
    }

    @Override
    public List<Finding> check(ExportRequest request, Parameters parameters) {
        List<Finding> findings = new ArrayList<>(super.check(request, parameters));
        if (request.scan().isEmpty()) {
            findings.add(Finding.error("LS-EXPORT-014", "A visor2 file names its scan, and the scan is not known.",
                    "Name the scan that the targets lie in."));
        }
        return findings;
    }

    @Override
    SequencedMap<String, String> content(ExportRequest request) {
        ObjectNode json = JsonText.object();
        ObjectNode configuration = json.putObject("Configuration");
        configuration.putObject("SourceInfo").put("AppName", "Lodestone").put("AppVersion", request.plan().softwareVersion())
                .put("Comment", request.plan().statement()).put("Coordinates", format().coordinates());
        imageInfo(configuration.putObject("AssociatedImageInfo"), request);
        ArrayNode markers = json.putArray("TargetMarkers");
        for (PlannedTarget target : request.plan().targets()) {
            ObjectNode coil = markers.addObject().putObject("CoilTarget");
            coil.put("Name", target.name()).put("CoordinateSystem", "ASSOCIATED_IMAGE").put("PositionalUnit", "mm")
                    .put("CoilAxesConvention", "simnibs");
            coil.putObject("CoilInfo").put("Type", "").put("Id", "");
            matrix(coil.putObject("CoilPose").putArray("RigidTransformMatrix4x4"), target.coil().orElseThrow());
        }
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("_visor2.mrk", JsonText.text(json));
        return files;
    }

    private static void imageInfo(ObjectNode info, ExportRequest request) {
        NiftiHeader header = ScanHeader.of(request.scan().orElseThrow()).header();
        if (header.qform().code() <= 0) {
            throw new RefusedException(Finding.error("LS-EXPORT-016",
                    request.scan().get().file().getFileName() + " has no qform, by which visor2 recognises a scan.",
                    "Copy the sform to the qform in the scan that goes to visor2, import it again and export from there."));
        }
        info.putArray("NIfTI_quatern").add(header.qform().b()).add(header.qform().c()).add(header.qform().d());
        Vec3 offset = header.qform().offset();
        info.putArray("NIfTI_qoffset").add(offset.x()).add(offset.y()).add(offset.z());
        ArrayNode pixdim = info.putArray("NIfTI_pixdim");
        header.pixdim().subList(0, 4).forEach(pixdim::add);
    }

    private static void matrix(ArrayNode rows, CoilPose coil) {
        Vec3[] columns = {coil.axis(0).times(-1), coil.axis(1), coil.axis(2).times(-1), coil.centre().mm()};
        for (int row = 0; row < 3; row++) {
            ArrayNode cells = rows.addArray();
            for (Vec3 column : columns) {
                cells.add(JsonText.rounded(column.get(row)));
            }
        }
        rows.addArray().add(0.0).add(0.0).add(0.0).add(1.0);
    }
}
