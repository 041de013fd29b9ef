package org.lodestone.numerics;

import java.util.Objects;

/**
 * Minimises smooth functions of a few variables by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with a line search
 * that meets the weak Wolfe conditions (Nocedal and Wright 2006, algorithms 6.1 and 3.5 in bisection form). Double precision.
 *
 * @param maximalIterations line searches at most
 * @param smallestStep ends when no variable changes by more than this; scale the variables alike
 * @param firstStep length of the very first step along the gradient
 */
public record QuasiNewton(int maximalIterations, double smallestStep, double firstStep) {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MAXIMAL_TRIALS = 16;

    /**
     * A minimum.
     *
     * @param x where it lies. Not to be modified.
     * @param value the function there
     * @param iterations line searches made
     */
    public record Minimum(double[] x, double value, int iterations) {
    }

    /**
     * @param function what to minimise
     * @param start where to start; the function is finite there. Not modified.
     * @return the minimum; never higher than the start
     */
    public Minimum minimise(DifferentiableFunction function, double[] start) {
        Objects.requireNonNull(function, "function");
        int n = start.length;
        double[] x = start.clone();
        double[] gradient = new double[n];
        double value = function.at(x, gradient);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not finite at the start: " + value);
        }
        double[][] inverse = identity(n, firstStep / Math.max(norm(gradient), 1e-300));
        boolean scaled = false;
        double[] trial = new double[n];
        double[] trialGradient = new double[n];
        int iteration = 0;
        while (iteration < maximalIterations) {
            iteration++;
            double[] direction = times(inverse, gradient, -1);
            double slope = dot(direction, gradient);
            if (!(slope < 0)) {
                break;
            }
            double low = 0;
            double high = Double.POSITIVE_INFINITY;
            double step = 1;
            double trialValue = Double.NaN;
            boolean accepted = false;
            for (int t = 0; t < MAXIMAL_TRIALS; t++) {
                for (int i = 0; i < n; i++) {
                    trial[i] = x[i] + step * direction[i];
                }
                trialValue = function.at(trial, trialGradient);
                boolean decreased = trialValue <= value + SUFFICIENT_DECREASE * step * slope;
                accepted |= decreased;
                if (!decreased) {
                    high = step;
                } else if (dot(trialGradient, direction) < CURVATURE * slope) {
                    low = step;
                } else {
                    break;
                }
                step = Double.isInfinite(high) ? 2 * low : (low + high) / 2;
            }
            if (!accepted || !(trialValue < value)) {
                break;
            }
            double largest = 0;
            double[] s = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                s[i] = trial[i] - x[i];
                y[i] = trialGradient[i] - gradient[i];
                largest = Math.max(largest, Math.abs(s[i]));
            }
            System.arraycopy(trial, 0, x, 0, n);
            System.arraycopy(trialGradient, 0, gradient, 0, n);
            value = trialValue;
            if (largest < smallestStep) {
                break;
            }
            double sy = dot(s, y);
            if (sy > 1e-300) {
                if (!scaled) {
                    inverse = identity(n, sy / dot(y, y));
                    scaled = true;
                }
                update(inverse, s, y, sy);
            }
        }
        return new Minimum(x, value, iteration);
    }

    private static void update(double[][] inverse, double[] s, double[] y, double sy) {
        double[] hy = times(inverse, y, 1);
        double factor = (1 + dot(y, hy) / sy) / sy;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < s.length; j++) {
                inverse[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }

    private static double[][] identity(int n, double factor) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = factor;
        }
        return matrix;
    }

    private static double[] times(double[][] matrix, double[] v, double factor) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            product[i] = factor * dot(matrix[i], v);
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }
}
