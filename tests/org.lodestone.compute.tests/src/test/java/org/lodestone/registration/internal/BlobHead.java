package org.lodestone.registration.internal;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/** A head made of formulas: an ellipsoid with blobs in it, known at any position, without symmetry. */
public final class BlobHead {

    static final Execution TWO = new Execution(new Parallel(2), Progress.NONE);

    private final double[][] blobs;

    /** @param seed of the blobs */
    public BlobHead(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        blobs = new double[28][];
        for (int b = 0; b < blobs.length; b++) {
            blobs[b] = new double[] {random.nextDouble(-50, 50), random.nextDouble(-65, 65), random.nextDouble(-42, 42),
                random.nextDouble(8, 14), random.nextDouble(-350, 350)};
        }
    }

    /** @return brightness at a position of the head, 0 far outside, about 1000 inside */
    public double at(Vec3 p) {
        double radius = Math.sqrt(p.x() * p.x() / 4225 + p.y() * p.y() / 6400 + p.z() * p.z() / 3025);
        double inside = 1 / (1 + Math.exp((radius - 1) * 18));
        if (inside < 1e-6) {
            return 0;
        }
        double value = 1000;
        for (double[] b : blobs) {
            double dx = p.x() - b[0], dy = p.y() - b[1], dz = p.z() - b[2];
            value += b[4] * Math.exp(-(dx * dx + dy * dy + dz * dz) / (2 * b[3] * b[3]));
        }
        return inside * value;
    }

    /** @return the head seen on a grid whose world is mapped to the head by {@code worldToHead}, brightness changed, with noise */
    public Volume on(Grid grid, Affine worldToHead, DoubleUnaryOperator contrast, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[(int) grid.size()];
        Affine map = worldToHead.times(grid.voxelToWorld());
        for (int v = 0; v < values.length; v++) {
            Vec3 p = map.apply(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            values[v] = (float) (contrast.applyAsDouble(at(p)) + noise * random.nextGaussian());
        }
        return Volume.of(grid, values);
    }

    /** @return the inside of the ellipsoid on a grid */
    public Mask brain(Grid grid, Affine worldToHead) {
        Affine map = worldToHead.times(grid.voxelToWorld());
        return Mask.where(grid, v -> {
            Vec3 p = map.apply(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            return p.x() * p.x() / 4225 + p.y() * p.y() / 6400 + p.z() * p.z() / 3025 < 1;
        });
    }

    /** @return a grid of cubic voxels centred on {@code centre} */
    public static Grid grid(int nx, int ny, int nz, double spacingMm, Vec3 centre, Frame frame) {
        Vec3 half = new Vec3((nx - 1) / 2.0, (ny - 1) / 2.0, (nz - 1) / 2.0).times(spacingMm);
        return new Grid(nx, ny, nz, Affine.translation(centre.minus(half)).times(Affine.scaling(spacingMm, spacingMm, spacingMm)),
                frame);
    }

    /** @return the largest distance between two maps over the surface of a head at the origin */
    public static double largestDistanceMm(Affine a, Affine b) {
        double largest = 0;
        for (int corner = 0; corner < 8; corner++) {
            Vec3 p = new Vec3((corner & 1) == 0 ? -50 : 50, (corner & 2) == 0 ? -60 : 60, (corner & 4) == 0 ? -45 : 45);
            largest = Math.max(largest, a.apply(p).distance(b.apply(p)));
        }
        return largest;
    }
}
