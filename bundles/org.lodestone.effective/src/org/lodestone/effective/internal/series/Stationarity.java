package org.lodestone.effective.internal.series;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.numerics.linear.LeastSquares;

/**
 * Does a series keep its mean and variance? Two tests with opposite null hypotheses: augmented Dickey-Fuller (null: a unit root; constant,
 * no trend, lags to the cube root of the length) and Kwiatkowski's (null: stationary around a level; Bartlett window of
 * 12 (T/100)^(1/4) lags). Only when both speak against stationarity is the series called non-stationary.
 *
 * @param dickeyFuller t value of the level; below {@link #dickeyFullerLimit} a unit root is rejected
 * @param dickeyFullerLimit critical value at 5 % for this length (MacKinnon 2010)
 * @param kwiatkowski statistic; above {@link #KWIATKOWSKI_LIMIT} stationarity is rejected
 */
public record Stationarity(double dickeyFuller, double dickeyFullerLimit, double kwiatkowski) {

    /** Critical value of the level form at 1 % (Kwiatkowski 1992, table 1). */
    public static final double KWIATKOWSKI_LIMIT = 0.739;

    /**
     * @param series one series, not constant. Not modified.
     * @return both statistics
     */
    public static Stationarity of(double[] series) {
        double t = series.length;
        double limit = -2.86154 - 2.8903 / t - 4.234 / (t * t) - 40.04 / (t * t * t);
        return new Stationarity(dickeyFuller(series), limit, kwiatkowski(series));
    }

    /** @return true when a unit root is not rejected and stationarity is */
    public boolean isViolated() {
        return !(dickeyFuller < dickeyFullerLimit) && kwiatkowski > KWIATKOWSKI_LIMIT;
    }

    /**
     * @param series of regions that {@link SeriesChecks} let through
     * @param allowed whether a non-stationary region is only a warning
     * @return one finding for each region that is not stationary
     */
    public static List<Finding> findings(RegionSeries series, boolean allowed) {
        List<Finding> findings = new ArrayList<>();
        for (int r = 0; r < series.names().size(); r++) {
            Stationarity test = of(series.series()[r]);
            if (test.isViolated()) {
                String message = String.format(java.util.Locale.ROOT,
                        "Region %s is not stationary (Dickey-Fuller %.2f, limit %.2f; Kwiatkowski %.2f, limit %.3f).",
                        series.names().get(r), test.dickeyFuller, test.dickeyFullerLimit, test.kwiatkowski, KWIATKOWSKI_LIMIT);
                String remedy = "Remove drifts (linear trend or slow cosines) or difference the series before Granger causality.";
                findings.add(allowed ? Finding.warning("LS-EC-008", message, remedy) : Finding.error("LS-EC-007", message,
                        remedy + " allowNonStationary computes it all the same."));
            }
        }
        return findings;
    }

    private static double dickeyFuller(double[] y) {
        int lags = (int) Math.cbrt(y.length - 1), rows = y.length - 1 - lags;
        double[][] columns = new double[2 + lags][rows];
        double[] change = new double[rows];
        for (int i = 0; i < rows; i++) {
            int t = i + lags + 1;
            change[i] = y[t] - y[t - 1];
            columns[0][i] = 1;
            columns[1][i] = y[t - 1];
            for (int lag = 1; lag <= lags; lag++) {
                columns[1 + lag][i] = y[t - lag] - y[t - lag - 1];
            }
        }
        try {
            LeastSquares fit = LeastSquares.fit(columns, change);
            double variance = fit.residualSum() / (rows - columns.length);
            return fit.coefficients()[1] / Math.sqrt(variance * fit.inverseGram()[1][1]);
        } catch (ArithmeticException e) {
            // differences that are constant or depend on each other: a pure trend, which is no stationary series
            return Double.POSITIVE_INFINITY;
        }
    }

    private static double kwiatkowski(double[] y) {
        int n = y.length, window = (int) (12 * Math.pow(n / 100.0, 0.25));
        double mean = java.util.Arrays.stream(y).average().orElseThrow(), running = 0, squares = 0;
        for (double x : y) {
            running += x - mean;
            squares += running * running;
        }
        double longRun = 0;
        for (int lag = 0; lag <= Math.min(window, n - 1); lag++) {
            double product = 0;
            for (int t = lag; t < n; t++) {
                product += (y[t] - mean) * (y[t - lag] - mean);
            }
            longRun += (lag == 0 ? 1 : 2 * (1 - lag / (window + 1.0))) * product / n;
        }
        return squares / ((double) n * n * longRun);
    }
}
