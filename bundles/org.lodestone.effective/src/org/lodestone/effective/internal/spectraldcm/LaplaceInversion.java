package org.lodestone.effective.internal.spectraldcm;

import org.lodestone.core.Progress;
import org.lodestone.numerics.linear.Cholesky;

/**
 * Variational Laplace: the posterior as a normal distribution around its mode, found by Fisher scoring with Levenberg's damping; the
 * likelihood is Whittle's, so that the run itself says how certain its spectra are. Prior of the parameters: independent normals.
 */
final class LaplaceInversion {

    private static final int MOST_STEPS = 128;
    private static final double CONVERGED = 1e-4, STEP = 1e-5, MOST_DAMPING = 1e8;

    /**
     * What an inversion comes to.
     *
     * @param posterior of all parameters
     * @param freeEnergy Laplace's approximation of the log evidence
     * @param steps that were made
     * @param converged whether the last step hardly changed anything
     */
    record Result(Gaussian posterior, double freeEnergy, int steps, boolean converged) {
    }

    private record Local(double logPosterior, double[] gradient, double[][] curvature) {
    }

    private final SpectralModel model;
    private final CrossSpectra data;
    private final double[] prior, variance;
    private final int[] free;

    /**
     * @param model that predicts
     * @param data that is fitted
     * @param prior mean of each parameter. Not modified.
     * @param variance prior variance of each; 0 fixes it. Not modified.
     */
    LaplaceInversion(SpectralModel model, CrossSpectra data, double[] prior, double[] variance) {
        this.model = model;
        this.data = data;
        this.prior = prior;
        this.variance = variance;
        this.free = java.util.stream.IntStream.range(0, prior.length).filter(i -> variance[i] > 0).toArray();
    }

    /**
     * Inverts.
     *
     * @param start first parameters. Not modified.
     * @param progress checked before each step
     * @return the posterior
     * @throws ArithmeticException when the model has no spectrum at the start
     */
    Result invert(double[] start, Progress progress) {
        double[] p = start.clone();
        Local here = local(p);
        double damping = 1e-2;
        boolean converged = false;
        int steps = 0;
        for (; steps < MOST_STEPS && !converged && damping < MOST_DAMPING; steps++) {
            progress.check();
            double[][] damped = new double[free.length][];
            for (int i = 0; i < free.length; i++) {
                damped[i] = here.curvature[i].clone();
                damped[i][i] *= 1 + damping;
            }
            double[] move = Cholesky.of(damped).solve(here.gradient), next = p.clone();
            double gain = 0;
            for (int i = 0; i < free.length; i++) {
                next[free[i]] += move[i];
                gain += move[i] * here.gradient[i];
            }
            double reached = logPosterior(next);
            if (reached > here.logPosterior) {
                converged = reached - here.logPosterior < CONVERGED && gain < 10 * CONVERGED;
                p = next;
                here = local(p);
                damping = Math.max(1e-6, damping / 8);
            } else {
                converged = gain < CONVERGED;
                damping *= 8;
            }
        }
        return result(p, here, steps, converged);
    }

    private Result result(double[] p, Local here, int steps, boolean converged) {
        Cholesky precision = Cholesky.of(here.curvature);
        double[][] inverse = precision.inverse(), covariance = new double[p.length][p.length];
        double logPrior = 0;
        for (int i = 0; i < free.length; i++) {
            logPrior -= Math.log(variance[free[i]]) / 2;
            for (int j = 0; j < free.length; j++) {
                covariance[free[i]][free[j]] = inverse[i][j];
            }
        }
        double freeEnergy = here.logPosterior + logPrior - precision.logDeterminant() / 2;
        return new Result(new Gaussian(p, covariance), freeEnergy, steps, converged);
    }

    /** Log likelihood less the prior's quadratic form; minus infinity where the model has no spectrum. */
    private double logPosterior(double[] p) {
        try {
            double sum = 0;
            ComplexMatrix[] spectra = model.spectra(p);
            for (int f = 0; f < spectra.length; f++) {
                ComplexMatrix l = spectra[f].cholesky(), w = l.inverse();
                sum += logLikelihood(l, whitened(w, data.periodograms()[f]));
            }
            return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum + logPrior(p);
        } catch (ArithmeticException e) {
            // parameters far out have no spectrum: the step is not taken
            return Double.NEGATIVE_INFINITY;
        }
    }

    private double logPrior(double[] p) {
        double sum = 0;
        for (int i : free) {
            sum -= (p[i] - prior[i]) * (p[i] - prior[i]) / (2 * variance[i]);
        }
        return sum;
    }

    private static double logLikelihood(ComplexMatrix l, ComplexMatrix whitenedData) {
        int n = l.rows();
        double sum = -n * Math.log(Math.PI);
        for (int i = 0; i < n; i++) {
            sum -= 2 * Math.log(l.re()[i * n + i]) + whitenedData.re()[i * n + i];
        }
        return sum;
    }

    private static ComplexMatrix whitened(ComplexMatrix w, ComplexMatrix m) {
        return w.times(m).times(w.adjoint());
    }

    private Local local(double[] p) {
        int n = model.regions(), size = 2 * n * n;
        ComplexMatrix[] centre = model.spectra(p);
        ComplexMatrix[][] up = new ComplexMatrix[free.length][], down = new ComplexMatrix[free.length][];
        for (int i = 0; i < free.length; i++) {
            double[] q = p.clone();
            q[free[i]] = p[free[i]] + STEP;
            up[i] = model.spectra(q);
            q[free[i]] = p[free[i]] - STEP;
            down[i] = model.spectra(q);
        }
        double[] gradient = new double[free.length];
        double[][] curvature = new double[free.length][free.length];
        double sum = 0;
        for (int f = 0; f < centre.length; f++) {
            ComplexMatrix l = centre[f].cholesky(), w = l.inverse(), d = whitened(w, data.periodograms()[f]);
            sum += logLikelihood(l, d);
            double[][] derivative = new double[free.length][size];
            for (int i = 0; i < free.length; i++) {
                ComplexMatrix change = ComplexMatrix.zero(n, n);
                for (int e = 0; e < n * n; e++) {
                    change.re()[e] = (up[i][f].re()[e] - down[i][f].re()[e]) / (2 * STEP);
                    change.im()[e] = (up[i][f].im()[e] - down[i][f].im()[e]) / (2 * STEP);
                }
                ComplexMatrix inside = whitened(w, change);
                System.arraycopy(inside.re(), 0, derivative[i], 0, n * n);
                System.arraycopy(inside.im(), 0, derivative[i], n * n, n * n);
                for (int e = 0; e < n * n; e++) {
                    double misfit = d.re()[e] - (e % (n + 1) == 0 ? 1 : 0);
                    gradient[i] += misfit * inside.re()[e] + d.im()[e] * inside.im()[e];
                }
            }
            for (int i = 0; i < free.length; i++) {
                for (int j = 0; j <= i; j++) {
                    double product = 0;
                    for (int e = 0; e < size; e++) {
                        product += derivative[i][e] * derivative[j][e];
                    }
                    curvature[i][j] += product;
                }
            }
        }
        for (int i = 0; i < free.length; i++) {
            gradient[i] -= (p[free[i]] - prior[free[i]]) / variance[free[i]];
            curvature[i][i] += 1 / variance[free[i]];
            for (int j = 0; j < i; j++) {
                curvature[j][i] = curvature[i][j];
            }
        }
        return new Local(sum + logPrior(p), gradient, curvature);
    }
}
