package org.lodestone.image;

import org.lodestone.core.Execution;

/** Turns voxel values into cubic B-spline coefficients (Unser, IEEE Signal Processing Magazine 1999: recursive filter, mirror border). */
final class BSpline {

    private static final double POLE = Math.sqrt(3) - 2;
    /** Terms of the initial sum: POLE^24 is below single precision. */
    private static final int HORIZON = 24;

    private BSpline() {
    }

    /**
     * @param volume values. Not modified.
     * @param execution threads and cancellation
     * @return coefficients, x fastest; filtered in double precision along each axis, stored in single
     */
    static float[] coefficients(Volume volume, Execution execution) {
        Grid grid = volume.grid();
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        float[] c = new float[(int) grid.size()];
        volume.voxels().read(0, c, 0, c.length);
        execution.parallel().forRanges(nz, 4, execution.progress(), (start, end) -> {
            double[] rows = new double[nx * ny];
            for (int k = start; k < end; k++) {
                for (int j = 0; j < ny; j++) {
                    filterRow(c, nx * (j + ny * k), nx, rows);
                }
                filterLines(c, nx * ny * k, nx, ny, nx, rows);
            }
        });
        execution.parallel().forRanges(ny, 4, execution.progress(), (start, end) -> {
            double[] rows = new double[nx * nz];
            for (int j = start; j < end; j++) {
                filterLines(c, nx * j, nx, nz, nx * ny, rows);
            }
        });
        return c;
    }

    private static void filterRow(float[] c, int start, int count, double[] line) {
        for (int n = 0; n < count; n++) {
            line[n] = c[start + n];
        }
        filterLinesInPlace(line, 1, count);
        for (int n = 0; n < count; n++) {
            c[start + n] = (float) line[n];
        }
    }

    /** Filters {@code width} neighbouring lines of {@code count} values with distance {@code stride} at once. */
    private static void filterLines(float[] c, int start, int width, int count, int stride, double[] lines) {
        for (int n = 0; n < count; n++) {
            for (int w = 0; w < width; w++) {
                lines[n * width + w] = c[start + n * stride + w];
            }
        }
        filterLinesInPlace(lines, width, count);
        for (int n = 0; n < count; n++) {
            for (int w = 0; w < width; w++) {
                c[start + n * stride + w] = (float) lines[n * width + w];
            }
        }
    }

    private static void filterLinesInPlace(double[] lines, int width, int count) {
        if (count == 1) {
            return;
        }
        double gain = (1 - POLE) * (1 - 1 / POLE);
        for (int n = 0; n < count * width; n++) {
            lines[n] *= gain;
        }
        int last = (count - 1) * width;
        for (int w = 0; w < width; w++) {
            double sum = 0;
            double power = 1;
            for (int n = 0; n < HORIZON; n++) {
                int m = n % (2 * (count - 1));
                sum += power * lines[(m < count ? m : 2 * (count - 1) - m) * width + w];
                power *= POLE;
            }
            lines[w] = sum;
        }
        for (int n = width; n <= last + width - 1; n++) {
            lines[n] += POLE * lines[n - width];
        }
        for (int w = 0; w < width; w++) {
            lines[last + w] = POLE / (POLE * POLE - 1) * (lines[last + w] + POLE * lines[last - width + w]);
        }
        for (int n = last - 1; n >= 0; n--) {
            lines[n] = POLE * (lines[n + width] - lines[n]);
        }
    }
}
