package org.lodestone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.effective.EffectiveConnectivityMethod;
import org.lodestone.method.effective.SeedCausality;
import org.lodestone.method.effective.SeedCausalityInput;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.phantom.run.CoupledRegions;

/** Directed coupling: numbers against statsmodels and a NumPy regression DCM in the same run, speed, and how often known couplings are found. */
final class EffectiveBench {

    private static final int RUNS = 50;
    private static final double[][] TRUTH = {{-0.5, -0.2, 0}, {0.4, -0.5, -0.3}, {0, 0.3, -0.5}};

    private EffectiveBench() {
    }

    static List<Row> measure(Path scratch) throws IOException, InterruptedException {
        MethodRegistry methods = MethodRegistry.fromClassPath(EffectiveBench.class.getClassLoader());
        List<Row> rows = new ArrayList<>(granger(methods, scratch));
        rows.add(spectralGranger(methods, scratch));
        rows.add(seedToVoxel(methods));
        rows.addAll(regressionDcm(methods, scratch));
        rows.addAll(spectralDcm(methods));
        rows.addAll(PlantedDirectionBench.measure(methods, RUNS));
        return rows;
    }

    /** The series is made here; both sides see the same numbers. */
    static List<Row> granger(MethodRegistry methods, Path scratch) throws IOException, InterruptedException {
        double[][] a = new double[8][8];
        SplittableRandom random = new SplittableRandom(1);
        for (int r = 0; r < 8; r++) {
            a[r][r] = -0.4;
            a[(r + 1) % 8][r] = 0.25;
        }
        RegionSeries series = named(new CoupledRegions(a, 0, 0.05, 0.3).scan(300, 2, random), 2);
        Path file = write(series, scratch.resolve("granger.tsv"));
        EffectiveConnectivityMethod method = methods.byId(EffectiveConnectivityMethod.class, "lodestone.effective.granger");
        DirectedCoupling ours = method.run(series, Parameters.of(method.parameters(), Map.of("maximumOrder", 6, "criterion", "aic")),
                Execution.unobserved()).orThrow();
        List<String> lines = python("""
                import sys, numpy as np
                from statsmodels.tsa.api import VAR
                y = np.loadtxt(sys.argv[1], skiprows=1)
                r = VAR(y).fit(maxlags=6, ic='aic')
                print(r.k_ar)
                for a in range(8):
                    print(*[repr(float(r.test_causality(a, [b], kind='f').test_statistic)) if a != b else 'nan' for b in range(8)])
                """, file);
        double worst = 0;
        for (int to = 0; to < 8; to++) {
            String[] cells = lines.get(lines.size() - 8 + to).split(" ");
            for (int from = 0; from < 8; from++) {
                if (to != from) {
                    worst = Math.max(worst, Math.abs(ours.further().get("F")[to][from] / Double.parseDouble(cells[from]) - 1));
                }
            }
        }
        double order = Double.parseDouble(lines.get(lines.size() - 9));
        return List.of(Row.atMost("Granger F, 8 regions, relative difference from statsmodels x 1e6", worst * 1e6, "", 1),
                Row.atMost("Granger order by AIC, difference from statsmodels", Math.abs(ours.measures().get("order") - order), "", 0)
                        .beside("order " + (int) order));
    }

    /**
     * Geweke's measure is the mean over frequencies of the spectral one, which is what nitime gives. It estimates from autocovariances (Levinson,
     * Wiggins, Robinson), we by least squares as statsmodels does: equal but for terms of the order of 1 / volumes. Hence no bar, and a long run.
     */
    static Row spectralGranger(MethodRegistry methods, Path scratch) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(2);
        int volumes = 20_000;
        double[][] x = new double[3][volumes];
        for (int t = 2; t < volumes; t++) {
            x[0][t] = 0.5 * x[0][t - 1] - 0.2 * x[0][t - 2] + random.nextGaussian();
            x[1][t] = 0.4 * x[1][t - 1] + 0.4 * x[0][t - 1] + random.nextGaussian();
            x[2][t] = 0.3 * x[2][t - 1] - 0.3 * x[1][t - 2] + random.nextGaussian();
        }
        RegionSeries series = named(x, 2);
        EffectiveConnectivityMethod method = methods.byId(EffectiveConnectivityMethod.class, "lodestone.effective.granger");
        DirectedCoupling ours = method.run(series, Parameters.of(method.parameters(), Map.of("order", 2, "model", "bivariate")),
                Execution.unobserved()).orThrow();
        List<String> lines = python("""
                import sys, numpy as np
                from nitime.analysis import granger
                import nitime.algorithms as alg
                y = np.loadtxt(sys.argv[1], skiprows=1).T
                for to in range(3):
                    row = []
                    for source in range(3):
                        if to == source:
                            row.append('nan')
                            continue
                        order, rxx, coef, cov = granger.fit_model(y[source], y[to], order=2)
                        w, x_on_y, *_ = alg.granger_causality_xy(coef, cov, n_freqs=4096)
                        row.append(repr(float(np.trapz(x_on_y, w) / np.pi)))
                    print(*row)
                """, write(series, scratch.resolve("long.tsv")));
        double worst = 0, largest = 0;
        for (int to = 0; to < 3; to++) {
            String[] cells = lines.get(lines.size() - 3 + to).split(" ");
            for (int from = 0; from < 3; from++) {
                if (to != from) {
                    worst = Math.max(worst, Math.abs(ours.further().get("geweke")[to][from] - Double.parseDouble(cells[from])));
                    largest = Math.max(largest, ours.further().get("geweke")[to][from]);
                }
            }
        }
        return Row.reported("Geweke's measure, 3 regions, 20,000 volumes: largest difference from nitime's spectral one x 1e6", worst * 1e6, "")
                .beside(String.format(Locale.ROOT, "largest value %.4f", largest));
    }

    static Row seedToVoxel(MethodRegistry methods) {
        SplittableRandom random = new SplittableRandom(1);
        Grid grid = new Grid(50, 40, 30, Affine.scaling(3, 3, 3), Frame.t1w("bench"));
        float[] values = new float[60_000 * 200], seed = new float[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        System.arraycopy(values, 0, seed, 0, 200);
        SeedCausality method = methods.first(SeedCausality.class);
        SeedCausalityInput input = new SeedCausalityInput(new VoxelSeries(Mask.where(grid, _ -> true), 200, 2, values), seed);
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            method.run(input, Parameters.defaults(method.parameters()), Execution.unobserved()).orThrow();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return Row.atMost("seed-to-voxel Granger both ways, 60,000 x 200, order 1", best, "s", 3);
    }

    static List<Row> regressionDcm(MethodRegistry methods, Path scratch) throws IOException, InterruptedException {
        int n = 66;
        double[][] a = new double[n][n];
        for (int r = 0; r < n; r++) {
            a[r][r] = -0.5;
            a[(r + 1) % n][r] = 0.3;
        }
        double[][] bold = new CoupledRegions(a, 0, 0.05, 0.3).scan(300, 2, new SplittableRandom(4));
        for (double[] row : bold) {
            double mean = java.util.Arrays.stream(row).average().orElseThrow();
            java.util.Arrays.setAll(row, t -> row[t] - mean);
        }
        RegionSeries series = named(bold, 2);
        Path file = write(series, scratch.resolve("rdcm.tsv"));
        EffectiveConnectivityMethod method = methods.byId(EffectiveConnectivityMethod.class, "lodestone.effective.rdcm");
        double best = Double.POSITIVE_INFINITY;
        DirectedCoupling ours = null;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            ours = method.run(series, Parameters.of(method.parameters(), Map.of("filterStrength", 0)), Execution.unobserved()).orThrow();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        List<String> lines = python(NUMPY_RDCM, file);
        double theirs = Double.parseDouble(lines.get(lines.size() - n - 2)), evidence = Double.parseDouble(lines.get(lines.size() - n - 1));
        double worst = Math.abs(evidence - ours.measures().get("freeEnergy"));
        for (int to = 0; to < n; to++) {
            String[] cells = lines.get(lines.size() - n + to).split(" ");
            for (int from = 0; from < n; from++) {
                worst = Math.max(worst, Math.abs(ours.coupling()[to][from] - Double.parseDouble(cells[from])));
            }
        }
        return List.of(
                Row.atMost("regression DCM, 66 regions, largest difference from NumPy x 1e4", worst * 1e4, "", 1)
                        .beside("means and log evidence, TAPAS's equations re-derived"),
                Row.atMost("regression DCM, 66 regions: our time over NumPy's", best / theirs, "ratio", 0.2)
                        .beside(String.format(Locale.ROOT, "%.3f s, NumPy %.3f s", best, theirs)));
    }

    private static final String NUMPY_RDCM = """
            import sys, time, numpy as np
            from scipy.special import digamma as psi, gammaln
            y = np.loadtxt(sys.argv[1], skiprows=1); TR = 2.0; N, n = y.shape; best = 1e9
            for _ in range(2):
                start = time.perf_counter()
                X = np.fft.fft(y, axis=0); Y = (np.exp(2j * np.pi * np.arange(N) / N) - 1)[:, None] * X / TR
                W = (X.conj().T @ X).real; A = np.zeros((n, n)); F = 0.0; Ne = N / 16; a = 2 + Ne / 32
                for k in range(n):
                    l = np.full(n, n / 8); l[k] = 8 * n; m0 = np.zeros(n); m0[k] = -0.5
                    v = (X.conj().T @ Y[:, k]).real; t = 2.0; old = -np.inf
                    for i in range(501):
                        S = np.linalg.inv(t * W + np.diag(l)); m = S @ (t * v + l * m0); e = Y[:, k] - X @ m
                        Q = (e.conj() @ e).real / 2 + np.sum(W * S) / 2; b = 1 + Q; t = a / b; g = psi(a) - np.log(b)
                        f = Ne * g / 2 - Ne * np.log(2 * np.pi) / 2 - Q * t
                        f += np.sum(np.log(l)) / 2 - np.sum(l * (m - m0) ** 2) / 2 - np.sum(l * np.diag(S)) / 2 + np.linalg.slogdet(S)[1] / 2 + n / 2
                        f += g - t + a - np.log(b) + gammaln(a) + (1 - a) * psi(a)
                        if (old - f) ** 2 < 1e-10: break
                        old = f
                    A[k] = m; F += f
                best = min(best, time.perf_counter() - start)
            print(best); print(repr(float(F)))
            for row in A: print(*[repr(float(x)) for x in row])
            """;

    static List<Row> spectralDcm(MethodRegistry methods) {
        EffectiveConnectivityMethod method = methods.byId(EffectiveConnectivityMethod.class, "lodestone.effective.spectral-dcm");
        int outside = 0, wrong = 0, tested = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            RegionSeries series = named(new CoupledRegions(TRUTH, 0, 0.06, 0.2).scan(512, 2, new SplittableRandom(seed)), 2);
            DirectedCoupling result = method.run(series, Parameters.defaults(method.parameters()), Execution.unobserved()).orThrow();
            for (int to = 0; to < 3; to++) {
                for (int from = 0; from < 3; from++) {
                    double a = result.coupling()[to][from], truth = TRUTH[to][from];
                    tested++;
                    outside += Math.abs(a - truth) <= 1.96 * Math.sqrt(result.uncertainty()[to][from]) ? 0 : 1;
                    wrong += truth != 0 && Math.signum(a) != Math.signum(truth) ? 1 : 0;
                }
            }
        }
        return List.of(Row.atMost("spectral DCM, 3 regions, " + RUNS + " runs: truths outside 95 %", 100.0 * outside / tested, "%", 10),
                Row.atMost("spectral DCM, 3 regions, " + RUNS + " runs: wrong signs", wrong, "", 0));
    }

    private static RegionSeries named(double[][] series, double trSeconds) {
        return new RegionSeries(java.util.stream.IntStream.range(0, series.length).mapToObj(r -> "region" + r).toList(), trSeconds, series);
    }

    private static Path write(RegionSeries series, Path file) throws IOException {
        StringBuilder text = new StringBuilder(String.join("\t", series.names())).append('\n');
        for (int t = 0; t < series.series()[0].length; t++) {
            for (int r = 0; r < series.series().length; r++) {
                text.append(r == 0 ? "" : "\t").append(series.series()[r][t]);
            }
            text.append('\n');
        }
        return Files.writeString(file, text);
    }

    private static List<String> python(String program, Path file) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("/usr/bin/python3", "-W", "ignore", "-c", program, file.toString()).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(lines::add);
        }
        if (python.waitFor() != 0) {
            throw new IOException("The peer cannot be measured: " + String.join(" ", lines));
        }
        return lines;
    }
}
