package org.lodestone.io.internal.handover;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.method.export.ExportedPosition;
import org.lodestone.method.export.PositionKind;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;

/** Reads 3D Slicer's markups in either coordinate system; what is left out is LPS, as the schema says. */
public final class SlicerReader extends TextReader {

    private static final Affine LPS_TO_RAS = Affine.scaling(-1, -1, 1);

    /** Makes the reader. */
    public SlicerReader() {
        super("slicer", "3D Slicer markups", "3D Slicer. Markups JSON schema 1.0.3.");
    }

    @Override
    ReadBack read(ReadBackRequest request) throws IOException {
        JsonNode json = JsonText.read(only(request));
        require(json.required("@schema").asText().matches("(?i).*/markups-schema-v1\\.[0-9]+\\.[0-9]+\\.json#"), "the schema is another one");
        JsonNode markup = json.required("markups").required(0);
        require(markup.required("type").asText().equals("Fiducial"), "the markup is no list of fiducials");
        require(markup.path("coordinateUnits").asText("mm").equals("mm"), "the unit is not mm");
        Affine toRas = switch (markup.path("coordinateSystem").asText("LPS")) {
            case "LPS" -> LPS_TO_RAS;
            case "RAS" -> Affine.IDENTITY;
            default -> throw new IllegalArgumentException("the coordinate system is unknown");
        };
        List<ExportedPosition> found = new ArrayList<>();
        for (JsonNode point : markup.required("controlPoints")) {
            found.add(position(point, toRas));
        }
        return ReadBack.of(found);
    }

    private static ExportedPosition position(JsonNode point, Affine toRas) {
        String label = point.required("label").asText();
        int cut = label.lastIndexOf('_');
        require(cut > 0, "label " + label);
        JsonNode p = point.required("position");
        Vec3 place = toRas.apply(p.required(0).asDouble(), p.required(1).asDouble(), p.required(2).asDouble());
        String name = label.substring(0, cut);
        return switch (label.substring(cut + 1)) {
            case "target" -> ExportedPosition.point(name, PositionKind.TARGET, place);
            case "scalp" -> ExportedPosition.point(name, PositionKind.SCALP, place);
            case "coil" -> {
                JsonNode o = point.required("orientation");
                Affine axes = toRas.times(new Affine(o.get(0).asDouble(), o.get(1).asDouble(), o.get(2).asDouble(), 0,
                        o.get(3).asDouble(), o.get(4).asDouble(), o.get(5).asDouble(), 0,
                        o.get(6).asDouble(), o.get(7).asDouble(), o.get(8).asDouble(), 0));
                yield ExportedPosition.coil(name, Rigid.of(axes.then(Affine.translation(place))));
            }
            default -> throw new IllegalArgumentException("label " + label);
        };
    }
}
