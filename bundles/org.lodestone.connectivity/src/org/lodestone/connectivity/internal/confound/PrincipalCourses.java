package org.lodestone.connectivity.internal.confound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.image.Mask;
import org.lodestone.numerics.linear.OrthonormalBasis;
import org.lodestone.numerics.linear.PackedRows;
import org.lodestone.numerics.signal.CosineBasis;

/**
 * The time courses that explain most of what goes on in noisy voxels (CompCor, Behzadi 2007): principal components over time of
 * standardised series without drift slower than 128 s. The few components wanted come from subspace iteration on the time-by-time matrix
 * of products, from a fixed start, so the result is the same every time.
 */
public final class PrincipalCourses {

    private static final double DRIFT_PERIOD_SECONDS = 128;
    private static final int ITERATIONS = 60;
    private static final int EXTRA = 6;

    private PrincipalCourses() {
    }

    /**
     * @param values row v at v * length. Not modified.
     * @param rows numbers of the rows to use
     * @param length of a row
     * @param trSeconds seconds between volumes
     * @param count how many components
     * @param execution threads and cancellation
     * @return {@code [component][time]}, orthonormal, the strongest first; fewer when there are not so many
     */
    public static double[][] of(float[] values, int[] rows, int length, double trSeconds, int count, Execution execution) {
        if (rows.length < 2 || count == 0) {
            return new double[0][];
        }
        double[][] drift = CosineBasis.drift(length, trSeconds, DRIFT_PERIOD_SECONDS);
        // time-major, so that a product of rows is a product over voxels
        float[] byTime = new float[length * rows.length];
        execution.parallel().forRanges(rows.length, 256, execution.progress(), (start, end) -> {
            double[] row = new double[length];
            for (int n = start; n < end; n++) {
                for (int t = 0; t < length; t++) {
                    row[t] = values[rows[n] * length + t];
                }
                standardise(row, drift);
                for (int t = 0; t < length; t++) {
                    byTime[t * rows.length + n] = (float) row[t];
                }
            }
        });
        float[] gram = new float[length * length];
        new PackedRows(byTime, 0, length, rows.length).multiply(byTime, 0, length, gram, 0, length);
        return components(gram, length, Math.min(count, Math.min(rows.length, length) - 1));
    }

    private static void standardise(double[] row, double[][] drift) {
        double mean = 0;
        for (double x : row) {
            mean += x / row.length;
        }
        for (int t = 0; t < row.length; t++) {
            row[t] -= mean;
        }
        new OrthonormalBasis(List.of(drift), List.of()).removeFrom(row);
        double square = 0;
        for (double x : row) {
            square += x * x;
        }
        double gain = square > 0 ? 1 / Math.sqrt(square) : 0;
        for (int t = 0; t < row.length; t++) {
            row[t] *= gain;
        }
    }

    private static double[][] components(float[] gram, int length, int count) {
        int width = Math.min(length - 1, count + EXTRA);
        double[][] basis = new double[width][];
        for (int k = 0; k < width; k++) {
            basis[k] = CosineBasis.function(length, 1 + k * (length - 2) / width);
            // an uneven start is not orthogonal to any component
            for (int t = 0; t < length; t++) {
                basis[k][t] += 1e-3 * Math.sin(1.7 * t * (k + 1) + 0.3 * t * t);
            }
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            basis = OrthonormalBasis.of(times(gram, basis, length), 1e-12).vectors().toArray(double[][]::new);
        }
        return sortedByStrength(gram, basis, length).subList(0, Math.min(count, basis.length)).toArray(double[][]::new);
    }

    /** Turns the basis into eigenvectors within its span. */
    private static List<double[]> sortedByStrength(float[] gram, double[][] basis, int length) {
        double[][] image = times(gram, basis, length);
        double[][] small = new double[basis.length][basis.length];
        for (int i = 0; i < basis.length; i++) {
            for (int j = 0; j <= i; j++) {
                double dot = 0;
                for (int t = 0; t < length; t++) {
                    dot += basis[i][t] * image[j][t];
                }
                small[i][j] = dot;
                small[j][i] = dot;
            }
        }
        org.lodestone.numerics.SymmetricEigen eigen = org.lodestone.numerics.SymmetricEigen.of(small);
        List<double[]> courses = new ArrayList<>();
        for (double[] mix : eigen.vectors()) {
            double[] course = new double[length];
            for (int k = 0; k < basis.length; k++) {
                for (int t = 0; t < length; t++) {
                    course[t] += mix[k] * basis[k][t];
                }
            }
            courses.add(course);
        }
        return courses;
    }

    private static double[][] times(float[] gram, double[][] basis, int length) {
        return java.util.stream.IntStream.range(0, basis.length).mapToObj(k -> {
            double[] result = new double[length];
            for (int t = 0; t < length; t++) {
                double sum = 0;
                for (int s = 0; s < length; s++) {
                    sum += gram[t * length + s] * basis[k][s];
                }
                result[t] = sum;
            }
            return result;
        }).toArray(double[][]::new);
    }

    /**
     * Rows of a mask.
     *
     * @param all voxels that the rows are
     * @param inside wanted ones
     * @return row numbers
     */
    public static int[] rowsIn(Mask all, Mask inside) {
        int[] voxels = all.indices();
        return java.util.stream.IntStream.range(0, voxels.length).filter(v -> inside.contains(voxels[v])).toArray();
    }

    /**
     * The most variable rows, for the temporal form of CompCor.
     *
     * @param values row v at v * length. Not modified.
     * @param rows how many
     * @param length of a row
     * @param trSeconds seconds between volumes
     * @param share of the rows to take
     * @return their numbers, the most variable first
     */
    public static int[] mostVariable(float[] values, int rows, int length, double trSeconds, double share) {
        OrthonormalBasis drift = new OrthonormalBasis(List.of(CosineBasis.drift(length, trSeconds, DRIFT_PERIOD_SECONDS)), List.of());
        double[] variance = new double[rows];
        double[] row = new double[length];
        for (int v = 0; v < rows; v++) {
            double mean = 0;
            for (int t = 0; t < length; t++) {
                mean += values[v * length + t] / (double) length;
            }
            for (int t = 0; t < length; t++) {
                row[t] = values[v * length + t] - mean;
            }
            drift.removeFrom(row);
            for (double x : row) {
                variance[v] += x * x;
            }
        }
        return java.util.stream.IntStream.range(0, rows).boxed()
                .sorted(Comparator.comparingDouble((Integer v) -> -variance[v]).thenComparing(v -> v))
                .limit(Math.max(2, Math.round(share * rows))).mapToInt(Integer::intValue).toArray();
    }
}
