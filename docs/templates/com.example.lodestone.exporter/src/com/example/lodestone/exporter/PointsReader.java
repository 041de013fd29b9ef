package com.example.lodestone.exporter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.export.ExportedPosition;
import org.lodestone.method.export.PositionKind;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;
import org.lodestone.method.export.TargetFileReader;

/** Reads {@code .points.txt} as its receiver would. Written from the format's description, not from the exporter: it has to notice its faults. */
public final class PointsReader implements TargetFileReader {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("com.example.points-reader", "1", "Points as text, read back", "Reads .points.txt files. An example.");
    }

    @Override
    public String formatId() {
        return "example-points";
    }

    @Override
    public Outcome<ReadBack> run(ReadBackRequest request, Parameters parameters, Execution execution) {
        Path file = request.files().getFirst();
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 3 || !lines.get(0).equals("# points 1") || !lines.get(1).equals("# LPS mm")) {
                return refused(file, "is of another format, version or coordinate convention");
            }
            List<ExportedPosition> positions = new ArrayList<>();
            for (String line : lines.subList(3, lines.size())) {
                String[] cells = line.split(" ");
                if (cells.length != 4) {
                    return refused(file, "has a line of " + cells.length + " words: " + line);
                }
                double left = Double.parseDouble(cells[1]);
                double back = Double.parseDouble(cells[2]);
                double up = Double.parseDouble(cells[3]);
                positions.add(ExportedPosition.point(cells[0], PositionKind.TARGET, new Vec3(-left, -back, up)));
            }
            return Outcome.done(ReadBack.of(positions));
        } catch (NumberFormatException e) {
            return refused(file, "holds something that is no number: " + e.getMessage());
        } catch (IOException e) {
            return refused(file, "cannot be read: " + e.getMessage());
        }
    }

    private static Outcome<ReadBack> refused(Path file, String why) {
        return Outcome.refused(Finding.error("LS-EXAMPLE-011", file + " " + why + ".", "Write the file again."));
    }
}
