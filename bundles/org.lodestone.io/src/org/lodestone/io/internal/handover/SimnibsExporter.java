package org.lodestone.io.internal.handover;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.PositionKind;

/**
 * Writes the comma-separated positions that SimNIBS' tools take ({@code subject2mni}, {@code mni2subject}, position readers): a row
 * {@code Generic} for the point in the cortex, a row {@code CoilPos} with centre, z axis into the head, y axis from the handle to the front,
 * and the distance from the scalp.
 */
public final class SimnibsExporter extends TextExporter {

    /** Makes the exporter. */
    public SimnibsExporter() {
        super(new FormatInfo("simnibs", "SimNIBS coordinates", ".csv",
                "RAS millimetres of the T1w scan; CoilPos: ez into the head, ey from the handle to the front of the coil",
                Set.of(PositionKind.TARGET, PositionKind.COIL)), false, "SimNIBS 4. Coordinates in SimNIBS: CSV files.");
    }

    @Override
    SequencedMap<String, String> content(ExportRequest request) {
        // The reader skips the first row when it holds no number: the only place for words.
        StringBuilder text = new StringBuilder("Type,x_ras_mm,y_ras_mm,z_ras_mm,ez_x or name,ez_y,ez_z,ey_x,ey_y,ey_z,distance_mm,name,\"")
                .append(request.plan().statement()).append(' ').append(format().coordinates()).append("\"\n");
        for (PlannedTarget target : request.plan().targets()) {
            if (target.coil().isPresent()) {
                CoilPose coil = target.coil().get();
                text.append("CoilPos,").append(numbers(coil.centre().mm(), ",")).append(',').append(numbers(coil.axis(2).times(-1), ","))
                        .append(',').append(numbers(coil.axis(1), ",")).append(",0.000000,").append(target.name()).append('\n');
            }
            text.append("Generic,").append(numbers(target.candidate().nativePoint().mm(), ",")).append(',').append(target.name()).append('\n');
        }
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("_simnibs.csv", text.toString());
        return files;
    }
}
