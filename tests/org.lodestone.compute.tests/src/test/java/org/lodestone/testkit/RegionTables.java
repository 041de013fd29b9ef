package org.lodestone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.method.function.RegionSeries;

/** Series of regions for tests of directed coupling. */
public final class RegionTables {

    private RegionTables() {
    }

    /** @return four regions of a real run at rest; the test is skipped when it is absent */
    public static RegionSeries realRun(String... names) {
        try {
            List<String> lines = Files.readAllLines(SharedData.file("timeseries/fmri_timeseries.csv"));
            List<String> header = List.of(lines.getFirst().replace("\"", "").split(","));
            double[][] series = new double[names.length][lines.size() - 1];
            for (int t = 0; t < lines.size() - 1; t++) {
                String[] cells = lines.get(t + 1).split(",");
                for (int r = 0; r < names.length; r++) {
                    series[r][t] = Double.parseDouble(cells[header.indexOf(names[r])]);
                }
            }
            return new RegionSeries(List.of(names), 1.89, series);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A vector autoregression of order one with unit innovations.
     *
     * @param a {@code [to][from]}
     */
    public static RegionSeries autoregression(double[][] a, int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = a.length;
        double[][] y = new double[n][length];
        double[] x = new double[n];
        for (int t = -100; t < length; t++) {
            double[] next = new double[n];
            for (int to = 0; to < n; to++) {
                next[to] = random.nextGaussian();
                for (int from = 0; from < n; from++) {
                    next[to] += a[to][from] * x[from];
                }
                if (t >= 0) {
                    y[to][t] = next[to];
                }
            }
            x = next;
        }
        return new RegionSeries(List.of("alpha", "beta", "gamma", "delta", "epsilon").subList(0, n), 2, y);
    }
}
