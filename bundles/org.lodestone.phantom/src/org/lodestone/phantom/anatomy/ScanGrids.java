package org.lodestone.phantom.anatomy;

import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.phantom.ScanProtocol;

/**
 * Where the scanner lays its voxels. Both grids are oblique, stored along different axes, and of opposite handedness, as scanners do: code
 * that ignores an affine or swaps left and right gets nowhere.
 */
public final class ScanGrids {

    /** i to posterior, j to superior, k to the right: a left-handed storage order. */
    private static final Affine POSTERIOR_SUPERIOR_RIGHT = new Affine(0, 0, 1, 0, -1, 0, 0, 0, 0, 1, 0, 0);

    /** i to the left, j to posterior, k to superior: a right-handed storage order. */
    private static final Affine LEFT_POSTERIOR_SUPERIOR = new Affine(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0);

    private ScanGrids() {
    }

    /**
     * A sagittally stored grid around the whole head.
     *
     * @param protocol shape and spacing
     * @param templateToNative where the template's head lies in the scan
     * @param template grid of the template's head
     * @param frame the T1w space
     * @return the grid of the structural scan, orientation PSR
     */
    public static Grid structural(ScanProtocol protocol, SpatialTransform templateToNative, Grid template, Frame frame) {
        double edge = protocol.t1wSpacingMm();
        Affine axes = turned(2.5, -3, 1.5).times(POSTERIOR_SUPERIOR_RIGHT).times(Affine.scaling(edge, edge, edge));
        int[] n = protocol.t1wShape();
        Vec3 middle = axes.apply((n[0] - 1) / 2.0, (n[1] - 1) / 2.0, (n[2] - 1) / 2.0);
        Vec3 centre = templateToNative.apply(template.centreMm());
        return new Grid(n[0], n[1], n[2], Affine.translation(centre.minus(middle)).times(axes), frame);
    }

    /**
     * An axially stored grid, tilted backwards, that starts two slices above the brain's top and reaches down as far as it does.
     *
     * @param protocol shape and spacing
     * @param templateToBold where the template's head lies in the run's space
     * @param brain the template's brain
     * @param frame the run's space
     * @return the grid of the functional run, orientation LPS
     */
    public static Grid functional(ScanProtocol protocol, SpatialTransform templateToBold, Mask brain, Frame frame) {
        Vec3 edge = protocol.boldSpacingMm();
        Affine axes = turned(-14, 2, -3).times(LEFT_POSTERIOR_SUPERIOR).times(Affine.scaling(edge.x(), edge.y(), edge.z()));
        Affine toVoxels = axes.inverse();
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        Grid template = brain.grid();
        int[] inside = brain.indices();
        // Every seventh voxel finds the box to within a voxel and saves the inverse deformation of two million points.
        for (int n = 0; n < inside.length; n += 7) {
            int v = inside[n];
            Vec3 mm = template.toWorld(v % template.nx(), v / template.nx() % template.ny(), v / (template.nx() * template.ny()));
            Vec3 p = toVoxels.apply(templateToBold.apply(mm));
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], p.get(axis));
                high[axis] = Math.max(high[axis], p.get(axis));
            }
        }
        int[] shape = protocol.boldShape();
        Vec3 first = new Vec3((low[0] + high[0] - shape[0] + 1) / 2, (low[1] + high[1] - shape[1] + 1) / 2, high[2] + 2 - shape[2] + 1);
        return new Grid(shape[0], shape[1], shape[2], axes.times(Affine.translation(first)), frame);
    }

    private static Affine turned(double xDegrees, double yDegrees, double zDegrees) {
        return Affine.rotation(Math.toRadians(xDegrees), Math.toRadians(yDegrees), Math.toRadians(zDegrees));
    }
}
