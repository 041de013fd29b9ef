package org.lodestone.effective.internal.rdcm;

import org.lodestone.numerics.linear.Cholesky;

/**
 * Precision of the posterior of the connections that are switched on at all: t times the expectation of ZWZ, plus the prior. What is
 * switched off keeps its prior, so that pruned connections cost nothing.
 *
 * @param indices of the connections that count
 * @param size number of all
 * @param factor of their precision
 */
record Active(int[] indices, int size, Cholesky factor) {

    /** A switch this far off changes nothing that double precision could tell. */
    private static final double OFF = 1e-13;

    static Active of(double[][] w, double[] z, double[] prior, double t) {
        int[] on = java.util.stream.IntStream.range(0, z.length).filter(i -> z[i] > OFF).toArray();
        double[][] p = new double[on.length][on.length];
        for (int a = 0; a < on.length; a++) {
            for (int b = 0; b < on.length; b++) {
                p[a][b] = t * z[on[a]] * z[on[b]] * w[on[a]][on[b]];
            }
            p[a][a] = t * z[on[a]] * w[on[a]][on[a]] + prior[on[a]];
        }
        return new Active(on, z.length, Cholesky.of(p));
    }

    double[][] covariance(double[] prior) {
        double[][] all = new double[size][size], inverse = factor.inverse();
        for (int i = 0; i < size; i++) {
            all[i][i] = 1 / prior[i];
        }
        for (int a = 0; a < indices.length; a++) {
            for (int b = 0; b < indices.length; b++) {
                all[indices[a]][indices[b]] = inverse[a][b];
            }
        }
        return all;
    }

    /** @return solution for a right side that is zero where a connection is off */
    double[] solve(double[] right) {
        double[] part = new double[indices.length], all = new double[size];
        for (int a = 0; a < part.length; a++) {
            part[a] = right[indices[a]];
        }
        double[] solved = factor.solve(part);
        for (int a = 0; a < part.length; a++) {
            all[indices[a]] = solved[a];
        }
        return all;
    }

    double logDeterminant(double[] prior) {
        boolean[] on = new boolean[size];
        for (int index : indices) {
            on[index] = true;
        }
        double sum = factor.logDeterminant();
        for (int i = 0; i < size; i++) {
            sum += on[i] ? 0 : Math.log(prior[i]);
        }
        return sum;
    }
}
