package org.lodestone.registration.internal.nonlinear;

import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Morphology;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.registration.Diffeomorphism;
import org.lodestone.registration.DisplacementField;

/**
 * Makes a map and its inverse of a velocity field that hold their promises as sampled, too: no fold, and way and way back end where they
 * began. Where they do not, the velocity is too rough for its grid and is smoothed and weakened there, and only there, until they do.
 */
final class Unfolding {

    /** Way and way back as sampled may differ by this much; what is left is solved for when the inverse is applied. */
    private static final double ROUND_TRIP_MM = 0.7;
    private static final double LEAST_STRETCH = 0.1;
    private static final int MAXIMAL_ROUNDS = 30;
    /** Share of the velocity that a rough place loses in each round. */
    private static final float WEAKER = 0.1f;

    private Unfolding() {
    }

    /**
     * @param velocity of the map
     * @param taper factor of the field at each voxel, 0 at the border of its grid
     * @param execution threads and cancellation
     * @return the map and its inverse, Jacobians positive
     */
    static Diffeomorphism of(VectorField velocity, float[] taper, Execution execution) {
        VectorField v = velocity;
        for (int round = 0;; round++) {
            DisplacementField forward = v.exponential(1, execution).inMillimetres();
            DisplacementField backward = v.exponential(-1, execution).inMillimetres();
            Mask rough = rough(forward, backward, execution);
            if (rough.count() == 0) {
                return new Diffeomorphism(forward, backward);
            }
            // what local smoothing does not cure in many rounds, a weaker deformation does: this always ends
            v = round < MAXIMAL_ROUNDS ? smoothedAt(v, rough, taper, execution) : v.scaled(0.8f);
        }
    }

    private static Mask rough(DisplacementField forward, DisplacementField backward, Execution execution) {
        Grid grid = forward.grid();
        float[] stretch = forward.jacobian(execution).toFloats();
        float[] shrink = backward.jacobian(execution).toFloats();
        boolean[] rough = new boolean[stretch.length];
        int nx = grid.nx(), ny = grid.ny();
        execution.parallel().forRanges(grid.nz(), 4, execution.progress(), (start, end) -> {
            for (int v = start * nx * ny; v < end * nx * ny; v++) {
                // half way between voxels, where interpolation is worst
                Vec3 p = grid.toWorld(v % nx + 0.5, v / nx % ny + 0.5, v / (nx * ny) + 0.5);
                rough[v] = !(stretch[v] > LEAST_STRETCH && shrink[v] > LEAST_STRETCH
                        && backward.displace(forward.displace(p)).distance(p) < ROUND_TRIP_MM
                        && forward.displace(backward.displace(p)).distance(p) < ROUND_TRIP_MM);
            }
        });
        return Mask.where(grid, v -> rough[v]);
    }

    private static VectorField smoothedAt(VectorField v, Mask rough, float[] taper, Execution execution) {
        double spacing = v.grid().spacingMm(0);
        float[] share = Smoothing.gaussian(Morphology.dilate(rough, 4 * spacing, execution).toVolume(), 3 * spacing, execution).toFloats();
        return new VectorField(v.grid(), blend(v.grid(), v.x(), share, taper, execution),
                blend(v.grid(), v.y(), share, taper, execution), blend(v.grid(), v.z(), share, taper, execution));
    }

    private static float[] blend(Grid grid, float[] values, float[] share, float[] taper, Execution execution) {
        float[] smooth = Smoothing.gaussian(Volume.of(grid, values), 2.5 * grid.spacingMm(0), execution).toFloats();
        for (int v = 0; v < smooth.length; v++) {
            // near the border the field has to stay zero, or it would end with a step: there it is only made weaker
            float blended = taper[v] < 1 ? values[v] : values[v] + share[v] * (smooth[v] - values[v]);
            smooth[v] = blended * (1 - WEAKER * share[v]);
        }
        return smooth;
    }
}
