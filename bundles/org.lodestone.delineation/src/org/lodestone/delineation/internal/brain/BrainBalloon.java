package org.lodestone.delineation.internal.brain;

import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.delineation.internal.HeadScan;
import org.lodestone.delineation.internal.mesh.Icosphere;
import org.lodestone.delineation.internal.mesh.TriangleMesh;
import org.lodestone.image.Grid;

/**
 * A closed surface that grows from inside the brain until it meets the dark rim of fluid and bone around it, kept smooth on the way
 * (Smith 2002, Human Brain Mapping 17:143-155; the letters of its section on forces). Double precision, synchronous steps: the result
 * does not depend on the number of threads.
 */
final class BrainBalloon {

    private static final int SUBDIVISIONS = 4;
    /** Radii of curvature in mm between which smoothing goes from full to light. */
    private static final double SHARPEST_MM = 3.33;
    private static final double FLATTEST_MM = 10;
    /**
     * How far inwards the darkest voxel is looked for. The paper has 20 mm; at that reach the surface gets caught on the falx and in deep
     * sulci of sharp 1 mm scans.
     */
    private static final double DARK_REACH_MM = 7;
    /** How far inwards the brightest voxel is looked for. */
    private static final double BRIGHT_REACH_MM = 10;

    private final HeadScan scan;
    private final float[] values;
    private final int nx;
    private final int ny;
    private final int nz;
    private final double h;
    private final int[][] neighbours;
    private final int[] triangles;
    private final double localThreshold;

    /**
     * @param scan on an upright grid
     * @param localThreshold where between air and local white matter the border lies, 0 to 1; smaller gives a larger brain; 0.5 in the paper
     */
    BrainBalloon(HeadScan scan, double localThreshold) {
        this.scan = scan;
        this.values = scan.image().toFloats();
        Grid grid = scan.image().grid();
        this.nx = grid.nx();
        this.ny = grid.ny();
        this.nz = grid.nz();
        this.h = scan.spacingMm();
        TriangleMesh sphere = Icosphere.unit(SUBDIVISIONS);
        this.neighbours = sphere.neighbours();
        this.triangles = sphere.triangles();
        this.localThreshold = localThreshold;
    }

    /**
     * Grows the surface.
     *
     * @param start where the brain is guessed to be
     * @param steps how many
     * @param execution threads, progress and cancellation
     * @return the surface in world millimetres
     */
    TriangleMesh grow(BrainGuess start, int steps, Execution execution) {
        double[] unit = Icosphere.unit(SUBDIVISIONS).vertices();
        Vec3 origin = scan.image().grid().toWorld(0, 0, 0);
        double[] centre = start.centreMm().minus(origin).toArray();
        double[] current = new double[unit.length];
        for (int c = 0; c < unit.length; c++) {
            current[c] = centre[c % 3] + 0.5 * start.radiusMm() * unit[c];
        }
        for (int step = 0; step < steps; step++) {
            if (step % 50 == 0) {
                execution.progress().report((double) step / steps, "growing the brain's surface");
            }
            double edge = meanEdge(current);
            double[] from = current;
            double[] normals = new TriangleMesh(from, triangles).normals();
            double[] to = new double[from.length];
            execution.parallel().forRanges(neighbours.length, 512, execution.progress(), (first, end) -> {
                for (int v = first; v < end; v++) {
                    move(v, from, normals, edge, start.medianIntensity(), to);
                }
            });
            current = to;
        }
        double[] world = new double[current.length];
        for (int c = 0; c < world.length; c++) {
            world[c] = current[c] + origin.get(c % 3);
        }
        return new TriangleMesh(world, triangles);
    }

    private double meanEdge(double[] p) {
        double sum = 0;
        int edges = 0;
        for (int v = 0; v < neighbours.length; v++) {
            for (int n : neighbours[v]) {
                double dx = p[3 * v] - p[3 * n], dy = p[3 * v + 1] - p[3 * n + 1], dz = p[3 * v + 2] - p[3 * n + 2];
                sum += Math.sqrt(dx * dx + dy * dy + dz * dz);
                edges++;
            }
        }
        return sum / edges;
    }

    private void move(int v, double[] p, double[] normals, double edge, double median, double[] to) {
        double mx = 0, my = 0, mz = 0;
        for (int n : neighbours[v]) {
            mx += p[3 * n];
            my += p[3 * n + 1];
            mz += p[3 * n + 2];
        }
        int degree = neighbours[v].length;
        double x = p[3 * v], y = p[3 * v + 1], z = p[3 * v + 2];
        double nX = normals[3 * v], nY = normals[3 * v + 1], nZ = normals[3 * v + 2];
        double sx = mx / degree - x, sy = my / degree - y, sz = mz / degree - z;
        double along = sx * nX + sy * nY + sz * nZ;
        double radius = edge * edge / Math.max(2 * Math.abs(along), 1e-9);
        double middle = (1 / SHARPEST_MM + 1 / FLATTEST_MM) / 2;
        double steepness = 6 / (1 / SHARPEST_MM - 1 / FLATTEST_MM);
        double smoothing = (1 + Math.tanh(steepness * (1 / radius - middle))) / 2;
        double push = 0.05 * edge * intensityForce(x, y, z, nX, nY, nZ, median);
        // Tangential part halves the distance to the neighbours' mean; normal part smooths where the surface is sharp.
        to[3 * v] = x + 0.5 * (sx - along * nX) + (smoothing * along + push) * nX;
        to[3 * v + 1] = y + 0.5 * (sy - along * nY) + (smoothing * along + push) * nY;
        to[3 * v + 2] = z + 0.5 * (sz - along * nZ) + (smoothing * along + push) * nZ;
    }

    private double intensityForce(double x, double y, double z, double nX, double nY, double nZ, double median) {
        double darkest = median;
        double brightest = scan.threshold();
        for (double inwards = h; inwards <= DARK_REACH_MM; inwards += h) {
            double value = at((x - inwards * nX) / h, (y - inwards * nY) / h, (z - inwards * nZ) / h);
            darkest = Math.min(darkest, value);
            if (inwards <= BRIGHT_REACH_MM) {
                brightest = Math.max(brightest, value);
            }
        }
        darkest = Math.max(scan.low(), darkest);
        brightest = Math.min(median, brightest);
        double border = (brightest - scan.low()) * localThreshold + scan.low();
        double range = brightest - scan.low();
        return range > 0 ? 2 * (darkest - border) / range : -1;
    }

    private double at(double i, double j, double k) {
        int i0 = (int) Math.floor(i), j0 = (int) Math.floor(j), k0 = (int) Math.floor(k);
        if (i0 < 0 || j0 < 0 || k0 < 0 || i0 >= nx - 1 || j0 >= ny - 1 || k0 >= nz - 1) {
            return scan.low();
        }
        double a = i - i0, b = j - j0, c = k - k0;
        int v = i0 + nx * (j0 + ny * k0);
        int up = nx * ny;
        double lower = (1 - b) * ((1 - a) * values[v] + a * values[v + 1]) + b * ((1 - a) * values[v + nx] + a * values[v + nx + 1]);
        int w = v + up;
        double upper = (1 - b) * ((1 - a) * values[w] + a * values[w + 1]) + b * ((1 - a) * values[w + nx] + a * values[w + nx + 1]);
        return (1 - c) * lower + c * upper;
    }
}
