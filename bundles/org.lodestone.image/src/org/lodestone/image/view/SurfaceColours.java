package org.lodestone.image.view;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;

/** Colours for the vertices of a surface: folds by curvature, images by their value at the vertex. Stateless; any thread. */
public final class SurfaceColours {

    private static final int CHUNK = 4096;
    private static final int RIDGE = 0xD9D0C8;
    private static final int FURROW = 0x857C75;

    private SurfaceColours() {
    }

    /**
     * Mean curvature by the umbrella of each vertex: the mean over its neighbours of 2 n.(q - p) / |q - p|^2, averaged once over the
     * neighbours.
     *
     * @param surface triangles turned outwards
     * @return one value a vertex in 1/mm, negative on ridges (a sphere of radius r has -1/r), positive in furrows
     */
    public static float[] curvature(Surface surface) {
        float[] normals = surface.normals();
        int count = surface.vertexCount();
        float[] raw = new float[count];
        int[] degree = new int[count];
        int[] corners = surface.triangles();
        for (int t = 0; t < corners.length; t += 3) {
            for (int edge = 0; edge < 3; edge++) {
                int p = corners[t + edge];
                int q = corners[t + (edge + 1) % 3];
                Vec3 d = surface.vertex(q).minus(surface.vertex(p));
                double length2 = d.dot(d);
                if (length2 > 0) {
                    raw[p] += (float) (2 * normal(normals, p).dot(d) / length2);
                    raw[q] -= (float) (2 * normal(normals, q).dot(d) / length2);
                    degree[p]++;
                    degree[q]++;
                }
            }
        }
        for (int v = 0; v < count; v++) {
            raw[v] /= Math.max(1, degree[v]);
        }
        float[] smooth = raw.clone();
        int[] weight = new int[count];
        java.util.Arrays.fill(weight, 1);
        for (int t = 0; t < corners.length; t += 3) {
            for (int edge = 0; edge < 3; edge++) {
                int p = corners[t + edge];
                int q = corners[t + (edge + 1) % 3];
                smooth[p] += raw[q];
                smooth[q] += raw[p];
                weight[p]++;
                weight[q]++;
            }
        }
        for (int v = 0; v < count; v++) {
            smooth[v] /= weight[v];
        }
        return smooth;
    }

    private static Vec3 normal(float[] normals, int v) {
        return new Vec3(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]);
    }

    /**
     * Light ridges and dark furrows.
     *
     * @param curvature of {@link #curvature}. Not modified.
     * @return one colour 0xRRGGBB a vertex
     */
    public static int[] folds(float[] curvature) {
        int[] colours = new int[curvature.length];
        for (int v = 0; v < colours.length; v++) {
            double depth = Math.clamp((curvature[v] + 0.05) / 0.2, 0, 1);
            colours[v] = mixed(RIDGE, FURROW, depth);
        }
        return colours;
    }

    /**
     * Lays images over the colours of a surface.
     *
     * @param surface in the space of the layers
     * @param below colours to start with, 0xRRGGBB a vertex. Not modified.
     * @param layers from bottom to top, sampled at each vertex as slices are
     * @param inwardMm how far below the surface, against its normal, they are sampled: maps lie in the cortex, not on its outside
     * @param execution threads and cancellation
     * @return new colours
     */
    public static int[] painted(Surface surface, int[] below, List<SliceLayer> layers, double inwardMm, Execution execution) {
        layers.forEach(layer -> surface.frame().require(layer.grid().frame()));
        float[] normals = surface.normals();
        int[] colours = below.clone();
        execution.parallel().forRanges(colours.length, CHUNK, execution.progress(), (start, end) -> {
            for (SliceLayer layer : layers) {
                var worldToVoxel = layer.grid().worldToVoxel();
                VoxelSampler sampler = VoxelSampler.of(layer);
                for (int v = start; v < end; v++) {
                    Vec3 at = worldToVoxel.apply(surface.vertex(v).minus(normal(normals, v).times(inwardMm)));
                    float value = sampler.at(at.x(), at.y(), at.z());
                    if (!Float.isNaN(value) && Math.abs(value) >= layer.threshold()) {
                        colours[v] = mixed(colours[v], layer.colours().colour(layer.range().fraction(value)), layer.opacity());
                    }
                }
            }
        });
        return colours;
    }

    private static int mixed(int a, int b, double share) {
        int result = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            double value = (a >> shift & 255) * (1 - share) + (b >> shift & 255) * share;
            result |= (int) Math.round(value) << shift;
        }
        return result;
    }
}
