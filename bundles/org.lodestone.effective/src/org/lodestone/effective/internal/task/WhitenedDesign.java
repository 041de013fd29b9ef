package org.lodestone.effective.internal.task;

import java.util.List;
import org.lodestone.method.task.Contrast;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.numerics.linear.OrthonormalBasis;

/**
 * A design seen through the filter y(t) - rho y(t - 1) (the first value stays), with everything that voxels of one autocorrelation share,
 * so that a voxel needs dot products with its unfiltered signal only.
 *
 * @param rho AR(1) coefficient
 * @param basis {@code [column][volume]}: orthonormal basis of the filtered columns, carried back through the filter: basis . y is the
 *     coefficient of the filtered signal
 * @param filteredBasis {@code [column][volume]}: that basis itself
 * @param rows one for each row of each contrast: row . y is its effect
 * @param covariance one for each contrast: of its effects, for a residual variance of one
 * @param solution {@code [column][volume]}: row . y is the coefficient of a column
 */
record WhitenedDesign(double rho, double[][] basis, double[][] filteredBasis, List<double[][]> rows, List<double[][]> covariance,
        double[][] solution) {

    /**
     * @param design columns of full rank
     * @param contrasts to prepare
     * @param rho AR(1) coefficient, between -1 and 1
     * @return the filtered design
     */
    static WhitenedDesign of(DesignMatrix design, List<Contrast> contrasts, double rho) {
        int columns = design.names().size(), length = design.volumes();
        double[][] filtered = new double[columns][length];
        for (int c = 0; c < columns; c++) {
            double[] column = design.columns()[c];
            for (int t = 0; t < length; t++) {
                filtered[c][t] = t == 0 ? column[0] : column[t] - rho * column[t - 1];
            }
        }
        double[][] plain = OrthonormalBasis.of(filtered, 0).vectors().toArray(double[][]::new);
        if (plain.length < columns) {
            throw new IllegalArgumentException("a design of " + columns + " columns has rank " + plain.length);
        }
        double[][] triangle = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                triangle[i][j] = dot(plain[i], filtered[j]);
            }
        }
        double[][] identity = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            identity[i][i] = 1;
        }
        double[][] inverse = solved(triangle, identity);
        double[][] back = carriedBack(plain, rho), coefficients = carriedBack(solved(triangle, plain), rho);
        return new WhitenedDesign(rho, back, plain,
                contrasts.stream().map(contrast -> product(contrast.weights(), coefficients)).toList(),
                contrasts.stream().map(contrast -> gram(product(contrast.weights(), inverse))).toList(), coefficients);
    }

    /** Solves R x = right for an upper triangle R, one column of x after the other side by side. */
    private static double[][] solved(double[][] triangle, double[][] right) {
        int n = triangle.length;
        double[][] x = new double[n][];
        for (int i = n - 1; i >= 0; i--) {
            x[i] = right[i].clone();
            for (int j = i + 1; j < n; j++) {
                for (int t = 0; t < x[i].length; t++) {
                    x[i][t] -= triangle[i][j] * x[j][t];
                }
            }
            for (int t = 0; t < x[i].length; t++) {
                x[i][t] /= triangle[i][i];
            }
        }
        return x;
    }

    /** The transposed filter: dot(carriedBack(a), y) = dot(a, filtered(y)). */
    private static double[][] carriedBack(double[][] rows, double rho) {
        double[][] back = new double[rows.length][];
        for (int c = 0; c < rows.length; c++) {
            back[c] = rows[c].clone();
            for (int t = 0; t + 1 < back[c].length; t++) {
                back[c][t] -= rho * rows[c][t + 1];
            }
        }
        return back;
    }

    private static double[][] product(double[][] weights, double[][] rows) {
        double[][] result = new double[weights.length][rows[0].length];
        for (int r = 0; r < weights.length; r++) {
            for (int c = 0; c < rows.length; c++) {
                for (int t = 0; t < rows[c].length && weights[r][c] != 0; t++) {
                    result[r][t] += weights[r][c] * rows[c][t];
                }
            }
        }
        return result;
    }

    /** Products of rows with each other. */
    private static double[][] gram(double[][] rows) {
        double[][] result = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                result[i][j] = dot(rows[i], rows[j]);
            }
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }
}
