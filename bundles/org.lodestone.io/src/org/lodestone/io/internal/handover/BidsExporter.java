package org.lodestone.io.internal.handover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.PositionKind;

/**
 * Writes markers in the form of the NIBS extension proposal of BIDS (draft 6): a table, its description, and the coordinate system beside
 * it. The table has one row a target; what a target lacks is {@code n/a}.
 */
public final class BidsExporter extends TextExporter {

    private static final String NONE = "n/a\tn/a\tn/a";

    /** Makes the exporter. */
    public BidsExporter() {
        super(new FormatInfo("bids", "BIDS markers (NIBS proposal, draft 6)", "_markers.tsv",
                "RAS millimetres of the T1w scan; normal out of the head, direction from the handle to the front of the coil",
                Set.of(PositionKind.TARGET, PositionKind.SCALP, PositionKind.COIL)), false,
                "BIDS extension proposal 37, non-invasive brain stimulation, draft 6 of 2025.");
    }

    @Override
    SequencedMap<String, String> content(ExportRequest request) {
        StringBuilder table = new StringBuilder("stim_id\tmarker_name\tpeeling_depth\ttarget_x\ttarget_y\ttarget_z\tentry_x\tentry_y\tentry_z\t"
                + "coil_x\tcoil_y\tcoil_z\tnormal_x\tnormal_y\tnormal_z\tdirection_x\tdirection_y\tdirection_z\n");
        int id = 0;
        for (PlannedTarget target : request.plan().targets()) {
            row(table, ++id, target);
        }
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("_markers.tsv", table.toString());
        files.put("_markers.json", JsonText.text(columns(request)));
        files.put("_coordsystem.json", JsonText.text(space(request)));
        return files;
    }

    private static void row(StringBuilder table, int id, PlannedTarget target) {
        var scalp = target.candidate().scalp();
        var coil = target.coil();
        table.append("stim_").append(id).append('\t').append(target.name()).append('\t')
                .append(scalp.map(ScalpTarget::depthMm).map(TextExporter::number).orElse("n/a")).append('\t')
                .append(numbers(target.candidate().nativePoint().mm(), "\t")).append('\t')
                .append(scalp.map(s -> numbers(s.point().mm(), "\t")).orElse(NONE)).append('\t')
                .append(coil.map(CoilPose::centre).map(c -> numbers(c.mm(), "\t")).orElse(NONE)).append('\t')
                .append(coil.map(c -> numbers(c.axis(2), "\t")).orElse(NONE)).append('\t')
                .append(coil.map(c -> numbers(c.axis(1), "\t")).orElse(NONE)).append('\n');
    }

    private ObjectNode columns(ExportRequest request) {
        ObjectNode json = JsonText.object();
        json.put("Description", request.plan().statement());
        describe(json, "peeling_depth", "distance from the scalp point to the target", "mm");
        for (String axis : new String[] {"x", "y", "z"}) {
            describe(json, "target_" + axis, "point in the cortex", "mm");
            describe(json, "entry_" + axis, "scalp point over the target", "mm");
            describe(json, "coil_" + axis, "centre of the coil's face", "mm");
            describe(json, "normal_" + axis, "unit vector out of the head, the coil's z axis", "1");
            describe(json, "direction_" + axis, "unit vector from the handle to the front of the coil, its y axis", "1");
        }
        ArrayNode methods = json.putArray("TargetMethods");
        request.plan().targets().forEach(target -> methods.add(target.candidate().methodId()));
        return json;
    }

    private static void describe(ObjectNode json, String column, String description, String units) {
        json.putObject(column).put("Description", description).put("Units", units);
    }

    private ObjectNode space(ExportRequest request) {
        ObjectNode json = JsonText.object();
        request.scan().ifPresent(scan -> json.put("IntendedFor", "bids::sub-" + request.plan().caseId() + "/anat/" + scan.file().getFileName()));
        json.put("NIBSCoordinateSystem", "IndividualMRI").put("NIBSCoordinateUnits", "mm");
        json.put("NIBSCoordinateSystemDescription", "World coordinates of the scan in IntendedFor, x to the right, y to the front, z up (RAS). "
                + format().coordinates() + ".");
        return json;
    }
}
