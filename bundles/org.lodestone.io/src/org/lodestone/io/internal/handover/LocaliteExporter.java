package org.lodestone.io.internal.handover;

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
 * Writes a list of instrument markers for Localite's TMS Navigator: coil poses in RAS. Localite's coil axes: x into the head, y towards the
 * handle, z to the left of the coil.
 */
public final class LocaliteExporter extends TextExporter {

    /** Makes the exporter. */
    public LocaliteExporter() {
        super(new FormatInfo("localite", "Localite TMS Navigator", ".xml",
                "RAS millimetres of the scan (coordinateSpace=\"RAS\"); coil axes x into the head, y towards the handle, z to the coil's left",
                Set.of(PositionKind.COIL)), true, "Localite. TMS Navigator, instrument markers; SimNIBS 4, neuronavigation import.");
    }

    @Override
    SequencedMap<String, String> content(ExportRequest request) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<InstrumentMarkerList coordinateSpace=\"RAS\">\n");
        // Two hyphens would end the comment.
        xml.append("    <!--").append((request.plan().statement() + " " + format().coordinates()).replace("--", "- -")).append(".-->\n");
        int index = 0;
        for (PlannedTarget target : request.plan().targets()) {
            marker(xml, index++, target.name(), target.coil().orElseThrow());
        }
        xml.append("</InstrumentMarkerList>\n");
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("_InstrumentMarker.xml", xml.toString());
        return files;
    }

    private static void marker(StringBuilder xml, int index, String name, CoilPose coil) {
        Vec3[] columns = {coil.axis(2).times(-1), coil.axis(1).times(-1), coil.axis(0).times(-1), coil.centre().mm()};
        xml.append("    <InstrumentMarker alwaysVisible=\"false\" index=\"").append(index).append("\" selected=\"false\">\n");
        xml.append("        <Marker additionalInformation=\"\" color=\"#ff0000\" description=\"").append(name).append("\" set=\"true\">\n");
        xml.append("            <Matrix4D\n");
        for (int row = 0; row < 4; row++) {
            xml.append("                ");
            for (int column = 0; column < 4; column++) {
                double value = row < 3 ? columns[column].get(row) : column == 3 ? 1 : 0;
                xml.append("data").append(row).append(column).append("=\"").append(number(value)).append('"').append(column < 3 ? " " : "");
            }
            xml.append(row < 3 ? "\n" : "/>\n");
        }
        xml.append("        </Marker>\n    </InstrumentMarker>\n");
    }
}
