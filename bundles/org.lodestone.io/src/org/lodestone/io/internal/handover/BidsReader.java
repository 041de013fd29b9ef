package org.lodestone.io.internal.handover;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.method.export.ExportedPosition;
import org.lodestone.method.export.PositionKind;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;

/** Reads BIDS markers by column name, after the coordinate system said that they are RAS millimetres of the individual scan. */
public final class BidsReader extends TextReader {

    /** Makes the reader. */
    public BidsReader() {
        super("bids", "BIDS markers", "BIDS extension proposal 37, non-invasive brain stimulation, draft 6 of 2025.");
    }

    @Override
    ReadBack read(ReadBackRequest request) throws IOException {
        require(request.files().size() == 3, "table, description or coordinate system is missing");
        JsonNode space = JsonText.read(request.files().get(2));
        require(space.required("NIBSCoordinateUnits").asText().equals("mm"), "the unit is not mm");
        require(space.required("NIBSCoordinateSystem").asText().equals("IndividualMRI")
                && space.required("NIBSCoordinateSystemDescription").asText().contains("(RAS)"), "the coordinate system is another one");
        List<String> lines = Files.readAllLines(request.files().getFirst());
        String[] names = lines.getFirst().split("\t");
        List<ExportedPosition> found = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            require(cells.length == names.length, cells.length + " cells below " + names.length + " names");
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            add(found, row);
        }
        return ReadBack.of(found);
    }

    private static void add(List<ExportedPosition> found, Map<String, String> row) {
        String name = row.get("marker_name");
        found.add(ExportedPosition.point(name, PositionKind.TARGET, vector(row, "target").orElseThrow(
                () -> new IllegalArgumentException(name + " has no target point"))));
        vector(row, "entry").ifPresent(entry -> found.add(ExportedPosition.point(name, PositionKind.SCALP, entry)));
        Optional<Vec3> centre = vector(row, "coil");
        if (centre.isPresent()) {
            Vec3 z = vector(row, "normal").orElseThrow();
            Vec3 y = vector(row, "direction").orElseThrow();
            Vec3 x = y.cross(z);
            Vec3 o = centre.get();
            found.add(ExportedPosition.coil(name, Rigid.of(new Affine(
                    x.x(), y.x(), z.x(), o.x(), x.y(), y.y(), z.y(), o.y(), x.z(), y.z(), z.z(), o.z()))));
        }
    }

    private static Optional<Vec3> vector(Map<String, String> row, String column) {
        String x = row.get(column + "_x");
        return x == null || x.equals("n/a") ? Optional.empty()
                : Optional.of(new Vec3(Double.parseDouble(x), Double.parseDouble(row.get(column + "_y")), Double.parseDouble(row.get(column + "_z"))));
    }
}
