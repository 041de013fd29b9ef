package org.lodestone.connectivity.internal.cleaning;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.method.function.Confounds;
import org.lodestone.numerics.linear.OrthonormalBasis;
import org.lodestone.numerics.linear.RowProduct;
import org.lodestone.numerics.signal.CosineBasis;

/**
 * Nuisance regression and band-pass as ONE orthogonal projection of the time axis, so that neither brings back what the other removed
 * (Lindquist 2019, 10.1002/hbm.24528). Equal to the residual of one regression on the confounds and all cosine functions outside the band
 * (3dTproject does the same with Fourier functions); computed the short way: keep the cosine functions inside the band, and of them what
 * the confounds and a straight line do not explain (slow cosines alone leave a part of a line's ends in the band). Spikes at bad volumes
 * count as confounds: their volumes become exactly zero. Immutable.
 */
public final class BandProjection {

    /** A column is said to be explained by others when less than this share of its length is new. */
    private static final double NEW_SHARE = 1e-6;
    private static final int ROWS_AT_ONCE = 256;

    private final int length;
    private final int degreesOfFreedom;
    private final int width;
    private final float[] forward;
    private final float[] backward;
    private final List<Finding> findings;

    private BandProjection(int length, double[][] functions, OrthonormalBasis nuisance, List<Finding> findings) {
        this.length = length;
        this.degreesOfFreedom = functions.length - nuisance.rank();
        this.findings = List.copyOf(findings);
        int k = functions.length;
        this.width = k;
        this.forward = new float[k * length];
        this.backward = new float[length * k];
        double[][] clean = new double[k][];
        for (int j = 0; j < k; j++) {
            double[] unit = new double[k];
            unit[j] = 1;
            nuisance.removeFrom(unit);
            clean[j] = unit;
        }
        for (int t = 0; t < length; t++) {
            for (int j = 0; j < k; j++) {
                forward[j * length + t] = (float) functions[j][t];
                double sum = 0;
                for (int i = 0; i < k; i++) {
                    sum += functions[i][t] * clean[j][i];
                }
                backward[t * k + j] = (float) sum;
            }
        }
    }

    /**
     * @param length number of time points
     * @param trSeconds seconds between them
     * @param lowHz lower edge of the band; 0 removes the mean alone
     * @param highHz upper edge; infinite for none
     * @param confounds what to remove; NaN counts as the column's mean
     * @return the projection
     */
    public static BandProjection of(int length, double trSeconds, double lowHz, double highHz, Confounds confounds) {
        double[][] functions = CosineBasis.band(length, trSeconds, lowHz, highHz);
        List<Finding> findings = new ArrayList<>();
        List<String> constant = new ArrayList<>(), explained = new ArrayList<>(), names = new ArrayList<>();
        List<double[]> inBand = new ArrayList<>();
        if (functions.length > 0) {
            double[] line = new double[length];
            for (int t = 0; t < length; t++) {
                line[t] = t - (length - 1) / 2.0;
            }
            inBand.add(along(functions, line, norm(line)));
            names.add("linear trend");
        }
        for (int c = 0; c < confounds.names().size(); c++) {
            double[] centred = centred(confounds.columns()[c]);
            double size = norm(centred);
            if (size <= 1e-9 * norm(zeroForNaN(confounds.columns()[c]))) {
                constant.add(confounds.names().get(c));
                continue;
            }
            double[] coefficients = along(functions, centred, size);
            // A column without anything inside the band, slow drift for instance, is removed by the band itself.
            if (norm(coefficients) > NEW_SHARE) {
                inBand.add(coefficients);
                names.add(confounds.names().get(c));
            }
        }
        OrthonormalBasis nuisance = OrthonormalBasis.of(inBand.toArray(double[][]::new), NEW_SHARE);
        nuisance.dropped().forEach(c -> explained.add(names.get(c)));
        if (!constant.isEmpty()) {
            findings.add(Finding.info("LS-FUNC-021", "Confounds without any change over the run were left out: "
                    + String.join(", ", constant) + "."));
        }
        if (!explained.isEmpty()) {
            findings.add(Finding.info("LS-FUNC-022", "Confounds that the others explain were left out: "
                    + String.join(", ", explained) + "."));
        }
        return new BandProjection(length, functions, nuisance, findings);
    }

    /** @return dimension of what is left of a time series: time points minus everything removed */
    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** @return which confounds were left out, and why */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Cleans time series.
     *
     * @param values row v at v * length. Modified: receives the residuals, single precision.
     * @param rows how many
     * @param execution threads and cancellation
     */
    public void apply(float[] values, int rows, Execution execution) {
        int k = width;
        RowProduct band = RowProduct.of(forward, k, length, rows), back = RowProduct.of(backward, length, k, rows);
        execution.parallel().forRanges(rows, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            float[] coefficients = new float[(end - start) * k];
            for (int v = start; v < end; v++) {
                centre(values, v * length);
            }
            band.multiply(values, start * length, end - start, coefficients, 0, k);
            back.multiply(coefficients, 0, end - start, values, start * length, length);
        });
    }

    /** The basis has no constant, but large means would cost digits in single precision. */
    private void centre(float[] values, int at) {
        double sum = 0;
        for (int t = 0; t < length; t++) {
            sum += values[at + t];
        }
        float mean = (float) (sum / length);
        for (int t = 0; t < length; t++) {
            values[at + t] -= mean;
        }
    }

    /** Coefficients of a column of length {@code size}, brought to length one. */
    private static double[] along(double[][] functions, double[] column, double size) {
        double[] coefficients = new double[functions.length];
        for (int j = 0; j < functions.length; j++) {
            for (int t = 0; t < column.length; t++) {
                coefficients[j] += functions[j][t] * column[t] / size;
            }
        }
        return coefficients;
    }

    private static double[] zeroForNaN(double[] column) {
        double[] copy = column.clone();
        for (int t = 0; t < copy.length; t++) {
            copy[t] = Double.isNaN(copy[t]) ? 0 : copy[t];
        }
        return copy;
    }

    /** The column minus its mean, NaN as the mean. */
    static double[] centred(double[] column) {
        double sum = 0;
        int count = 0;
        for (double v : column) {
            if (!Double.isNaN(v)) {
                sum += v;
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        double[] centred = new double[column.length];
        for (int t = 0; t < column.length; t++) {
            centred[t] = Double.isNaN(column[t]) ? 0 : column[t] - mean;
        }
        return centred;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
