package org.lodestone.image.view;

/**
 * Draws where an image crosses a level on a plane: marching squares over the pixel grid of the plane, positions interpolated linearly.
 * Stateless; any thread.
 */
public final class ContourTracer {

    private ContourTracer() {
    }

    /**
     * @param plane on which
     * @param layer whose values, in the space of the plane; outside its grid counts as below the level
     * @param level the value followed; 0.5 for the outline of a mask
     * @param stepPixels edge of the squares in pixels, 1 for the finest
     * @return segments x0, y0, x1, y1 in pixels of the plane, one after the other
     */
    public static float[] trace(SlicePlane plane, SliceLayer layer, double level, int stepPixels) {
        plane.frame().require(layer.grid().frame());
        int columns = (plane.width() - 1) / stepPixels + 1;
        int rows = (plane.height() - 1) / stepPixels + 1;
        float[] upper = new float[columns];
        float[] lower = new float[columns];
        Segments segments = new Segments();
        VoxelSampler sampler = VoxelSampler.of(layer);
        var worldToVoxel = layer.grid().worldToVoxel();
        for (int row = 0; row < rows; row++) {
            float[] swap = upper;
            upper = lower;
            lower = swap;
            for (int column = 0; column < columns; column++) {
                var v = worldToVoxel.apply(plane.toWorld(column * stepPixels, row * stepPixels));
                float value = sampler.at(v.x(), v.y(), v.z());
                lower[column] = (float) ((Float.isNaN(value) ? 0 : value) - level);
            }
            if (row > 0) {
                for (int column = 0; column + 1 < columns; column++) {
                    square(segments, column, row - 1, stepPixels, upper[column], upper[column + 1], lower[column + 1], lower[column]);
                }
            }
        }
        return segments.toArray();
    }

    /** Corners in order upper left, upper right, lower right, lower left; an ambiguous square is cut into two corners. */
    private static void square(Segments segments, int x, int y, int step, float a, float b, float c, float d) {
        float[] corner = {a, b, c, d};
        int first = -1;
        for (int edge = 0; edge < 4; edge++) {
            float from = corner[edge];
            float to = corner[(edge + 1) % 4];
            if (from >= 0 == to >= 0) {
                continue;
            }
            if (first < 0) {
                first = edge;
            } else {
                segments.add(crossing(x, y, step, first, corner), crossing(x, y, step, edge, corner));
                first = -1;
            }
        }
    }

    private static float[] crossing(int x, int y, int step, int edge, float[] corner) {
        float from = corner[edge];
        float f = from / (from - corner[(edge + 1) % 4]);
        float px = switch (edge) {
            case 0 -> f;
            case 1 -> 1;
            case 2 -> 1 - f;
            default -> 0;
        };
        float py = switch (edge) {
            case 0 -> 0;
            case 1 -> f;
            case 2 -> 1;
            default -> 1 - f;
        };
        return new float[] {(x + px) * step, (y + py) * step};
    }

    private static final class Segments {
        private float[] values = new float[256];
        private int count;

        void add(float[] a, float[] b) {
            if (count + 4 > values.length) {
                values = java.util.Arrays.copyOf(values, values.length * 2);
            }
            values[count++] = a[0];
            values[count++] = a[1];
            values[count++] = b[0];
            values[count++] = b[1];
        }

        float[] toArray() {
            return java.util.Arrays.copyOf(values, count);
        }
    }
}
