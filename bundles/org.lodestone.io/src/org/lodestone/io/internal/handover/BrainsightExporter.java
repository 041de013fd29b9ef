package org.lodestone.io.internal.handover;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.PositionKind;

/**
 * Writes Brainsight's text file of targets, version 12. A target has two rows: {@code NAME_coil} with the centre of the coil's face on the
 * scalp, {@code NAME_target} with the point in the cortex and the same axes. Brainsight's axes are those of the product: x to the right of
 * the coil, y from the handle to the front, z out of the head.
 */
public final class BrainsightExporter extends TextExporter {

    /** Makes the exporter. */
    public BrainsightExporter() {
        super(new FormatInfo("brainsight", "Brainsight", ".txt",
                "RAS millimetres of the NIfTI scan; coil axes m0 right, m1 front, m2 out of the head",
                Set.of(PositionKind.TARGET, PositionKind.COIL)), true,
                "Rogue Research. Brainsight TMS user manual: exporting and importing targets as text.");
    }

    @Override
    SequencedMap<String, String> content(ExportRequest request) {
        StringBuilder text = new StringBuilder();
        text.append("# Version: 12\n");
        text.append("# Coordinate system: ").append(space(request)).append('\n');
        text.append("# Created by: ").append(request.plan().statement()).append('\n');
        text.append("# Units: millimetres, degrees, milliseconds, and microvolts\n");
        text.append("# Encoding: UTF-8\n");
        text.append("# Notes: Each column is delimited by a tab. Each value within a column is delimited by a semicolon. ")
                .append("NAME_coil: coil centre on the scalp; NAME_target: point in the cortex. ").append(format().coordinates()).append(".\n");
        text.append("# Target Name\tLoc. X\tLoc. Y\tLoc. Z\tm0n0\tm0n1\tm0n2\tm1n0\tm1n1\tm1n2\tm2n0\tm2n1\tm2n2\n");
        for (PlannedTarget target : request.plan().targets()) {
            CoilPose coil = target.coil().orElseThrow();
            row(text, target.name() + "_coil", coil.centre().mm(), coil);
            row(text, target.name() + "_target", target.candidate().nativePoint().mm(), coil);
        }
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("_brainsight.txt", text.toString());
        return files;
    }

    private static void row(StringBuilder text, String name, Vec3 place, CoilPose coil) {
        text.append(name).append('\t').append(numbers(place, "\t"));
        for (int axis = 0; axis < 3; axis++) {
            text.append('\t').append(numbers(coil.axis(axis), "\t"));
        }
        text.append('\n');
    }

    /** Brainsight offers a space for each transform code that the scan has, under these names. */
    private static String space(ExportRequest request) {
        Optional<ScanHeader> scan = request.scan().map(ScanHeader::of);
        int code = scan.map(ScanHeader::usedCode).orElse(2);
        return switch (code) {
            case 1 -> "NIfTI:Scanner";
            case 2 -> "NIfTI:Aligned";
            case 3 -> "NIfTI:Talairach";
            case 4 -> "NIfTI:MNI-152";
            default -> throw new RefusedException(Finding.error("LS-EXPORT-013",
                    "Brainsight has no name for the space of the scan (transform code " + code + ").",
                    "Give the scan an sform with code 1 (scanner) or 2 (aligned) and import it again."));
        };
    }
}
