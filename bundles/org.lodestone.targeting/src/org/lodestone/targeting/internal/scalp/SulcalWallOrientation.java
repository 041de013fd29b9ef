package org.lodestone.targeting.internal.scalp;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.image.Grid;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.TissueMaps;
import org.lodestone.method.target.CoilOrientation;
import org.lodestone.method.target.CoilOrientationInput;

/**
 * Turns the coil so that the current runs at a right angle to the walls of the nearest sulci, where it excites most easily. The walls'
 * direction is the one in which the share of white matter changes most in a ball about the target (structure tensor), seen in the plane
 * of the coil. Of the two senses the one nearer to the usual 45 degrees is taken.
 */
public final class SulcalWallOrientation implements CoilOrientation {

    /** Difference of the two spreads over their sum below which no direction stands out. */
    private static final double LEAST_ANISOTROPY = 0.15;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.coil.sulcal-wall", "1", "Across the nearest sulcal wall",
                "Current at a right angle to the walls of the sulci next to the target.",
                "Thielscher A, Opitz A, Windhoff M (2011) NeuroImage 54:234-243. doi:10.1016/j.neuroimage.2010.07.061",
                "Bigun J, Granlund GH (1987) Proc ICCV:433-438, structure tensor");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("radiusMm", 10, 3, 30, "Radius of the ball about the target whose sulci count."));
    }

    @Override
    public Outcome<CoilPose> run(CoilOrientationInput input, Parameters parameters, Execution execution) {
        if (input.tissue().isEmpty()) {
            return Outcome.refused(Finding.error("LS-SCALP-006", "The tissue maps are not known.", "Segment the scan, or use the usual 45 degrees."));
        }
        Vec3 z = input.scalp().outwardNormal().unit();
        CoilPose usual = CoilPose.usual(input.scalp());
        Vec3 u = usual.axis(0), w = usual.axis(1);
        double[] tensor = tensor(input.tissue().get(), input.cortex().mm(), u, w, parameters.real("radiusMm"));
        double spread = Math.hypot(tensor[0] - tensor[2], 2 * tensor[1]), anisotropy = spread / Math.max(1e-12, tensor[0] + tensor[2]);
        if (tensor[0] + tensor[2] < 1e-6) {
            return Outcome.refused(Finding.error("LS-SCALP-007", "There is no border of white matter near the target.",
                    "Check target and tissue maps."));
        }
        double angle = 0.5 * Math.atan2(2 * tensor[1], tensor[0] - tensor[2]);
        Vec3 across = u.times(Math.cos(angle)).plus(w.times(Math.sin(angle)));
        across = across.dot(w) < 0 ? across.times(-1) : across;
        Vec3 front = new Vec3(0, 1, 0).minus(z.times(z.y())).unit();
        CoilPose pose = CoilPose.flat(input.scalp(), Math.atan2(across.dot(front.cross(z)), across.dot(front)));
        return anisotropy >= LEAST_ANISOTROPY ? Outcome.done(pose) : Outcome.done(pose, List.of(Finding.info("LS-SCALP-008",
                String.format(Locale.ROOT, "The sulci near the target run in many directions (anisotropy %.2f): turning the coil across them means "
                        + "little.", anisotropy))));
    }

    /** Sums of products of the gradient's components along u and w: uu, uw, ww; weighted down towards the ball's border. */
    private static double[] tensor(TissueMaps tissue, Vec3 centre, Vec3 u, Vec3 w, double radiusMm) {
        Grid grid = tissue.grid();
        float[] white = tissue.white().toFloats();
        Vec3 v = grid.worldToVoxel().apply(centre);
        int[] low = new int[3], high = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int reach = (int) Math.ceil(radiusMm / grid.spacingMm(axis));
            low[axis] = Math.max(1, (int) Math.round(v.get(axis)) - reach);
            high[axis] = Math.min(grid.extent(axis) - 2, (int) Math.round(v.get(axis)) + reach);
        }
        // A gradient in voxels becomes one in millimetres by the transpose of the world-to-voxel matrix.
        Vec3 rx = row(grid, 0), ry = row(grid, 1), rz = row(grid, 2);
        double[] sum = new double[3];
        for (int k = low[2]; k <= high[2]; k++) {
            for (int j = low[1]; j <= high[1]; j++) {
                for (int i = low[0]; i <= high[0]; i++) {
                    double distance = grid.toWorld(i, j, k).distance(centre);
                    if (distance > radiusMm) {
                        continue;
                    }
                    double gi = white[grid.index(i + 1, j, k)] - white[grid.index(i - 1, j, k)];
                    double gj = white[grid.index(i, j + 1, k)] - white[grid.index(i, j - 1, k)];
                    double gk = white[grid.index(i, j, k + 1)] - white[grid.index(i, j, k - 1)];
                    Vec3 gradient = rx.times(gi).plus(ry.times(gj)).plus(rz.times(gk)).times(0.5);
                    double a = gradient.dot(u), b = gradient.dot(w), weight = 1 - distance / radiusMm;
                    sum[0] += weight * a * a;
                    sum[1] += weight * a * b;
                    sum[2] += weight * b * b;
                }
            }
        }
        return sum;
    }

    private static Vec3 row(Grid grid, int axis) {
        var m = grid.worldToVoxel();
        return switch (axis) {
            case 0 -> new Vec3(m.m00(), m.m01(), m.m02());
            case 1 -> new Vec3(m.m10(), m.m11(), m.m12());
            default -> new Vec3(m.m20(), m.m21(), m.m22());
        };
    }
}
