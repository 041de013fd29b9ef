package org.lodestone.io.internal.handover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.PositionKind;

/**
 * Writes 3D Slicer's markups, schema 1.0.3: one list of fiducials in LPS, which is what readers that do not look at the field take for
 * granted. Labels {@code NAME_target}, {@code NAME_scalp}, {@code NAME_coil}; the last has the coil's axes as columns of its orientation.
 */
public final class SlicerExporter extends TextExporter {

    private static final String SCHEMA =
            "https://raw.githubusercontent.com/slicer/slicer/master/Modules/Loadable/Markups/Resources/Schema/markups-schema-v1.0.3.json#";
    private static final double[] NO_ORIENTATION = {-1, 0, 0, 0, -1, 0, 0, 0, 1};

    /** Makes the exporter. */
    public SlicerExporter() {
        super(new FormatInfo("slicer", "3D Slicer markups", ".mrk.json",
                "LPS millimetres (coordinateSystem \"LPS\"); orientation of NAME_coil: columns right, front, out of the head of the coil",
                Set.of(PositionKind.TARGET, PositionKind.SCALP, PositionKind.COIL)), false, "3D Slicer. Markups JSON schema 1.0.3.");
    }

    @Override
    SequencedMap<String, String> content(ExportRequest request) {
        ObjectNode json = JsonText.object();
        json.put("@schema", SCHEMA);
        ObjectNode list = json.putArray("markups").addObject();
        list.put("type", "Fiducial").put("name", request.baseName()).put("coordinateSystem", "LPS").put("coordinateUnits", "mm")
                .put("locked", true).put("fixedNumberOfControlPoints", true).put("labelFormat", "%N-%d")
                .put("description", request.plan().statement() + " " + format().coordinates());
        ArrayNode points = list.putArray("controlPoints");
        for (PlannedTarget target : request.plan().targets()) {
            point(points, target.name() + "_target", "target in the cortex, " + target.candidate().methodId(),
                    target.candidate().nativePoint().mm(), NO_ORIENTATION);
            target.candidate().scalp().ifPresent(scalp ->
                    point(points, target.name() + "_scalp", "scalp point over the target", scalp.point().mm(), NO_ORIENTATION));
            target.coil().ifPresent(coil ->
                    point(points, target.name() + "_coil", "centre of the coil's face, with its axes", coil.centre().mm(), orientation(coil)));
        }
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put(".mrk.json", JsonText.text(json));
        return files;
    }

    private static void point(ArrayNode points, String label, String description, Vec3 ras, double[] orientation) {
        ObjectNode point = points.addObject();
        point.put("id", String.valueOf(points.size())).put("label", label).put("description", description).put("associatedNodeID", "");
        JsonText.add(point.putArray("position"), new Vec3(-ras.x(), -ras.y(), ras.z()));
        ArrayNode cells = point.putArray("orientation");
        for (double cell : orientation) {
            cells.add(JsonText.rounded(cell));
        }
        point.put("selected", true).put("locked", true).put("visibility", true).put("positionStatus", "defined");
    }

    /** Rows of a 3 x 3 matrix whose columns are the coil's axes, the first two rows with the sign of left and back. */
    private static double[] orientation(CoilPose coil) {
        double[] cells = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int axis = 0; axis < 3; axis++) {
                cells[3 * row + axis] = (row < 2 ? -1 : 1) * coil.axis(axis).get(row);
            }
        }
        return cells;
    }
}
