package org.lodestone.registration.internal.linear;

import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * Where the fixed image is compared with the moving one: world positions and quantised intensities. Not modified after it was made.
 *
 * @param count number of points
 * @param x positions in mm
 * @param y positions in mm
 * @param z positions in mm
 * @param bin intensity class of the fixed image at each point, 0 to bins - 1
 * @param bins number of classes
 * @param centre mean position
 */
record SamplePoints(int count, float[] x, float[] y, float[] z, byte[] bin, int bins, Vec3 centre) {

    /**
     * Takes the voxels of a region.
     *
     * @param fixed image
     * @param region voxels to take, on its grid
     * @param bins intensity classes, between the 0.2nd and the 99.8th percentile of the region
     * @return one point a voxel
     */
    static SamplePoints of(Volume fixed, Mask region, int bins) {
        Grid grid = fixed.grid();
        int[] voxels = region.indices();
        float[] values = fixed.toFloats();
        IntensityRange range = IntensityRange.of(values, voxels);
        int n = voxels.length;
        float[] x = new float[n];
        float[] y = new float[n];
        float[] z = new float[n];
        byte[] bin = new byte[n];
        double sx = 0, sy = 0, sz = 0;
        for (int s = 0; s < n; s++) {
            int v = voxels[s];
            Vec3 p = grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            x[s] = (float) p.x();
            y[s] = (float) p.y();
            z[s] = (float) p.z();
            sx += p.x();
            sy += p.y();
            sz += p.z();
            bin[s] = (byte) Math.min(bins - 1, (int) (bins * range.fraction(values[v])));
        }
        return new SamplePoints(n, x, y, z, bin, bins, new Vec3(sx / n, sy / n, sz / n));
    }

    /** @return the same intensities at positions mapped by {@code map}, with their centre */
    SamplePoints mapped(Affine map) {
        float[] mx = new float[count];
        float[] my = new float[count];
        float[] mz = new float[count];
        for (int s = 0; s < count; s++) {
            Vec3 p = map.apply(x[s], y[s], z[s]);
            mx[s] = (float) p.x();
            my[s] = (float) p.y();
            mz[s] = (float) p.z();
        }
        return new SamplePoints(count, mx, my, mz, bin, bins, map.apply(centre));
    }
}
