package org.lodestone.gl;

import java.util.Objects;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.gl.internal.HeadFill;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.image.view.ValueRange;

/**
 * A scan made ready to be drawn as a body: its grey values in 256 steps, and where the head is at half the resolution. The head is the
 * largest thing brighter than air with its hollows filled, so dark fluid inside is shown on a cut and not seen through. Immutable.
 */
public final class HeadVolume {

    /** Value of the head's skin in the samples of {@link #head()}. */
    public static final double SKIN = 0.5;

    private static final double STEP_MM = 1;
    private static final int REFINEMENTS = 14;

    private final Grid grid;
    private final byte[] grey;
    private final Grid headGrid;
    private final byte[] head;
    private final BoundingSphere bounds;

    private HeadVolume(Grid grid, byte[] grey, Grid headGrid, byte[] head) {
        this.grid = grid;
        this.grey = grey;
        this.headGrid = headGrid;
        this.head = head;
        this.bounds = HeadFill.bounds(headGrid, head);
    }

    /**
     * @param scan of a head, T1w say
     * @param window values from black to white
     * @param air values below it are air
     * @param execution threads and cancellation
     * @return the body
     */
    public static HeadVolume of(Volume scan, ValueRange window, double air, Execution execution) {
        Objects.requireNonNull(window, "window");
        Grid grid = scan.grid();
        float[] values = scan.toFloats();
        byte[] grey = new byte[values.length];
        float scale = (float) (255 / Math.max(1e-9, window.width()));
        float low = (float) window.low();
        execution.parallel().forRanges(values.length, 1 << 18, execution.progress(), (from, to) -> {
            for (int v = from; v < to; v++) {
                grey[v] = (byte) Math.clamp(Math.round((values[v] - low) * scale), 0, 255);
            }
        });
        Grid half = halved(grid);
        return new HeadVolume(grid, grey, half, HeadFill.head(grid, values, half, air, execution));
    }

    private static Grid halved(Grid grid) {
        Affine twice = grid.voxelToWorld().times(Affine.translation(new Vec3(0.5, 0.5, 0.5))).times(Affine.scaling(2, 2, 2));
        return new Grid((grid.nx() + 1) / 2, (grid.ny() + 1) / 2, (grid.nz() + 1) / 2, twice, grid.frame());
    }

    /** @return space of the scan */
    public Frame frame() {
        return grid.frame();
    }

    /** @return of the grey values */
    public Grid grid() {
        return grid;
    }

    /** @return grey values, 0 to 255 unsigned, x fastest. Never modify them. */
    public byte[] grey() {
        return grey;
    }

    /** @return of the head's samples */
    public Grid headGrid() {
        return headGrid;
    }

    /** @return how much of each sample is head, 0 to 255 unsigned, x fastest. Never modify them. */
    public byte[] head() {
        return head;
    }

    /** @return a sphere about the head */
    public BoundingSphere bounds() {
        return bounds;
    }

    /**
     * @param ray in the scan's space
     * @param cut what was taken away
     * @return distance from the ray's origin to the skin or the cut, NaN when it misses
     */
    public double hit(Ray ray, CutAway cut) {
        double middle = bounds.centre().minus(ray.origin()).dot(ray.direction());
        Affine toVoxel = headGrid.worldToVoxel();
        double last = Double.NaN;
        for (double t = Math.max(0, middle - bounds.radiusMm()); t <= middle + bounds.radiusMm(); t += STEP_MM) {
            if (isBody(toVoxel, ray.at(t), cut)) {
                return Double.isNaN(last) ? t : refined(toVoxel, ray, cut, last, t);
            }
            last = t;
        }
        return Double.NaN;
    }

    private double refined(Affine toVoxel, Ray ray, CutAway cut, double outside, double inside) {
        double from = outside, to = inside;
        for (int i = 0; i < REFINEMENTS; i++) {
            double half = (from + to) / 2;
            if (isBody(toVoxel, ray.at(half), cut)) {
                to = half;
            } else {
                from = half;
            }
        }
        return to;
    }

    private boolean isBody(Affine toVoxel, Vec3 mm, CutAway cut) {
        return !cut.removes(mm) && HeadFill.sample(headGrid, head, toVoxel.apply(mm)) > SKIN;
    }
}
