package org.lodestone.registration.internal.boundary;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.SplineImage;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Distance;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.registration.internal.linear.Pyramid;

/**
 * Points on the border of white and grey matter with their normals, from a T1w scan.
 *
 * @param points positions in T1w world millimetres
 * @param normals unit vectors from white to grey
 */
record WhiteBoundary(List<Vec3> points, List<Vec3> normals) {

    private static final double SPACING_MM = 1;
    private static final double SMOOTHING_FWHM_MM = 1.5;
    /** The neighbourhood in which white and grey matter are told apart: small against shading, large against gyri. */
    private static final double NEIGHBOURHOOD_FWHM_MM = 30;
    private static final double COARSE_MM = 4;
    private static final double RIM_MM = 4;
    private static final int MAXIMAL_POINTS = 30000;

    /**
     * Parts white from grey matter where the scan crosses the local mean of both, and takes the crossing.
     *
     * @param t1w scan
     * @param brain its brain, on its grid
     * @param execution threads and cancellation
     * @return at most 30,000 points, evenly thinned
     */
    static WhiteBoundary of(Volume t1w, Mask brain, Execution execution) {
        Grid grid = t1w.grid().withSpacing(SPACING_MM);
        AffineTransform same = AffineTransform.identity(grid.frame());
        float[] image = Smoothing.gaussian(
                Resampling.resample(t1w, grid, same, Interpolation.LINEAR, 0, execution), SMOOTHING_FWHM_MM, execution).toFloats();
        Mask inside = Resampling.resample(brain, grid, same, execution);
        float[] depth = Distance.toMaskMm(Mask.where(grid, v -> !inside.contains(v)), execution).toFloats();
        double fluid = 0.6 * mean(image, inside);
        float[] difference = aboveLocalMean(grid, image, inside, fluid, execution);
        Mask white = Components.largest(
                Mask.where(grid, v -> depth[v] > RIM_MM && difference[v] > 0), Neighbourhood.FACES);
        SplineImage crossing = SplineImage.of(Volume.of(grid, difference), execution);
        List<Vec3> points = new ArrayList<>();
        List<Vec3> normals = new ArrayList<>();
        float[] found = new float[4];
        int nx = grid.nx(), ny = grid.ny();
        int[] steps = {1, -1, nx, -nx, nx * ny, -nx * ny};
        for (int v : white.indices()) {
            int i = v % nx, j = v / nx % ny, k = v / (nx * ny);
            if (i < 3 || j < 3 || k < 3 || i > nx - 4 || j > ny - 4 || k > grid.nz() - 4) {
                continue;
            }
            boolean border = false;
            for (int step : steps) {
                border |= !white.contains(v + step) && depth[v + step] > RIM_MM && image[v + step] > fluid;
            }
            if (border && crossing.at(i, j, k, found)) {
                Vec3 gradient = new Vec3(found[1], found[2], found[3]);
                double steep = gradient.dot(gradient);
                double toCrossing = found[0] / Math.sqrt(Math.max(steep, 1e-20));
                if (toCrossing < 1.2) {
                    Vec3 at = new Vec3(i, j, k).minus(gradient.times(found[0] / steep));
                    points.add(grid.toWorld(at.x(), at.y(), at.z()));
                    normals.add(grid.voxelToWorld().applyToDirection(gradient).times(-1).unit());
                }
            }
        }
        return thinned(points, normals);
    }

    /** The image minus its mean over the solid tissue around. */
    private static float[] aboveLocalMean(Grid grid, float[] image, Mask inside, double fluid, Execution execution) {
        float[] tissue = new float[image.length];
        float[] weight = new float[image.length];
        for (int v = 0; v < image.length; v++) {
            if (inside.contains(v) && image[v] > fluid) {
                tissue[v] = image[v];
                weight[v] = 1;
            }
        }
        // so wide a mean loses nothing on a coarse grid
        Volume coarseTissue = Pyramid.at(Volume.of(grid, tissue), COARSE_MM, execution);
        Volume coarseWeight = Pyramid.at(Volume.of(grid, weight), COARSE_MM, execution);
        float[] sum = Smoothing.gaussian(coarseTissue, NEIGHBOURHOOD_FWHM_MM, execution).toFloats();
        float[] count = Smoothing.gaussian(coarseWeight, NEIGHBOURHOOD_FWHM_MM, execution).toFloats();
        float[] ratio = new float[sum.length];
        for (int v = 0; v < ratio.length; v++) {
            ratio[v] = sum[v] / Math.max(count[v], 1e-3f);
        }
        float[] localMean = Resampling.resample(Volume.of(coarseTissue.grid(), ratio), grid, AffineTransform.identity(grid.frame()),
                Interpolation.LINEAR, 0, execution).toFloats();
        float[] difference = new float[image.length];
        for (int v = 0; v < image.length; v++) {
            difference[v] = image[v] - localMean[v];
        }
        return difference;
    }

    private static double mean(float[] image, Mask inside) {
        double sum = 0;
        for (int v : inside.indices()) {
            sum += image[v];
        }
        return sum / Math.max(1, inside.count());
    }

    private static WhiteBoundary thinned(List<Vec3> points, List<Vec3> normals) {
        int step = Math.ceilDiv(points.size(), MAXIMAL_POINTS);
        List<Vec3> fewer = new ArrayList<>();
        List<Vec3> fewerNormals = new ArrayList<>();
        for (int n = 0; n < points.size(); n += Math.max(1, step)) {
            fewer.add(points.get(n));
            fewerNormals.add(normals.get(n));
        }
        return new WhiteBoundary(fewer, fewerNormals);
    }
}
