package org.lodestone.targeting.internal.scalp;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.image.Surface;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.ScalpProjection;
import org.lodestone.method.target.ScalpProjectionInput;

/**
 * The scalp point nearest to the target: there the coil is as close as it can be, and the field falls with distance faster than with
 * anything else. Exact distance to every triangle, double precision. The normal is the area-weighted mean of the triangles around the
 * point, since a coil rests on a patch of skin and not on one triangle.
 */
public final class NearestScalpPoint implements ScalpProjection {

    private static final int TRIANGLES_AT_ONCE = 8192;
    private static final double DEEPEST_MM = 60;

    private record Hit(double squaredMm, Vec3 point, int triangle) {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.scalp.nearest", "1", "Nearest scalp point",
                "The point of the scalp nearest to the target, and the direction out of the head there.",
                "Ericson, Real-Time Collision Detection, 2005, section 5.1.5");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("normalRadiusMm", 10, 0, 40, "Radius of the patch of skin that the direction is averaged over."));
    }

    @Override
    public Outcome<ScalpTarget> run(ScalpProjectionInput input, Parameters parameters, Execution execution) {
        Surface scalp = input.scalp();
        Vec3 target = input.target().mm();
        if (scalp.triangleCount() == 0) {
            return Outcome.refused(Finding.error("LS-SCALP-001", "The scalp surface is empty.", "Extract the scalp again."));
        }
        Hit nearest = execution.parallel().reduce(scalp.triangleCount(), TRIANGLES_AT_ONCE, execution.progress(),
                new Hit(Double.POSITIVE_INFINITY, Vec3.ZERO, -1), (start, end) -> nearest(scalp, target, start, end),
                (a, b) -> b.squaredMm() < a.squaredMm() ? b : a);
        Vec3 normal = normal(scalp, nearest, parameters.real("normalRadiusMm"));
        double depth = Math.sqrt(nearest.squaredMm());
        if (depth > 1 && normal.dot(nearest.point().minus(target)) < 0) {
            return Outcome.refused(Finding.error("LS-SCALP-002", String.format(java.util.Locale.ROOT,
                    "The target lies %.1f mm outside the head.", depth), "Check target and scalp; both must come from the same scan."));
        }
        ScalpTarget result = new ScalpTarget(new FramePoint(scalp.frame(), nearest.point()), normal, depth);
        return depth <= DEEPEST_MM ? Outcome.done(result) : Outcome.done(result, List.of(Finding.warning("LS-SCALP-003",
                String.format(java.util.Locale.ROOT, "The target lies %.0f mm below the scalp.", depth),
                "A coil hardly reaches so deep; check the target.")));
    }

    private static Hit nearest(Surface scalp, Vec3 target, int start, int end) {
        Hit best = new Hit(Double.POSITIVE_INFINITY, Vec3.ZERO, -1);
        for (int t = start; t < end; t++) {
            Vec3 point = TrianglePoint.nearest(target, corner(scalp, t, 0), corner(scalp, t, 1), corner(scalp, t, 2));
            Vec3 offset = point.minus(target);
            if (offset.dot(offset) < best.squaredMm()) {
                best = new Hit(offset.dot(offset), point, t);
            }
        }
        return best;
    }

    private static Vec3 normal(Surface scalp, Hit hit, double radiusMm) {
        Vec3 sum = doubleArea(scalp, hit.triangle());
        for (int t = 0; t < scalp.triangleCount(); t++) {
            Vec3 centre = corner(scalp, t, 0).plus(corner(scalp, t, 1)).plus(corner(scalp, t, 2)).times(1.0 / 3);
            if (t != hit.triangle() && centre.distance(hit.point()) <= radiusMm) {
                sum = sum.plus(doubleArea(scalp, t));
            }
        }
        return sum.unit();
    }

    /** Outward normal of a triangle, as long as twice its area. */
    private static Vec3 doubleArea(Surface scalp, int t) {
        Vec3 a = corner(scalp, t, 0);
        return corner(scalp, t, 1).minus(a).cross(corner(scalp, t, 2).minus(a));
    }

    private static Vec3 corner(Surface scalp, int t, int corner) {
        return scalp.vertex(scalp.triangles()[3 * t + corner]);
    }
}
