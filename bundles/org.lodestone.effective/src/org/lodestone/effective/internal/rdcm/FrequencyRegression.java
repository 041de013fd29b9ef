package org.lodestone.effective.internal.rdcm;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.method.effective.DrivenSeries;

/**
 * The linear regression of each region: its derivative's spectrum on the spectra of all regions. Only sums of products are kept.
 *
 * @param designs of the different sets of frequencies
 * @param regions one entry a region
 */
record FrequencyRegression(List<Design> designs, List<Region> regions) {

    /** Steps of the haemodynamic model in one repetition time, as in the published toolbox. */
    static final int MICROTIME = 16;

    /**
     * What regions that use the same frequencies share.
     *
     * @param used frequencies
     * @param count how many
     * @param gram XᴴX, real since frequencies come in conjugate pairs, {@code [column][column]}
     */
    record Design(boolean[] used, int count, double[][] gram) {
    }

    /**
     * One region's side of the regression.
     *
     * @param design number of its design
     * @param product XᴴY, one a column
     * @param square YᴴY
     */
    record Region(int design, double[] product, double square) {
    }

    /**
     * @param series {@code [region][time]}. Not modified.
     * @param trSeconds time between time points
     * @param strength of the filter, see {@link InformativeFrequencies}
     * @param execution threads and cancellation
     * @return the regression at rest: no driving input, no confound
     */
    static FrequencyRegression atRest(double[][] series, double trSeconds, double strength, Execution execution) {
        return of(series, trSeconds, new double[0][], strength, execution);
    }

    /**
     * @param input series and stimuli. Not modified.
     * @param strength of the filter, see {@link InformativeFrequencies}
     * @param execution threads and cancellation
     * @return the regression of a run with stimuli: behind the regions a column for each stimulus and one for a constant
     */
    static FrequencyRegression driven(DrivenSeries input, double strength, Execution execution) {
        double[][] series = input.series().series();
        int n = series[0].length, inputs = input.inputs().length;
        double tr = input.series().trSeconds();
        double[] fine = FixedResponse.of(tr / MICROTIME, n * MICROTIME);
        double[][] extra = new double[inputs + 1][n];
        for (int u = 0; u < inputs; u++) {
            double[] stimulus = input.inputs()[u];
            int repeat = n * MICROTIME / stimulus.length;
            for (int s = 0; s < n * MICROTIME; s++) {
                double value = stimulus[s / repeat];
                for (int t = 0; t < n && value != 0; t++) {
                    extra[u][t] += value * fine[Math.floorMod(t * MICROTIME - s, n * MICROTIME)];
                }
            }
        }
        java.util.Arrays.fill(extra[inputs], 1);
        return of(series, tr, extra, strength, execution);
    }

    private static FrequencyRegression of(double[][] series, double trSeconds, double[][] extra, double strength, Execution execution) {
        int n = series[0].length, regions = series.length, columns = regions + extra.length;
        Spectrum.Table table = new Spectrum.Table(n);
        Spectrum[] signals = execution.parallel().map(regions, execution.progress(), r -> table.of(series[r])).toArray(Spectrum[]::new);
        Spectrum[] inputs = java.util.Arrays.stream(extra).map(table::of).toArray(Spectrum[]::new);
        double[] fine = FixedResponse.of(trSeconds / MICROTIME, n * MICROTIME), response = new double[n];
        for (int t = 0; t < n; t++) {
            response[t] = fine[t * MICROTIME];
        }
        InformativeFrequencies frequencies = InformativeFrequencies.of(table.of(response), signals, inputs, strength);
        double[][] real = new double[columns][n], imaginary = new double[columns][n];
        for (int c = 0; c < columns; c++) {
            Spectrum spectrum = c < regions ? signals[c] : inputs[c - regions];
            for (int m = 0; m < n; m++) {
                boolean kept = c >= regions || frequencies.kept()[c][m];
                real[c][m] = kept ? spectrum.real()[m] : 0;
                imaginary[c][m] = kept ? spectrum.imaginary()[m] : 0;
            }
        }
        List<boolean[]> sets = new ArrayList<>();
        int[] set = new int[regions];
        for (int r = 0; r < regions; r++) {
            set[r] = -1;
            for (int s = 0; s < sets.size() && set[r] < 0; s++) {
                set[r] = java.util.Arrays.equals(sets.get(s), frequencies.used()[r]) ? s : -1;
            }
            if (set[r] < 0) {
                set[r] = sets.size();
                sets.add(frequencies.used()[r]);
            }
        }
        List<Design> designs = execution.parallel().map(sets.size(), execution.progress(), s -> design(sets.get(s), real, imaginary));
        List<Region> rows = execution.parallel().map(regions, execution.progress(), r ->
                region(set[r], r, frequencies.used()[r], real, imaginary, trSeconds));
        return new FrequencyRegression(designs, rows);
    }

    private static Design design(boolean[] used, double[][] real, double[][] imaginary) {
        int n = used.length, columns = real.length, count = 0;
        for (boolean use : used) {
            count += use ? 1 : 0;
        }
        // rows that are not used are packed away, so that the inner loop has no branch
        double[][] re = new double[columns][count], im = new double[columns][count];
        for (int c = 0; c < columns; c++) {
            for (int m = 0, at = 0; m < n; m++) {
                if (used[m]) {
                    re[c][at] = real[c][m];
                    im[c][at++] = imaginary[c][m];
                }
            }
        }
        double[][] gram = new double[columns][columns];
        for (int a = 0; a < columns; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int m = 0; m < count; m++) {
                    sum += re[a][m] * re[b][m] + im[a][m] * im[b][m];
                }
                gram[a][b] = sum;
                gram[b][a] = sum;
            }
        }
        return new Design(used, count, gram);
    }

    private static Region region(int design, int r, boolean[] used, double[][] real, double[][] imaginary, double trSeconds) {
        int n = used.length;
        double[] product = new double[real.length];
        double square = 0;
        for (int m = 0; m < n; m++) {
            if (used[m]) {
                // forward difference: exp(2 pi i m / N) - 1
                double c = Math.cos(2 * Math.PI * m / n) - 1, s = Math.sin(2 * Math.PI * m / n);
                double re = (c * real[r][m] - s * imaginary[r][m]) / trSeconds, im = (c * imaginary[r][m] + s * real[r][m]) / trSeconds;
                square += re * re + im * im;
                for (int a = 0; a < product.length; a++) {
                    product[a] += real[a][m] * re + imaginary[a][m] * im;
                }
            }
        }
        return new Region(design, product, square);
    }
}
