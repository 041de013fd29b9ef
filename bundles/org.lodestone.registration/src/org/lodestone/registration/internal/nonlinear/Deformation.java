package org.lodestone.registration.internal.nonlinear;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Distance;
import org.lodestone.registration.Diffeomorphism;
import org.lodestone.registration.internal.linear.IgnoredPart;
import org.lodestone.registration.internal.linear.Pyramid;

/** What an affine map leaves: the deformation of the fixed image's space after which both images are alike, from coarse to fine. */
public final class Deformation {

    private static final double TAPER_MM = 10;

    private Deformation() {
    }

    /**
     * @param fixed image
     * @param fixedMask where it counts, with a few millimetres around; not empty
     * @param moving image of like contrast
     * @param fixedToMoving affine start
     * @param ignored part of the moving image that must not count; there the deformation follows from what lies around
     * @param marginMm how far around the mask space may be deformed
     * @param execution threads, progress and cancellation
     * @return within the fixed image's space; followed by {@code fixedToMoving} it leads to the moving image
     */
    public static Diffeomorphism of(
            Volume fixed, Mask fixedMask, Volume moving, AffineTransform fixedToMoving, IgnoredPart ignored, double marginMm,
            Execution execution) {
        VectorField velocity = null;
        float[] taper = null;
        for (int n = 0; n < Level.ALL.size(); n++) {
            Level level = Level.ALL.get(n);
            Region region = Region.around(fixedMask, level.spacingMm(), marginMm, execution);
            taper = region.taper();
            VectorField start = velocity == null ? VectorField.zero(region.grid()) : velocity.on(region.grid(), execution);
            Optional<float[]> shown = shown(ignored.grown(level.spacingMm(), execution), start, fixedToMoving, execution);
            shown.ifPresent(seen -> {
                for (int v = 0; v < seen.length; v++) {
                    region.weight()[v] *= seen[v];
                }
            });
            velocity = new VelocityRegistration(
                    Pyramid.at(fixed, level.spacingMm(), execution), Pyramid.at(moving, level.spacingMm(), execution),
                    fixedToMoving.matrix(), region.weight(), shown, taper, level.settings())
                    .improve(start, execution.part((double) n / Level.ALL.size(), (n + 1.0) / Level.ALL.size()));
        }
        return Unfolding.of(velocity, taper, execution);
    }

    /** What both images show half way between them: 0 where the moving one, as deformed so far, is ignored. */
    private static Optional<float[]> shown(IgnoredPart ignored, VectorField velocity, AffineTransform fixedToMoving, Execution execution) {
        if (ignored.mask().isEmpty()) {
            return Optional.empty();
        }
        VectorField half = velocity.exponential(0.5, execution);
        Grid grid = half.grid();
        float[] seen = new float[(int) grid.size()];
        execution.parallel().forRanges(grid.nz(), 4, execution.progress(), (from, to) -> {
            for (int v = from * grid.nx() * grid.ny(); v < to * grid.nx() * grid.ny(); v++) {
                Vec3 p = grid.toWorld(v % grid.nx() + half.x()[v], v / grid.nx() % grid.ny() + half.y()[v], v / (grid.nx() * grid.ny()) + half.z()[v]);
                seen[v] = ignored.contains(fixedToMoving.matrix().apply(p)) ? 0 : 1;
            }
        });
        return Optional.of(seen);
    }

    /** One resolution. */
    private record Level(double spacingMm, VelocityRegistration.Settings settings) {
        static final List<Level> ALL = List.of(
                new Level(8, new VelocityRegistration.Settings(20, 32, 24, 12, 0.05, 0.01)),
                new Level(4, new VelocityRegistration.Settings(20, 16, 10, 5, 0.03, 0.01)),
                new Level(2, new VelocityRegistration.Settings(20, 10, 8, 3, 0.03, 0.01)));
    }

    /**
     * Where the deformation lives at one resolution.
     *
     * @param grid box around the mask
     * @param weight 1 in the mask, falling to 0 some way outside it
     * @param taper 1 inside, falling to 0 at the border of the box
     */
    private record Region(Grid grid, float[] weight, float[] taper) {

        static Region around(Mask mask, double spacingMm, double marginMm, Execution execution) {
            Vec3 low = new Vec3(1e9, 1e9, 1e9);
            Vec3 high = new Vec3(-1e9, -1e9, -1e9);
            Grid from = mask.grid();
            for (int v : mask.indices()) {
                Vec3 p = from.toWorld(v % from.nx(), v / from.nx() % from.ny(), v / (from.nx() * from.ny()));
                low = new Vec3(Math.min(low.x(), p.x()), Math.min(low.y(), p.y()), Math.min(low.z(), p.z()));
                high = new Vec3(Math.max(high.x(), p.x()), Math.max(high.y(), p.y()), Math.max(high.z(), p.z()));
            }
            Vec3 margin = new Vec3(marginMm, marginMm, marginMm);
            Grid grid = VectorField.box(low.minus(margin), high.plus(margin), spacingMm, from.frame());
            Mask here = Pyramid.on(grid, mask, execution);
            float[] mm = Distance.toMaskMm(here, execution).toFloats();
            float[] weight = new float[mm.length];
            float[] taper = new float[mm.length];
            for (int v = 0; v < mm.length; v++) {
                weight[v] = Math.clamp(1 - (mm[v] - 2) / 6, 0, 1);
                int i = v % grid.nx(), j = v / grid.nx() % grid.ny(), k = v / (grid.nx() * grid.ny());
                int border = Math.min(Math.min(Math.min(i, grid.nx() - 1 - i), Math.min(j, grid.ny() - 1 - j)), Math.min(k, grid.nz() - 1 - k));
                double t = Math.clamp(border * spacingMm / TAPER_MM, 0, 1);
                taper[v] = (float) (t * t * (3 - 2 * t));
            }
            return new Region(grid, weight, taper);
        }
    }
}
