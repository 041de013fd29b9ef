package org.lodestone.image.view;

import java.util.Objects;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * One image as it is drawn in slices. The values are unpacked to floats once, when the layer is made from a volume; the variants made by
 * {@code with...} share them. Immutable.
 */
public final class SliceLayer {

    private final Grid grid;
    private final float[] values;
    private final ColourMap colours;
    private final ValueRange range;
    private final double threshold;
    private final double opacity;
    private final Interpolation interpolation;

    private SliceLayer(
            Grid grid, float[] values, ColourMap colours, ValueRange range, double threshold, double opacity, Interpolation interpolation) {
        this.grid = grid;
        this.values = values;
        this.colours = Objects.requireNonNull(colours, "colours");
        this.range = Objects.requireNonNull(range, "range");
        this.threshold = threshold;
        this.opacity = Math.clamp(opacity, 0, 1);
        this.interpolation = interpolation == Interpolation.NEAREST ? Interpolation.NEAREST : Interpolation.LINEAR;
    }

    /** @return a structural image in grey, window chosen from its values; every voxel drawn */
    public static SliceLayer structural(Volume volume) {
        return new SliceLayer(
                volume.grid(), volume.toFloats(), ColourMap.GREY, ValueRange.robust(volume), 0, 1, Interpolation.LINEAR);
    }

    /**
     * @param volume map of values of either sign, seed correlation for instance
     * @param threshold values whose size is smaller are not drawn
     * @param limit value drawn with the last colour, and its negative with the first; greater than 0
     * @return the map as an overlay
     */
    public static SliceLayer signed(Volume volume, double threshold, double limit) {
        return new SliceLayer(volume.grid(), volume.toFloats(), ColourMap.COOL_WARM, new ValueRange(-limit, limit), threshold, 0.85,
                Interpolation.LINEAR);
    }

    /** @return the voxels of a mask in one colour, 0xRRGGBB; holds no more than the box around them */
    public static SliceLayer region(Mask mask, int colour, double opacity) {
        int[] same = new int[256];
        java.util.Arrays.fill(same, colour);
        Volume box = MaskBox.of(mask);
        return new SliceLayer(box.grid(), box.toFloats(), new ColourMap("Region", same), new ValueRange(0, 1), 0.5, opacity,
                Interpolation.NEAREST);
    }

    /** @return this with another colour map */
    public SliceLayer withColours(ColourMap other) {
        return new SliceLayer(grid, values, other, range, threshold, opacity, interpolation);
    }

    /** @return this with another window or scale */
    public SliceLayer withRange(ValueRange other) {
        return new SliceLayer(grid, values, colours, other, threshold, opacity, interpolation);
    }

    /** @return this where only values at least this far from 0 are drawn; 0 draws all */
    public SliceLayer withThreshold(double other) {
        return new SliceLayer(grid, values, colours, range, other, opacity, interpolation);
    }

    /** @return this with another opacity, 0 invisible to 1 */
    public SliceLayer withOpacity(double other) {
        return new SliceLayer(grid, values, colours, range, threshold, other, interpolation);
    }

    /** @return this with voxels as blocks (nearest) or smooth (linear; cubic is drawn as linear) */
    public SliceLayer withInterpolation(Interpolation other) {
        return new SliceLayer(grid, values, colours, range, threshold, opacity, other);
    }

    /** @return where the voxels lie */
    public Grid grid() {
        return grid;
    }

    /** @return colours */
    public ColourMap colours() {
        return colours;
    }

    /** @return values of the first and the last colour */
    public ValueRange range() {
        return range;
    }

    /** @return size below which a value is not drawn */
    public double threshold() {
        return threshold;
    }

    /** @return 0 invisible to 1 */
    public double opacity() {
        return opacity;
    }

    /** @return nearest or linear */
    public Interpolation interpolation() {
        return interpolation;
    }

    /** @return what is drawn, as numbers; shares them with this layer */
    public Volume volume() {
        return Volume.of(grid, values);
    }

    /** @return values in memory order of the grid. Never modify them. */
    float[] values() {
        return values;
    }

    /**
     * The value at a point, interpolated as drawn.
     *
     * @param mm position in the space of {@link #grid()}
     * @return NaN outside
     */
    public double valueAt(org.lodestone.core.Vec3 mm) {
        org.lodestone.core.Vec3 v = grid.worldToVoxel().apply(mm);
        return VoxelSampler.of(this).at(v.x(), v.y(), v.z());
    }
}
