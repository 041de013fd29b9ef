package org.lodestone.phantom.run;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.ElementType;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Sampler;
import org.lodestone.image.Series;
import org.lodestone.image.StoredVoxels;
import org.lodestone.image.Volume;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.phantom.RandomStreams;
import org.lodestone.phantom.anatomy.CoilSensitivity;

/**
 * Runs the scanner: each slice sees the head where it is at that volume and active as it is at that slice's time, through coils that stay
 * where they are, with Rician noise. The brain is interpolated once, from its maps to the voxel.
 *
 * @param maps the brain
 * @param courses of the maps
 * @param background activity without a network
 * @param motion of the head
 * @param slices when each is excited
 * @param coil sensitivity over the scanner's space
 * @param greyIntensity intensity of grey matter
 * @param thermalSnr grey matter's mean over the standard deviation of the thermal noise; infinite for none
 */
public record RunSynthesis(
        BrainMaps maps,
        TimeCourses courses,
        BackgroundField background,
        HeadMotion motion,
        SliceSchedule slices,
        CoilSensitivity coil,
        double greyIntensity,
        double thermalSnr) {

    /**
     * @param grid where the scanner measures
     * @param trSeconds time between volumes
     * @param random streams of the simulation
     * @param execution threads and cancellation
     * @return the run, stored as signed 16-bit integers
     */
    public Series scan(Grid grid, double trSeconds, RandomStreams random, Execution execution) {
        int length = motion.length();
        int size = Math.toIntExact(grid.size());
        short[] stored = new short[Math.multiplyExact(size, length)];
        float[] gain = gains(grid);
        Object lock = new Object();
        int[] done = {0};
        execution.parallel().forRanges(length, 1, execution.progress(), (start, end) -> {
            for (int t = start; t < end; t++) {
                scanVolume(grid, t, t * trSeconds, gain, random.stream("thermal noise", t), stored, t * size);
                synchronized (lock) {
                    execution.progress().report((double) ++done[0] / length, "Scanning the simulated run");
                }
            }
        });
        return new Series(grid, length, trSeconds,
                new StoredVoxels(MemorySegment.ofArray(stored), ElementType.INT16, ByteOrder.nativeOrder(), 1, 0));
    }

    private float[] gains(Grid grid) {
        float[] gain = new float[(int) grid.size()];
        for (int v = 0; v < gain.length; v++) {
            Vec3 mm = grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            gain[v] = (float) (greyIntensity * coil.at(mm));
        }
        return gain;
    }

    private void scanVolume(Grid grid, int t, double seconds, float[] gain, SplittableRandom noise, short[] stored, int offset) {
        Affine toReference = motion.referenceToVolume().get(t).inverse();
        Affine toNode = maps.grid().worldToVoxel().times(toReference).times(grid.voxelToWorld());
        Affine toField = background.grid().worldToVoxel().times(maps.grid().voxelToWorld());
        Sampler field = Sampler.of(Volume.of(background.grid(), background.volumes()[t]), Interpolation.LINEAR, 0, Execution.unobserved());
        double[] excited = slices.offsetsSeconds();
        double sigma = greyIntensity / thermalSnr;
        for (int k = 0; k < grid.nz(); k++) {
            float[] course = courses.at(seconds + excited[k]);
            for (int j = 0; j < grid.ny(); j++) {
                Vec3 p = toNode.apply(0, j, k);
                for (int i = 0; i < grid.nx(); i++) {
                    int v = grid.index(i, j, k);
                    double signal = gain[v] * signal(
                            p.x() + i * toNode.m00(), p.y() + i * toNode.m10(), p.z() + i * toNode.m20(), course, field, toField);
                    if (sigma > 0) {
                        double real = signal + sigma * noise.nextGaussian();
                        double imaginary = sigma * noise.nextGaussian();
                        signal = Math.sqrt(real * real + imaginary * imaginary);
                    }
                    stored[offset + v] = (short) Math.min(Short.MAX_VALUE, Math.round(signal));
                }
            }
        }
    }

    /** The signal at a fractional node, grey matter at 1. */
    private double signal(double x, double y, double z, float[] course, Sampler field, Affine toField) {
        Grid grid = maps.grid();
        if (!(x >= 0 && y >= 0 && z >= 0 && x < grid.nx() - 1 && y < grid.ny() - 1 && z < grid.nz() - 1)) {
            return 0;
        }
        int i = (int) x, j = (int) y, k = (int) z;
        float fx = (float) (x - i), fy = (float) (y - j), fz = (float) (z - k);
        int node = grid.index(i, j, k);
        boolean plain = maps.plain()[node];
        int used = plain ? 1 : course.length - 1;
        float sum = 0, active = 0;
        for (int corner = 0; corner < 8; corner++) {
            float weight = ((corner & 1) == 0 ? 1 - fx : fx) * ((corner & 2) == 0 ? 1 - fy : fy) * ((corner & 4) == 0 ? 1 - fz : fz);
            int at = (node + (corner & 1) + grid.nx() * ((corner >> 1 & 1) + grid.ny() * (corner >> 2))) * course.length;
            float here = 0;
            for (int c = 0; c < used; c++) {
                here += maps.values()[at + c] * course[c];
            }
            sum += weight * here;
            active += weight * maps.values()[at + course.length - 1];
        }
        if (plain) {
            return sum;
        }
        Vec3 p = toField.apply(x, y, z);
        return sum + active * field.at(p.x(), p.y(), p.z());
    }
}
