package org.lodestone.image;

import java.util.BitSet;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;

/**
 * Carries images from one grid onto another. The transform leads from the target's space to the source's: for each target voxel it says
 * where in the source to read.
 */
public final class Resampling {

    private Resampling() {
    }

    /**
     * Resamples a volume.
     *
     * @param source image to read. Not modified.
     * @param target grid of the result
     * @param targetToSource from the target's frame to the source's
     * @param interpolation between source voxels
     * @param outside value where the source does not reach
     * @param execution threads and cancellation
     * @return the source on the target grid, single precision
     * @throws org.lodestone.core.FrameMismatchException when transform and grids do not meet
     */
    public static Volume resample(
            Volume source, Grid target, SpatialTransform targetToSource, Interpolation interpolation, float outside,
            Execution execution) {
        requireFrames(source.grid(), target, targetToSource);
        Sampler sampler = Sampler.of(source, interpolation, outside, execution);
        return resample(sampler, source.grid(), target, targetToSource, execution);
    }

    /**
     * Resamples with a sampler made before, for callers that read the same image often.
     *
     * @param source reads the image
     * @param sourceGrid the grid the sampler was made on
     * @param target grid of the result
     * @param targetToSource from the target's frame to the source's
     * @param execution threads and cancellation
     * @return the source on the target grid
     * @throws org.lodestone.core.FrameMismatchException when transform and grids do not meet
     */
    public static Volume resample(
            Sampler source, Grid sourceGrid, Grid target, SpatialTransform targetToSource, Execution execution) {
        requireFrames(sourceGrid, target, targetToSource);
        float[] result = new float[Math.toIntExact(target.size())];
        int nx = target.nx();
        Affine worldToSource = sourceGrid.worldToVoxel();
        if (targetToSource instanceof AffineTransform affine) {
            Affine map = worldToSource.times(affine.matrix()).times(target.voxelToWorld());
            execution.parallel().forRanges(target.ny() * target.nz(), target.ny(), execution.progress(), (start, end) -> {
                for (int row = start; row < end; row++) {
                    Vec3 p = map.apply(0, row % target.ny(), row / target.ny());
                    source.line(p.x(), p.y(), p.z(), map.m00(), map.m10(), map.m20(), result, row * nx, nx);
                }
            });
        } else {
            execution.parallel().forRanges(target.ny() * target.nz(), target.ny(), execution.progress(), (start, end) -> {
                for (int row = start; row < end; row++) {
                    for (int i = 0; i < nx; i++) {
                        Vec3 world = targetToSource.apply(target.toWorld(i, row % target.ny(), row / target.ny()));
                        Vec3 p = worldToSource.apply(world);
                        result[row * nx + i] = source.at(p.x(), p.y(), p.z());
                    }
                }
            });
        }
        return Volume.of(target, result);
    }

    /**
     * Resamples region numbers by the nearest voxel; 0 where the source does not reach.
     *
     * @param source regions to read. Not modified.
     * @param target grid of the result
     * @param targetToSource from the target's frame to the source's
     * @param execution threads and cancellation
     * @return the regions on the target grid, exact for numbers below 2^24
     * @throws org.lodestone.core.FrameMismatchException when transform and grids do not meet
     */
    public static LabelMap resample(LabelMap source, Grid target, SpatialTransform targetToSource, Execution execution) {
        float[] numbers = new float[source.labels().length];
        for (int v = 0; v < numbers.length; v++) {
            numbers[v] = source.labels()[v];
            if ((int) numbers[v] != source.labels()[v]) {
                throw new IllegalArgumentException("label " + source.labels()[v] + " is above 2^24");
            }
        }
        float[] carried = resample(Volume.of(source.grid(), numbers), target, targetToSource, Interpolation.NEAREST, 0, execution)
                .toFloats();
        int[] labels = new int[carried.length];
        for (int v = 0; v < labels.length; v++) {
            labels[v] = (int) carried[v];
        }
        return new LabelMap(target, labels, source.names());
    }

    /**
     * Resamples region numbers linearly, region by region: the region with the largest interpolated share wins, the smaller number at a tie.
     *
     * @param source regions to read. Not modified.
     * @param target grid of the result
     * @param targetToSource from the target's frame to the source's
     * @param execution threads and cancellation
     * @return the regions on the target grid; 0 where the source does not reach
     * @throws org.lodestone.core.FrameMismatchException when transform and grids do not meet
     */
    public static LabelMap resampleByVote(LabelMap source, Grid target, SpatialTransform targetToSource, Execution execution) {
        requireFrames(source.grid(), target, targetToSource);
        return new LabelMap(target, LabelVote.resample(source, target, targetToSource, execution), source.names());
    }

    /**
     * Resamples a mask: linear between 0 and 1, inside where the value is at least one half.
     *
     * @param source voxels to carry
     * @param target grid of the result
     * @param targetToSource from the target's frame to the source's
     * @param execution threads and cancellation
     * @return the mask on the target grid
     * @throws org.lodestone.core.FrameMismatchException when transform and grids do not meet
     */
    public static Mask resample(Mask source, Grid target, SpatialTransform targetToSource, Execution execution) {
        float[] carried = resample(source.toVolume(), target, targetToSource, Interpolation.LINEAR, 0, execution).toFloats();
        BitSet inside = new BitSet(carried.length);
        for (int v = 0; v < carried.length; v++) {
            if (carried[v] >= 0.5f) {
                inside.set(v);
            }
        }
        return new Mask(target, inside);
    }

    private static void requireFrames(Grid source, Grid target, SpatialTransform targetToSource) {
        target.frame().require(targetToSource.from());
        source.frame().require(targetToSource.to());
    }
}
