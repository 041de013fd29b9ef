package org.lodestone.delineation.internal.scalp;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Surface;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.ScalpLine;
import org.lodestone.method.target.ScalpTape;
import org.lodestone.method.target.ScalpTapeInput;

/** Measures along the skin by the shortest line on the triangles of the scalp. Unlike a tape it follows hollows. */
public final class GeodesicTape implements ScalpTape {

    private static final String REACH = "reachMm";

    /** Creates it. */
    public GeodesicTape() {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.delineation.scalp-geodesic", "1", "Distance along the scalp",
                "The shortest line between two points that lies on the scalp, and its length.",
                "Xin S-Q, Wang G-J (2007) Efficiently determining a locally exact shortest path on polyhedral surfaces. "
                        + "Computer-Aided Design 39:1081-1090. doi:10.1016/j.cad.2007.08.001");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real(REACH, 5, 0, 50,
                "How far an end may lie from the scalp; it is put on the nearest place of it. Hair and the blur of the skin's edge take some "
                        + "millimetres."));
    }

    @Override
    public Outcome<ScalpLine> run(ScalpTapeInput input, Parameters parameters, Execution execution) {
        Surface skin = input.scalp();
        double reach = parameters.real(REACH);
        SurfacePlace start = SurfacePlace.nearest(skin, input.from().mm());
        SurfacePlace end = SurfacePlace.nearest(skin, input.to().mm());
        if (start.triangle() < 0) {
            return Outcome.refused(Finding.error("LS-SCALP-001", "The scalp surface is empty.", "Extract the scalp again."));
        }
        if (!(Math.max(start.distanceMm(), end.distanceMm()) <= reach)) {
            boolean first = !(start.distanceMm() <= reach);
            return Outcome.refused(tooFar(first ? input.from() : input.to(), first ? start : end, reach));
        }
        return SurfaceGeodesic.between(skin, start, end, execution.progress())
                .map(line -> Outcome.done(new ScalpLine(skin.frame(), line.points(), line.lengthMm())))
                .orElseGet(() -> Outcome.refused(Finding.error("LS-SCALP-010",
                        "The scalp surface does not join the two points: it is in pieces, or one of them lies on the edge of the scan.",
                        "Set both ends on one piece of the head, or extract the scalp again.")));
    }

    private static Finding tooFar(FramePoint point, SurfacePlace nearest, double reach) {
        return Finding.error("LS-SCALP-009", String.format(Locale.ROOT,
                "The point %.1f, %.1f, %.1f lies %.1f mm from the scalp; a line along the scalp begins and ends within %.0f mm of it.",
                point.mm().x(), point.mm().y(), point.mm().z(), nearest.distanceMm(), reach), "Set both ends on the skin.");
    }
}
