package org.lodestone.effective.internal.granger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lodestone.effective.internal.series.StandardSeries;
import org.lodestone.numerics.statistics.Distributions;
import org.lodestone.numerics.statistics.FalseDiscovery;

/** Collects what is known of each directed pair; {@code [to][from]}, NaN on the diagonal and where nothing was estimated. */
final class PathMatrices {

    private final StandardSeries series;
    private final double[][] geweke, f, p, path, pathStandardised, normalised, order;

    PathMatrices(StandardSeries series) {
        this.series = series;
        int n = series.values().length;
        geweke = empty(n);
        f = empty(n);
        p = empty(n);
        path = empty(n);
        pathStandardised = empty(n);
        normalised = empty(n);
        order = empty(n);
    }

    private static double[][] empty(int n) {
        double[][] m = new double[n][n];
        for (double[] row : m) {
            java.util.Arrays.fill(row, Double.NaN);
        }
        return m;
    }

    /**
     * @param to region that is driven, number among all
     * @param from region that drives
     * @param fit of standardised series that holds both
     * @param toInFit number of the driven region in the fit
     * @param fromInFit number of the driving one
     */
    void put(int to, int from, VectorAutoregression fit, int toInFit, int fromInFit) {
        int lags = fit.order(), freedom = fit.freedom();
        double statistic = fit.f(toInFit, fromInFit), sum = 0;
        for (int lag = 1; lag <= lags; lag++) {
            sum += fit.coefficient(toInFit, fromInFit, lag);
        }
        f[to][from] = statistic;
        p[to][from] = Distributions.fisherTail(statistic, lags, freedom);
        // the restricted over the full residual sum of squares is 1 + p F / freedom
        geweke[to][from] = Math.log1p(lags * statistic / freedom);
        normalised[to][from] = Math.sqrt(Math.abs(geweke[to][from] * (fit.rows() - lags) - (lags - 1) / 3.0));
        pathStandardised[to][from] = sum;
        path[to][from] = sum * series.deviations()[to] / series.deviations()[from];
        order[to][from] = lags;
    }

    double[][] geweke() {
        return geweke;
    }

    double[][] path() {
        return path;
    }

    double[][] p() {
        return p;
    }

    /** @return all matrices that go beside the main one */
    Map<String, double[][]> further() {
        Map<String, double[][]> all = new LinkedHashMap<>();
        all.put("F", f);
        all.put("geweke", geweke);
        all.put("path", path);
        all.put("path-standardised", pathStandardised);
        all.put("normalised", normalised);
        all.put("order", order);
        all.put("q", adjusted());
        all.put("net", net());
        return all;
    }

    private double[][] adjusted() {
        int n = p.length;
        double[] flat = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(p[i], 0, flat, i * n, n);
        }
        double[] q = FalseDiscovery.adjust(flat);
        double[][] square = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(q, i * n, square[i], 0, n);
        }
        return square;
    }

    private double[][] net() {
        int n = p.length;
        double[][] net = new double[n][n];
        for (int to = 0; to < n; to++) {
            for (int from = 0; from < n; from++) {
                net[to][from] = geweke[to][from] - geweke[from][to];
            }
        }
        return net;
    }
}
