package org.lodestone.numerics.linear;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An orthonormal basis of the space that some columns span, made by Gram-Schmidt in double precision, each column orthogonalised twice
 * (enough for orthogonality to rounding, Giraud 2005). Columns that add nothing are left out, so a rank-deficient set does no harm.
 *
 * @param vectors {@code [vector][element]}, orthonormal. Never modify them.
 * @param dropped numbers of the columns that earlier columns explain, or that are zero, ascending
 */
public record OrthonormalBasis(List<double[]> vectors, List<Integer> dropped) {

    /** Wraps the lists. */
    public OrthonormalBasis {
        vectors = Collections.unmodifiableList(vectors);
        dropped = List.copyOf(dropped);
    }

    /**
     * @param columns {@code [column][element]}, all equally long. Not modified.
     * @param tolerance a column is left out when less than this share of its length is new
     * @return the basis of their span
     */
    public static OrthonormalBasis of(double[][] columns, double tolerance) {
        List<double[]> vectors = new ArrayList<>();
        List<Integer> dropped = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            double[] v = columns[c].clone();
            double before = norm(v);
            removeSpan(vectors, v);
            removeSpan(vectors, v);
            double after = norm(v);
            if (!(after > tolerance * before) || before == 0) {
                dropped.add(c);
                continue;
            }
            for (int i = 0; i < v.length; i++) {
                v[i] /= after;
            }
            vectors.add(v);
        }
        return new OrthonormalBasis(vectors, dropped);
    }

    /**
     * Removes from a vector what lies in the span of this basis.
     *
     * @param v as long as the columns were. Modified: the residual of the least-squares fit.
     */
    public void removeFrom(double[] v) {
        removeSpan(vectors, v);
    }

    /** @return dimension of the span */
    public int rank() {
        return vectors.size();
    }

    private static void removeSpan(List<double[]> vectors, double[] v) {
        for (double[] q : vectors) {
            double dot = 0;
            for (int i = 0; i < v.length; i++) {
                dot += q[i] * v[i];
            }
            for (int i = 0; i < v.length; i++) {
                v[i] -= dot * q[i];
            }
        }
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
