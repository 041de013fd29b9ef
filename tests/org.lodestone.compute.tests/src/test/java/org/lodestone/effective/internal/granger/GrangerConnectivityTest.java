package org.lodestone.effective.internal.granger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Severity;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.numerics.linear.LeastSquares;
import org.lodestone.testkit.RegionTables;

class GrangerConnectivityTest {

    private static final double[][] CHAIN = {{0.4, 0, 0}, {0.5, 0.3, 0}, {0, 0.4, 0.3}};

    private final GrangerConnectivity granger = new GrangerConnectivity();

    private Outcome<DirectedCoupling> run(RegionSeries series, Map<String, ?> settings) {
        return granger.run(series, Parameters.of(granger.parameters(), settings), Execution.unobserved());
    }

    /** statsmodels 0.13.5: VAR(...).fit(maxlags=8, ic), test_causality(kind='f'), test_whiteness(10). */
    @Test
    void onARealRunOrderFAndWhitenessAreThoseOfStatsmodels() {
        RegionSeries series = RegionTables.realRun("LPCC", "RPCC", "LPrec", "LHip");
        assertEquals(3, run(series, Map.of("maximumOrder", 8)).orThrow().measures().get("order"));
        DirectedCoupling aic = run(series, Map.of("maximumOrder", 8, "criterion", "aic")).orThrow();
        assertEquals(5, aic.measures().get("order"));
        double[][] f = {
            {Double.NaN, 0.7587577899649712, 1.442999369884696, 1.7900310611044978},
            {2.3291708293149562, Double.NaN, 2.4853694556021866, 2.828670487733878},
            {3.205648339122361, 2.357344913614571, Double.NaN, 5.864276381883823},
            {0.9020880592723983, 0.6558750201489162, 1.4096679899767768, Double.NaN}};
        for (int to = 0; to < 4; to++) {
            for (int from = 0; from < 4; from++) {
                if (to != from) {
                    assertEquals(1, aic.further().get("F")[to][from] / f[to][from], 1e-9);
                }
            }
        }
        assertEquals(1, aic.measures().get("whitenessStatistic") / 79.18316448522725, 1e-9);
        assertEquals(0.42955756777859955, aic.measures().get("whitenessP"), 1e-9);
        assertEquals(0.8196358692211704, aic.measures().get("spectralRadius"), 1e-9);
    }

    @Test
    void fAndGewekesMeasureAreThoseOfTheRestrictedAndTheFullRegression() {
        RegionSeries series = RegionTables.autoregression(CHAIN, 120, 3);
        int p = 2, rows = 118;
        double[] y = new double[rows];
        List<double[]> own = new ArrayList<>(), other = new ArrayList<>();
        own.add(java.util.stream.DoubleStream.generate(() -> 1).limit(rows).toArray());
        System.arraycopy(series.series()[1], p, y, 0, rows);
        for (int lag = 1; lag <= p; lag++) {
            own.add(java.util.Arrays.copyOfRange(series.series()[1], p - lag, p - lag + rows));
            other.add(java.util.Arrays.copyOfRange(series.series()[0], p - lag, p - lag + rows));
        }
        double restricted = LeastSquares.fit(own.toArray(double[][]::new), y).residualSum();
        own.addAll(other);
        double full = LeastSquares.fit(own.toArray(double[][]::new), y).residualSum();
        DirectedCoupling result = run(series, Map.of("model", "bivariate", "order", p)).orThrow();
        assertEquals(Math.log(restricted / full), result.coupling()[1][0], 1e-10);
        assertEquals((restricted - full) / full * (rows - 2 * p - 1) / p, result.further().get("F")[1][0], 1e-8);
    }

    @Test
    void aChainIsAChainWhenTheOthersAreGivenAndHasAShortCutWhenTheyAreNot() {
        RegionSeries series = RegionTables.autoregression(CHAIN, 3000, 5);
        double[][] given = run(series, Map.of()).orThrow().uncertainty();
        assertTrue(given[1][0] < 1e-6 && given[2][1] < 1e-6, "the planted steps are found");
        assertTrue(given[2][0] > 0.01 && given[0][2] > 0.01 && given[0][1] > 0.01 && given[1][2] > 0.01, "nothing else is");
        double[][] alone = run(series, Map.of("model", "bivariate")).orThrow().uncertainty();
        assertTrue(alone[2][0] < 1e-6, "alpha seems to drive gamma when beta is not looked at");
    }

    @Test
    void thePathFormHasTheSignAndSizeOfTheCoupling() {
        double[][] inhibits = {{0.4, 0}, {-0.5, 0.3}};
        RegionSeries plain = RegionTables.autoregression(inhibits, 4000, 7);
        assertEquals(-0.5, run(plain, Map.of("form", "path", "order", 1)).orThrow().coupling()[1][0], 0.05);
        double[][] scaled = {plain.series()[0], java.util.Arrays.stream(plain.series()[1]).map(x -> 10 * x + 3).toArray()};
        DirectedCoupling ten = run(new RegionSeries(plain.names(), 2, scaled), Map.of("form", "path", "order", 1)).orThrow();
        assertEquals(-5, ten.coupling()[1][0], 0.5, "a path is in the units of its regions");
        assertEquals(-0.5, ten.further().get("path-standardised")[1][0], 0.1);
    }

    @Test
    void withoutACouplingFalseFindingsAreAsManyAsTheLevelSays() {
        double[][] none = {{0.5, 0}, {0, 0.5}};
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            double[][] p = run(RegionTables.autoregression(none, 150, seed), Map.of("order", 1)).orThrow().uncertainty();
            found += (p[0][1] < 0.05 ? 1 : 0) + (p[1][0] < 0.05 ? 1 : 0);
        }
        // 400 tests at 5 %: 20 expected, standard deviation 4.4; four of them
        assertEquals(20, found, 18);
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        RegionSeries series = RegionTables.autoregression(CHAIN, 200, 1);
        Parameters parameters = Parameters.of(granger.parameters(), Map.of("model", "bivariate"));
        double[][] one = granger.run(series, parameters, new Execution(Parallel.single(), Progress.NONE)).orThrow().coupling();
        double[][] three = granger.run(series, parameters, new Execution(new Parallel(3), Progress.NONE)).orThrow().coupling();
        assertTrue(java.util.Arrays.deepEquals(one, three));
    }

    @Test
    void theCaveatOnHaemodynamicLagComesWithEveryResult() {
        Outcome<DirectedCoupling> outcome = run(RegionTables.autoregression(CHAIN, 200, 1), Map.of());
        assertTrue(outcome.findings().stream().anyMatch(f -> f.code().equals("LS-EC-009") && f.message().contains("haemodynamic")));
    }

    @Test
    void seriesThatWereBandPassedFailAGate() {
        double[][] slow = new double[2][300];
        SplittableRandom random = new SplittableRandom(4);
        for (double[] row : slow) {
            for (int harmonic = 6; harmonic < 60; harmonic++) {
                double phase = 2 * Math.PI * random.nextDouble();
                for (int t = 0; t < row.length; t++) {
                    row[t] += Math.cos(2 * Math.PI * harmonic * t / 600.0 * 2 + phase);
                }
            }
        }
        Outcome<DirectedCoupling> outcome = run(new RegionSeries(List.of("a", "b"), 2, slow), Map.of("order", 2));
        assertFalse(outcome.orThrow().isUsable());
        assertEquals("not-band-passed", outcome.orThrow().gates().getFirst().name());
        assertTrue(outcome.findings().stream().anyMatch(f -> f.code().equals("LS-EC-010")));
        assertTrue(run(RegionTables.autoregression(CHAIN, 300, 2), Map.of()).orThrow().isUsable());
    }

    @Test
    void residualsThatAreNotWhiteAreReported() {
        double[][] y = RegionTables.autoregression(new double[][] {{0, 0}, {0, 0}}, 400, 9).series(), delayed = new double[2][396];
        for (int t = 0; t < 396; t++) {
            for (int r = 0; r < 2; r++) {
                delayed[r][t] = y[r][t + 4] + 0.9 * y[r][t];
            }
        }
        RegionSeries series = new RegionSeries(List.of("a", "b"), 2, delayed);
        assertTrue(run(series, Map.of("order", 1)).findings().stream().anyMatch(f -> f.code().equals("LS-EC-011")));
    }

    @Test
    void aRandomWalkIsRefusedByNameUnlessItIsAllowed() {
        RegionSeries good = RegionTables.autoregression(new double[][] {{0.3, 0}, {0, 0.3}}, 300, 11);
        double[] walk = good.series()[1].clone();
        for (int t = 1; t < walk.length; t++) {
            walk[t] += walk[t - 1];
        }
        RegionSeries series = new RegionSeries(List.of("steady", "wandering"), 2, new double[][] {good.series()[0], walk});
        Finding error = run(series, Map.of()).findings().getFirst();
        assertEquals("LS-EC-007", error.code());
        assertTrue(error.message().contains("wandering") && error.severity() == Severity.ERROR);
        assertTrue(run(series, Map.of("allowNonStationary", true)).isDone());
    }

    @Test
    void anOrderThatTheLengthCannotBearIsRefused() {
        Outcome<DirectedCoupling> outcome = run(RegionTables.autoregression(CHAIN, 40, 1), Map.of("order", 12));
        assertFalse(outcome.isDone());
        assertEquals("LS-EC-006", outcome.findings().getLast().code());
        assertTrue(outcome.findings().getLast().remedy().contains("at most 9"), outcome.findings().getLast().toLine());
    }

    @Test
    void aRegionThatIsASumOfOthersIsNamedAsSingular() {
        double[][] y = RegionTables.autoregression(CHAIN, 200, 1).series();
        double[] sum = new double[200];
        for (int t = 0; t < 200; t++) {
            sum[t] = y[0][t] + y[1][t] - 2 * y[2][t];
        }
        Outcome<DirectedCoupling> outcome =
                run(new RegionSeries(List.of("a", "b", "c", "mixture"), 2, new double[][] {y[0], y[1], y[2], sum}), Map.of("order", 1));
        assertFalse(outcome.isDone());
        assertEquals("LS-EC-013", outcome.findings().getLast().code());
        assertTrue(outcome.findings().getLast().message().contains("mixture"), outcome.findings().getLast().toLine());
    }

    @Test
    void missingConstantAndDuplicateRegionsAreNamed() {
        double[][] y = RegionTables.autoregression(CHAIN, 60, 1).series();
        double[] hole = y[0].clone(), flat = new double[60], twin = java.util.Arrays.stream(y[1]).map(x -> 5 - 2 * x).toArray();
        hole[7] = Double.NaN;
        java.util.Arrays.fill(flat, 4.5);
        Outcome<DirectedCoupling> outcome =
                run(new RegionSeries(List.of("hole", "b", "flat"), 2, new double[][] {hole, y[1], flat}), Map.of());
        assertEquals(List.of("LS-EC-001", "LS-EC-002"), outcome.findings().stream().map(Finding::code).toList());
        assertTrue(outcome.findings().getFirst().message().contains("hole") && outcome.findings().getFirst().message().contains("8"));
        Outcome<DirectedCoupling> twins =
                run(new RegionSeries(List.of("a", "b", "mirror"), 2, new double[][] {y[0], y[1], twin}), Map.of());
        assertEquals("LS-EC-003", twins.findings().getFirst().code());
        assertTrue(twins.findings().getFirst().message().contains("b") && twins.findings().getFirst().message().contains("mirror"));
    }
}
