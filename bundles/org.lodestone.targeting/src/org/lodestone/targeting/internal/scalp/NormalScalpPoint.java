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
 * Where the brain's own normal at the target leaves the head. The normal is averaged over a patch of the brain's smooth surface, so that
 * a single fold does not turn it.
 */
public final class NormalScalpPoint implements ScalpProjection {

    @Override
    public MethodInfo info() {
        return new MethodInfo("lodestone.scalp.normal", "1", "Along the brain's normal",
                "The point of the scalp straight above the target, along the normal of the brain's surface there.",
                List.of("Moeller T, Trumbore B (1997) Journal of Graphics Tools 2:21-28. doi:10.1080/10867651.1997.10487468"), -10);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("normalRadiusMm", 15, 1, 60, "Radius of the patch of the brain's surface that the normal is averaged over."));
    }

    @Override
    public Outcome<ScalpTarget> run(ScalpProjectionInput input, Parameters parameters, Execution execution) {
        if (input.brain().isEmpty()) {
            return Outcome.refused(Finding.error("LS-SCALP-004", "The brain's surface is not known.", "Extract it, or use the nearest scalp point."));
        }
        Vec3 target = input.target().mm();
        Vec3 direction = normal(input.brain().get(), target, parameters.real("normalRadiusMm"));
        Surface scalp = input.scalp();
        double nearest = Double.POSITIVE_INFINITY;
        for (int t = 0; t < scalp.triangles().length; t += 3) {
            nearest = Math.min(nearest, along(target, direction, scalp.vertex(scalp.triangles()[t]), scalp.vertex(scalp.triangles()[t + 1]),
                    scalp.vertex(scalp.triangles()[t + 2])));
        }
        if (Double.isInfinite(nearest)) {
            return Outcome.refused(Finding.error("LS-SCALP-005", "The brain's normal at the target does not meet the scalp.",
                    "Check target, brain and scalp; all must come from the same scan."));
        }
        FramePoint point = new FramePoint(scalp.frame(), target.plus(direction.times(nearest)));
        return Outcome.done(new ScalpTarget(point, direction, nearest));
    }

    /** Area-weighted mean normal of the triangles near a point; of the nearest one when none is that near. */
    private static Vec3 normal(Surface brain, Vec3 target, double radiusMm) {
        Vec3 sum = Vec3.ZERO, single = Vec3.ZERO, foot = target;
        double best = Double.POSITIVE_INFINITY;
        for (int v = 0; v < brain.vertexCount(); v++) {
            double distance = brain.vertex(v).distance(target);
            if (distance < best) {
                best = distance;
                foot = brain.vertex(v);
            }
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (int t = 0; t < brain.triangles().length; t += 3) {
            Vec3 a = brain.vertex(brain.triangles()[t]), b = brain.vertex(brain.triangles()[t + 1]), c = brain.vertex(brain.triangles()[t + 2]);
            Vec3 area = b.minus(a).cross(c.minus(a));
            double distance = a.plus(b).plus(c).times(1.0 / 3).distance(foot);
            if (distance <= radiusMm) {
                sum = sum.plus(area);
            }
            if (distance < nearest && area.norm() > 0) {
                nearest = distance;
                single = area;
            }
        }
        return sum.norm() > 0 ? sum.unit() : single.unit();
    }

    /** How far along a ray a triangle lies (Moeller and Trumbore 1997); infinite when the ray misses it. */
    private static double along(Vec3 origin, Vec3 direction, Vec3 a, Vec3 b, Vec3 c) {
        Vec3 e1 = b.minus(a), e2 = c.minus(a), p = direction.cross(e2);
        double determinant = e1.dot(p);
        if (Math.abs(determinant) < 1e-12) {
            return Double.POSITIVE_INFINITY;
        }
        Vec3 s = origin.minus(a), q = s.cross(e1);
        double u = s.dot(p) / determinant, w = direction.dot(q) / determinant, distance = e2.dot(q) / determinant;
        // A little slack: a ray through an edge must not slip between two triangles.
        return u < -1e-9 || w < -1e-9 || u + w > 1 + 1e-9 || distance < 0 ? Double.POSITIVE_INFINITY : distance;
    }
}
