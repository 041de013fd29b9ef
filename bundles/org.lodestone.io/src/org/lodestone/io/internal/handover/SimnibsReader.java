package org.lodestone.io.internal.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.method.export.ExportedPosition;
import org.lodestone.method.export.PositionKind;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;

/** Reads SimNIBS' comma-separated positions by the number of cells each type of row has. */
public final class SimnibsReader extends TextReader {

    /** Makes the reader. */
    public SimnibsReader() {
        super("simnibs", "SimNIBS coordinates", "SimNIBS 4. Coordinates in SimNIBS: CSV files.");
    }

    @Override
    ReadBack read(ReadBackRequest request) throws IOException {
        List<String> lines = Files.readAllLines(only(request));
        List<ExportedPosition> found = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            Vec3 place = vector(cells, 1);
            switch (cells[0]) {
                case "Generic" -> {
                    require(cells.length == 5, "a generic row of " + cells.length + " cells");
                    found.add(ExportedPosition.point(cells[4], PositionKind.TARGET, place));
                }
                case "CoilPos" -> {
                    require(cells.length == 12, "a coil row of " + cells.length + " cells");
                    require(Double.parseDouble(cells[10]) == 0, "the coil is off the scalp");
                    Vec3 z = vector(cells, 4);
                    Vec3 y = vector(cells, 7);
                    Vec3 x = y.cross(z);
                    found.add(ExportedPosition.coil(cells[11], fromSimnibs(new Affine(x.x(), y.x(), z.x(), place.x(),
                            x.y(), y.y(), z.y(), place.y(), x.z(), y.z(), z.z(), place.z()))));
                }
                default -> throw new IllegalArgumentException("a row of type " + cells[0]);
            }
        }
        return ReadBack.of(found);
    }

    private static Vec3 vector(String[] cells, int first) {
        return new Vec3(Double.parseDouble(cells[first]), Double.parseDouble(cells[first + 1]), Double.parseDouble(cells[first + 2]));
    }
}
