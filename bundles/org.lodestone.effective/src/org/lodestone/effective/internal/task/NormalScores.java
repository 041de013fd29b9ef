package org.lodestone.effective.internal.task;

import org.lodestone.core.Execution;
import org.lodestone.numerics.statistics.Distributions;

/**
 * Turns t or F into the z of the same tail probability. Student's z is read from a table by cubic interpolation with exact slopes (error
 * below 1e-7); tail probabilities end at 1e-300, z at 37.
 */
final class NormalScores {

    private static final double STEP = 0.05;
    private static final double LARGEST = 20;
    private static final double LEAST_TAIL = 1e-300;

    private final double freedom;
    private final double[] z;
    private final double[] slope;

    /** @param freedom degrees of freedom of the residuals */
    NormalScores(double freedom, Execution execution) {
        this.freedom = freedom;
        int nodes = (int) Math.round(LARGEST / STEP) + 1;
        this.z = new double[nodes];
        this.slope = new double[nodes];
        execution.parallel().forRanges(nodes, 64, execution.progress(), (start, end) -> {
            for (int n = start; n < end; n++) {
                // A node lies close to the one before it: a few steps of Newton's rule instead of a search.
                z[n] = n == start ? exact(n * STEP) : refined(z[n - 1] + (n - 1 > start ? z[n - 1] - z[n - 2] : STEP), n * STEP);
            }
        });
        for (int n = 0; n < nodes; n++) {
            slope[n] = n == 0 || n == nodes - 1 ? (z[Math.min(n + 1, nodes - 1)] - z[Math.max(n - 1, 0)]) / STEP : densityRatio(n);
        }
    }

    private double densityRatio(int n) {
        double t = n * STEP;
        double logStudent = org.lodestone.numerics.statistics.GammaFunctions.logGamma((freedom + 1) / 2)
                - org.lodestone.numerics.statistics.GammaFunctions.logGamma(freedom / 2) - 0.5 * Math.log(freedom * Math.PI)
                - (freedom + 1) / 2 * Math.log1p(t * t / freedom);
        double logNormal = -0.5 * z[n] * z[n] - 0.5 * Math.log(2 * Math.PI);
        return Math.exp(logStudent - logNormal);
    }

    private double refined(double guess, double t) {
        double wanted = Math.log(Math.max(LEAST_TAIL, Distributions.studentTail(t, freedom))), at = guess;
        for (int step = 0; step < 20; step++) {
            double tail = Distributions.normalTail(at);
            double move = (Math.log(tail) - wanted) * tail / (Math.exp(-0.5 * at * at) / Math.sqrt(2 * Math.PI));
            at += move;
            if (Math.abs(move) < 1e-12 * Math.max(1, at)) {
                return at;
            }
        }
        return exact(t);
    }

    private double exact(double t) {
        return t == 0 ? 0 : Distributions.normalFromTail(Math.max(LEAST_TAIL, Distributions.studentTail(t, freedom)));
    }

    /** @return z of a t */
    double ofStudent(double t) {
        double size = Math.abs(t);
        if (!(size < LARGEST - STEP)) {
            return Math.copySign(exact(size), t);
        }
        int n = (int) (size / STEP);
        double x = size / STEP - n;
        double a = slope[n] * STEP, b = slope[n + 1] * STEP, rise = z[n + 1] - z[n];
        double value = z[n] + x * (a + x * (3 * rise - 2 * a - b + x * (a + b - 2 * rise)));
        return Math.copySign(value, t);
    }

    /** @return z of an F */
    double ofFisher(double f, int numerator) {
        double tail = Math.clamp(Distributions.fisherTail(f, numerator, freedom), LEAST_TAIL, 1 - 1e-16);
        return Distributions.normalFromTail(tail);
    }
}
