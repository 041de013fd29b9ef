package org.lodestone.effective.internal.ppi;

import java.util.List;
import org.lodestone.numerics.SymmetricEigen;
import org.lodestone.numerics.linear.OrthonormalBasis;

/**
 * Neural signal behind a BOLD signal (Gitelman 2003): a sum of as many cosines as there are volumes, with independent Gaussian weights of
 * one common variance, convolved with the haemodynamic response and covered by white noise. The ratio of the two variances is found by
 * restricted maximum likelihood, the weights are their posterior means. Double precision.
 *
 * @param values {@code binsPerVolume} a volume, from the start of the first volume, mean removed
 * @param ratio prior variance over noise variance; 0 when the signal looks like noise
 */
record NeuralSignal(double[] values, double ratio) {

    /** Time before the run whose neural signal still reaches it, in bins; SPM's. */
    private static final int BEFORE = 128;
    /** Natural logarithms between which the ratio is sought. */
    private static final double LEAST = -14, MOST = 14;
    /** A ratio below this is the lower end of the search. */
    static final double NOISE = Math.exp(LEAST + 1);

    /**
     * @param bold one value a volume
     * @param nuisance columns that are no neural signal, {@code [column][volume]}
     * @param response sampled at the bins
     * @param binsPerVolume how finely the neural signal is wanted
     * @param firstBin bin within a volume at which the volume is taken
     * @return the neural signal
     */
    static NeuralSignal of(double[] bold, double[][] nuisance, double[] response, int binsPerVolume, int firstBin) {
        int volumes = bold.length, length = volumes * binsPerVolume + BEFORE;
        double[][] bases = new double[volumes][length], seen = new double[volumes][volumes];
        double trace = 0;
        for (int k = 0; k < volumes; k++) {
            double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
            for (int n = 0; n < length; n++) {
                bases[k][n] = scale * Math.cos(Math.PI * k * (2 * n + 1) / (2.0 * length));
            }
            for (int t = 0; t < volumes; t++) {
                seen[k][t] = convolved(bases[k], response, t * binsPerVolume + firstBin + BEFORE);
                trace += seen[k][t] * seen[k][t];
            }
        }
        double[][] free = complement(nuisance, volumes);
        double prior = volumes / trace;
        double[] rest = coordinates(free, bold);
        double[][] inside = new double[volumes][];
        double[][] covariance = new double[free.length][free.length];
        for (int k = 0; k < volumes; k++) {
            inside[k] = coordinates(free, seen[k]);
            for (int i = 0; i < free.length; i++) {
                for (int j = 0; j < free.length; j++) {
                    covariance[i][j] += prior * inside[k][i] * inside[k][j];
                }
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(covariance);
        double[] along = coordinates(eigen.vectors(), rest);
        double ratio = ratio(eigen.values(), along);
        double[] weighted = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                weighted[j] += eigen.vectors()[i][j] * along[i] / (1 + ratio * Math.max(eigen.values()[i], 0));
            }
        }
        double[] neural = new double[volumes * binsPerVolume];
        for (int k = 0; k < volumes; k++) {
            double weight = ratio * prior * dot(inside[k], weighted);
            for (int n = 0; n < neural.length; n++) {
                neural[n] += weight * bases[k][n + BEFORE];
            }
        }
        double mean = java.util.Arrays.stream(neural).average().orElse(0);
        for (int n = 0; n < neural.length; n++) {
            neural[n] -= mean;
        }
        return new NeuralSignal(neural, ratio);
    }

    /** Orthonormal directions in which the nuisance columns have no part. */
    private static double[][] complement(double[][] nuisance, int volumes) {
        int fixed = OrthonormalBasis.of(nuisance, 1e-9).rank();
        double[][] all = java.util.Arrays.copyOf(nuisance, nuisance.length + volumes);
        for (int t = 0; t < volumes; t++) {
            all[nuisance.length + t] = new double[volumes];
            all[nuisance.length + t][t] = 1;
        }
        List<double[]> basis = OrthonormalBasis.of(all, 1e-9).vectors();
        return basis.subList(fixed, basis.size()).toArray(double[][]::new);
    }

    private static double[] coordinates(double[][] directions, double[] vector) {
        return java.util.Arrays.stream(directions).mapToDouble(direction -> dot(direction, vector)).toArray();
    }

    /** @return signal convolved with the response, at one bin */
    static double convolved(double[] signal, double[] response, int at) {
        double sum = 0;
        for (int k = 0; k < Math.min(response.length, at + 1); k++) {
            sum += response[k] * signal[at - k];
        }
        return sum;
    }

    /** Ratio of largest restricted likelihood: a scan over twelve decades, then a golden section. */
    private static double ratio(double[] values, double[] along) {
        double best = LEAST;
        for (double x = LEAST; x <= MOST; x += 0.5) {
            best = deviance(x, values, along) < deviance(best, values, along) ? x : best;
        }
        double low = best - 0.5, high = best + 0.5, golden = (Math.sqrt(5) - 1) / 2;
        for (int n = 0; n < 60; n++) {
            double a = high - golden * (high - low), b = low + golden * (high - low);
            if (deviance(a, values, along) < deviance(b, values, along)) {
                high = b;
            } else {
                low = a;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double deviance(double logRatio, double[] values, double[] along) {
        double ratio = Math.exp(logRatio), squares = 0, logs = 0;
        for (int i = 0; i < along.length; i++) {
            double variance = 1 + ratio * Math.max(values[i], 0);
            squares += along[i] * along[i] / variance;
            logs += Math.log(variance);
        }
        return along.length * Math.log(squares / along.length) + logs;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }

    /**
     * First eigenvariate of several signals: the one time course that explains most of them, of their typical size, with their sign.
     *
     * @param signals {@code [signal][volume]}, equally long. Not modified.
     * @return one value a volume
     */
    static double[] eigenvariate(List<double[]> signals) {
        int count = signals.size(), length = signals.getFirst().length;
        double[][] gram = new double[length][length];
        for (double[] signal : signals) {
            for (int i = 0; i < length; i++) {
                for (int j = 0; j < length; j++) {
                    gram[i][j] += signal[i] * signal[j];
                }
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(gram);
        double[] course = eigen.vectors()[0];
        double sign = signals.stream().mapToDouble(signal -> dot(signal, course)).sum() < 0 ? -1 : 1;
        double size = sign * Math.sqrt(Math.max(eigen.values()[0], 0) / count);
        return java.util.Arrays.stream(course).map(x -> x * size).toArray();
    }
}
