package org.lodestone.image;

import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;

/**
 * Region by region linear interpolation of region numbers: each of the eight voxels around a place votes with its linear weight, the region
 * with the most wins, the smaller number at a tie. The same as interpolating one mask a region and taking the largest (ITK calls it generic
 * label interpolation), in one pass. Borders are smoother than by the nearest voxel.
 */
final class LabelVote {

    private static final int CORNERS = 8;

    private LabelVote() {
    }

    static int[] resample(LabelMap source, Grid target, SpatialTransform targetToSource, Execution execution) {
        int[] result = new int[Math.toIntExact(target.size())];
        Affine worldToSource = source.grid().worldToVoxel();
        int nx = target.nx(), ny = target.ny();
        execution.parallel().forRanges(ny * target.nz(), ny, execution.progress(), (start, end) -> {
            int[] labels = new int[CORNERS];
            double[] weights = new double[CORNERS];
            for (int row = start; row < end; row++) {
                for (int i = 0; i < nx; i++) {
                    Vec3 p = worldToSource.apply(targetToSource.apply(target.toWorld(i, row % ny, row / ny)));
                    result[row * nx + i] = winner(source, p, labels, weights);
                }
            }
        });
        return result;
    }

    private static int winner(LabelMap source, Vec3 p, int[] labels, double[] weights) {
        Grid grid = source.grid();
        if (!(p.x() >= -0.5 && p.y() >= -0.5 && p.z() >= -0.5 && p.x() <= grid.nx() - 0.5 && p.y() <= grid.ny() - 0.5
                && p.z() <= grid.nz() - 0.5)) {
            return 0;
        }
        int x = (int) Math.floor(p.x()), y = (int) Math.floor(p.y()), z = (int) Math.floor(p.z());
        int kinds = 0;
        for (int corner = 0; corner < CORNERS; corner++) {
            int dx = corner & 1, dy = corner >> 1 & 1, dz = corner >> 2;
            double weight = share(p.x() - x, dx) * share(p.y() - y, dy) * share(p.z() - z, dz);
            int label = source.labels()[grid.index(Math.clamp(x + dx, 0, grid.nx() - 1), Math.clamp(y + dy, 0, grid.ny() - 1),
                    Math.clamp(z + dz, 0, grid.nz() - 1))];
            int kind = 0;
            while (kind < kinds && labels[kind] != label) {
                kind++;
            }
            if (kind == kinds) {
                labels[kinds] = label;
                weights[kinds++] = 0;
            }
            weights[kind] += weight;
        }
        int best = 0;
        for (int kind = 1; kind < kinds; kind++) {
            if (weights[kind] > weights[best] || weights[kind] == weights[best] && labels[kind] < labels[best]) {
                best = kind;
            }
        }
        return labels[best];
    }

    private static double share(double fraction, int side) {
        return side == 0 ? 1 - fraction : fraction;
    }
}
