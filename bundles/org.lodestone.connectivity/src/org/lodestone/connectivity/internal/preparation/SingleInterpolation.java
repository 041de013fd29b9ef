package org.lodestone.connectivity.internal.preparation;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Sampler;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.function.DistortionMap;
import org.lodestone.method.function.HeadMotion;

/**
 * Brings a run onto a grid in the T1w space with one single interpolation in space: analysis grid to T1w world, to the world of the
 * reference volume, to the world of volume t, to its voxels, all in one affine a volume. Volumes are worked on in parallel and written
 * in blocks of eight, so that each voxel's series is contiguous and no 4-D copy of the raw run exists.
 */
final class SingleInterpolation {

    private static final int VOLUMES_AT_ONCE = 8;
    private static final int VOXELS_AT_ONCE = 4096;

    private SingleInterpolation() {
    }

    /**
     * Series of voxels.
     *
     * @param mask voxels that have a value in all volumes
     * @param values row v (voxel mask.indices()[v]) at v * length
     */
    record Rows(Mask mask, float[] values) {
    }

    /**
     * @param raw the run as scanned
     * @param motion of the head over the run
     * @param t1wToBold from the T1w space to the run's reference space
     * @param sliceTimes seconds from the start of a volume to each slice; empty for no correction
     * @param wanted voxels of the analysis grid
     * @param dropped volumes left out at the start
     * @param distortion of the reference volume; empty for none
     * @param interpolation between the run's voxels
     * @param execution threads, progress and cancellation
     * @return series of the wanted voxels that lie inside all volumes and hold no NaN
     */
    static Rows run(Series raw, HeadMotion motion, AffineTransform t1wToBold, List<Double> sliceTimes, Mask wanted, int dropped,
            Optional<DistortionMap> distortion, Interpolation interpolation, Execution execution) {
        wanted.grid().frame().require(t1wToBold.from());
        raw.grid().frame().require(t1wToBold.to());
        int length = raw.length() - dropped;
        int[] voxels = wanted.indices();
        float[] values = new float[Math.multiplyExact(voxels.length, length)];
        SliceTimeShift reader = new SliceTimeShift(raw, sliceTimes);
        Optional<float[]> moved = distortion.map(map -> scanned(map, t1wToBold, wanted.grid(), voxels, execution));
        Execution inside = new Execution(org.lodestone.core.Parallel.single(), Progress.NONE);
        execution.parallel().forRanges(length, VOLUMES_AT_ONCE, execution.progress(), (start, end) -> {
            int count = end - start;
            float[] block = new float[voxels.length * count];
            for (int t = start; t < end; t++) {
                execution.progress().check();
                Volume volume = Volume.of(raw.grid(), reader.volume(t + dropped));
                Sampler sampler = Sampler.of(volume, interpolation, Float.NaN, inside);
                Affine fromReference = raw.grid().worldToVoxel().times(motion.referenceToVolume().get(t + dropped));
                if (moved.isPresent()) {
                    sample(sampler, fromReference, moved.get(), block, t - start, count);
                } else {
                    Affine map = fromReference.times(t1wToBold.matrix()).times(wanted.grid().voxelToWorld());
                    sample(sampler, map, wanted.grid(), voxels, block, t - start, count);
                }
            }
            for (int v = 0; v < voxels.length; v++) {
                System.arraycopy(block, v * count, values, v * length + start, count);
            }
        });
        return keepWhole(wanted, voxels, values, length, execution);
    }

    private static void sample(Sampler sampler, Affine map, Grid grid, int[] voxels, float[] block, int offset, int stride) {
        int nx = grid.nx(), ny = grid.ny();
        for (int v = 0; v < voxels.length; v++) {
            int voxel = voxels[v];
            Vec3 p = map.apply(voxel % nx, voxel / nx % ny, voxel / (nx * ny));
            block[v * stride + offset] = sampler.at(p.x(), p.y(), p.z());
        }
    }

    /** Where each wanted voxel was scanned in the reference volume: three millimetres a voxel. */
    private static float[] scanned(DistortionMap map, AffineTransform t1wToBold, Grid grid, int[] voxels, Execution execution) {
        Affine toBold = t1wToBold.matrix().times(grid.voxelToWorld()), toMap = map.shiftMm().grid().worldToVoxel();
        Sampler shift = Sampler.of(map.shiftMm(), Interpolation.LINEAR, 0, execution);
        float[] points = new float[3 * voxels.length];
        int nx = grid.nx(), ny = grid.ny();
        for (int v = 0; v < voxels.length; v++) {
            Vec3 p = toBold.apply(voxels[v] % nx, voxels[v] / nx % ny, voxels[v] / (nx * ny));
            Vec3 at = toMap.apply(p);
            Vec3 there = p.plus(map.direction().times(shift.at(at.x(), at.y(), at.z())));
            for (int axis = 0; axis < 3; axis++) {
                points[3 * v + axis] = (float) there.get(axis);
            }
        }
        return points;
    }

    private static void sample(Sampler sampler, Affine worldToVoxel, float[] points, float[] block, int offset, int stride) {
        for (int v = 0; 3 * v < points.length; v++) {
            Vec3 p = worldToVoxel.apply(points[3 * v], points[3 * v + 1], points[3 * v + 2]);
            block[v * stride + offset] = sampler.at(p.x(), p.y(), p.z());
        }
    }

    /** Moves the rows without NaN together, in place. */
    private static Rows keepWhole(Mask wanted, int[] voxels, float[] values, int length, Execution execution) {
        boolean[] whole = new boolean[voxels.length];
        execution.parallel().forRanges(voxels.length, VOXELS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                boolean finite = true;
                for (int t = 0; t < length; t++) {
                    finite &= Float.isFinite(values[v * length + t]);
                }
                whole[v] = finite;
            }
        });
        BitSet kept = new BitSet((int) wanted.grid().size());
        int count = 0;
        for (int v = 0; v < voxels.length; v++) {
            if (whole[v]) {
                kept.set(voxels[v]);
                if (count < v) {
                    System.arraycopy(values, v * length, values, count * length, length);
                }
                count++;
            }
        }
        float[] tight = count == voxels.length ? values : java.util.Arrays.copyOf(values, count * length);
        return new Rows(new Mask(wanted.grid(), kept), tight);
    }
}
