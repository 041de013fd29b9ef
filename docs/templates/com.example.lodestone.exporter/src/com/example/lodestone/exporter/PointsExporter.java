package com.example.lodestone.exporter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.PositionKind;
import org.lodestone.method.export.TargetExporter;

/**
 * Writes {@code .points.txt}: three lines that begin with {@code #} (format, coordinates, whose plan it is), then a line
 * {@code name x y z} for each target, in millimetres towards left, back and up.
 */
public final class PointsExporter implements TargetExporter {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("com.example.points-exporter", "1", "Points as text", "Writes .points.txt files. An example.");
    }

    @Override
    public FormatInfo format() {
        return new FormatInfo("example-points", "Example points", ".points.txt", "LPS, millimetres, space of the structural scan; no coil",
                Set.of(PositionKind.TARGET));
    }

    @Override
    public Outcome<List<Path>> run(ExportRequest request, Parameters parameters, Execution execution) {
        StringBuilder text = new StringBuilder("# points 1\n# LPS mm\n# ").append(request.plan().statement()).append('\n');
        for (PlannedTarget target : request.plan().targets()) {
            Vec3 mm = target.candidate().nativePoint().mm();
            // The product's x grows to the right and its y to the front; this file's to the left and to the back.
            text.append(String.format(Locale.ROOT, "%s %.4f %.4f %.4f\n", target.name(), -mm.x(), -mm.y(), mm.z()));
        }
        Path file = request.folder().resolve(request.baseName() + format().extension());
        try {
            return Outcome.done(List.of(Files.writeString(file, text)));
        } catch (IOException e) {
            return Outcome.refused(Finding.error("LS-EXAMPLE-010", file + " cannot be written: " + e.getMessage() + ".",
                    "Choose a folder that is writable."));
        }
    }
}
