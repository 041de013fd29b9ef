package org.lodestone.effective.internal.granger;

/**
 * Granger causality between two series of one order, fast: all products of lagged series are summed once, both directions come from two
 * Cholesky factors. Double precision; the constant is taken out by centring every lagged column.
 */
final class VoxelPair {

    /** What one direction came to. */
    record Direction(double geweke, double f, double path) {
        static final Direction NONE = new Direction(0, 0, 0);
    }

    private final int order, rows;
    private final double[][] seed;
    private final double[][] voxel;

    /**
     * @param seed series, not constant. Not modified.
     * @param order past time points
     */
    VoxelPair(float[] seed, int order) {
        this.order = order;
        this.rows = seed.length - order;
        this.seed = new double[order + 1][rows];
        this.voxel = new double[order + 1][rows];
        lagged(seed, 0, this.seed);
    }

    private VoxelPair(VoxelPair other) {
        this.order = other.order;
        this.rows = other.rows;
        this.seed = other.seed;
        this.voxel = new double[order + 1][rows];
    }

    /** @return the same seed with room of its own for another voxel: one a thread */
    VoxelPair copy() {
        return new VoxelPair(this);
    }

    /** @return degrees of freedom of the F test's denominator */
    int freedom() {
        return rows - 2 * order - 1;
    }

    /**
     * @param values one series at {@code at}. Not modified.
     * @return seed to voxel, then voxel to seed; zeros when the voxel does not change or equals the seed
     */
    Direction[] at(float[] values, int at) {
        lagged(values, at, voxel);
        double[][] gram = new double[2 * order + 2][2 * order + 2];
        for (int i = 0; i <= order; i++) {
            for (int j = 0; j <= order; j++) {
                gram[i][j] = j < i ? gram[j][i] : dot(voxel[i], voxel[j]);
                gram[order + 1 + i][order + 1 + j] = j < i ? gram[order + 1 + j][order + 1 + i] : dot(seed[i], seed[j]);
                gram[i][order + 1 + j] = dot(voxel[i], seed[j]);
                gram[order + 1 + j][i] = gram[i][order + 1 + j];
            }
        }
        return new Direction[] {direction(gram, 0, order + 1), direction(gram, order + 1, 0)};
    }

    /** Column 0 is the present, column l the past of lag l, each centred. */
    private void lagged(float[] values, int at, double[][] columns) {
        for (int lag = 0; lag <= order; lag++) {
            double sum = 0;
            for (int t = 0; t < rows; t++) {
                sum += values[at + order - lag + t];
            }
            double mean = sum / rows;
            for (int t = 0; t < rows; t++) {
                columns[lag][t] = values[at + order - lag + t] - mean;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        // four chains: sums do not wait for each other
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int t = 0;
        for (; t + 3 < a.length; t += 4) {
            s0 += a[t] * b[t];
            s1 += a[t + 1] * b[t + 1];
            s2 += a[t + 2] * b[t + 2];
            s3 += a[t + 3] * b[t + 3];
        }
        for (; t < a.length; t++) {
            s0 += a[t] * b[t];
        }
        return s0 + s1 + (s2 + s3);
    }

    private Direction direction(double[][] gram, int to, int from) {
        int k = 2 * order;
        int[] column = new int[k];
        for (int l = 0; l < order; l++) {
            column[l] = to + 1 + l;
            column[order + l] = from + 1 + l;
        }
        double[][] lower = new double[k][k];
        double[] z = new double[k];
        double restricted = gram[to][to], full;
        for (int i = 0; i < k; i++) {
            double projected = gram[column[i]][to];
            for (int j = 0; j <= i; j++) {
                double sum = gram[column[i]][column[j]];
                for (int m = 0; m < j; m++) {
                    sum -= lower[i][m] * lower[j][m];
                }
                if (i == j) {
                    if (!(sum > 1e-10 * gram[column[i]][column[i]])) {
                        return Direction.NONE;
                    }
                    lower[i][i] = Math.sqrt(sum);
                } else {
                    lower[i][j] = sum / lower[j][j];
                    projected -= lower[i][j] * z[j];
                }
            }
            z[i] = projected / lower[i][i];
            restricted -= i < order ? z[i] * z[i] : 0;
        }
        full = restricted;
        for (int i = order; i < k; i++) {
            full -= z[i] * z[i];
        }
        if (!(full > 1e-10 * gram[to][to])) {
            return Direction.NONE;
        }
        double path = 0;
        double[] b = new double[k];
        for (int i = k - 1; i >= order; i--) {
            double sum = z[i];
            for (int j = i + 1; j < k; j++) {
                sum -= lower[j][i] * b[j];
            }
            b[i] = sum / lower[i][i];
            path += b[i];
        }
        path *= Math.sqrt(gram[from][from] / gram[to][to]);
        return new Direction(Math.log(restricted / full), (restricted - full) / full / order * freedom(), path);
    }
}
