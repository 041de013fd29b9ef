package org.lodestone.delineation.internal.brain;

import org.lodestone.core.Vec3;
import org.lodestone.delineation.internal.HeadScan;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;

/**
 * Where the brain is thought to be before its surface is looked for.
 *
 * @param centreMm in world millimetres
 * @param radiusMm of a ball as large
 * @param medianIntensity of the tissue inside that ball
 */
record BrainGuess(Vec3 centreMm, double radiusMm, double medianIntensity) {

    /** From the top of the head down, so much is brain and what surrounds it; what lies deeper (face, neck, shoulders) would mislead. */
    private static final double BRAIN_BLOCK_MM = 140;

    /** @return a guess from the upper part of the head, whatever lies below it */
    static BrainGuess fromHead(HeadScan scan) {
        Grid grid = scan.image().grid();
        float[] values = scan.image().toFloats();
        int plane = grid.nx() * grid.ny();
        double h = scan.spacingMm();
        int top = topSlice(scan);
        int bottom = Math.max(0, top - (int) Math.round(BRAIN_BLOCK_MM / h));
        double x = 0, y = 0, z = 0, weight = 0;
        long count = 0;
        for (int v = bottom * plane; v < Math.min(values.length, (top + 1) * plane); v++) {
            if (values[v] > scan.threshold()) {
                double w = Math.min(values[v], scan.high()) - scan.low();
                x += w * (v % grid.nx());
                y += w * (v / grid.nx() % grid.ny());
                z += w * (v / plane);
                weight += w;
                count++;
            }
        }
        Vec3 centre = grid.toWorld(x / weight, y / weight, z / weight);
        double radius = Math.cbrt(3 * count * grid.voxelVolumeMm3() / (4 * Math.PI));
        return new BrainGuess(centre, radius, medianAround(scan, centre, radius));
    }

    /** @return a better guess from a first brain */
    static BrainGuess fromBrain(HeadScan scan, Mask brain) {
        Grid grid = scan.image().grid();
        double x = 0, y = 0, z = 0;
        int[] inside = brain.indices();
        for (int v : inside) {
            x += v % grid.nx();
            y += v / grid.nx() % grid.ny();
            z += v / (grid.nx() * grid.ny());
        }
        Vec3 centre = grid.toWorld(x / inside.length, y / inside.length, z / inside.length);
        double radius = Math.cbrt(3 * inside.length * grid.voxelVolumeMm3() / (4 * Math.PI));
        return new BrainGuess(centre, radius, medianAround(scan, centre, radius));
    }

    /** The highest slice of which head fills more than a disc of 2 cm radius. */
    private static int topSlice(HeadScan scan) {
        Grid grid = scan.image().grid();
        float[] values = scan.image().toFloats();
        int plane = grid.nx() * grid.ny();
        double wanted = Math.PI * 400 / (scan.spacingMm() * scan.spacingMm());
        for (int k = grid.nz() - 1; k > 0; k--) {
            int head = 0;
            for (int v = k * plane; v < (k + 1) * plane; v++) {
                head += values[v] > scan.threshold() ? 1 : 0;
            }
            if (head > wanted) {
                return k;
            }
        }
        return grid.nz() - 1;
    }

    private static double medianAround(HeadScan scan, Vec3 centre, double radius) {
        Grid grid = scan.image().grid();
        float[] values = scan.image().toFloats();
        float[] ball = new float[values.length];
        int count = 0;
        double reach = radius / scan.spacingMm();
        Vec3 c = grid.worldToVoxel().apply(centre);
        for (int v = 0; v < values.length; v++) {
            double dx = v % grid.nx() - c.x(), dy = v / grid.nx() % grid.ny() - c.y(), dz = v / (grid.nx() * grid.ny()) - c.z();
            if (dx * dx + dy * dy + dz * dz < reach * reach && values[v] > scan.low() && values[v] < scan.high()) {
                ball[count++] = values[v];
            }
        }
        return count == 0 ? scan.high() : HeadScan.percentiles(java.util.Arrays.copyOf(ball, count), 0.5)[0];
    }
}
