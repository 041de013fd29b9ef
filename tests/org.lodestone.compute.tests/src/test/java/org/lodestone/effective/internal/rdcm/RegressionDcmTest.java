package org.lodestone.effective.internal.rdcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.testkit.RegionTables;

class RegressionDcmTest {

    private final RegressionDcm rdcm = new RegressionDcm();

    private Outcome<DirectedCoupling> run(RegionSeries series, Map<String, ?> settings) {
        return rdcm.run(series, Parameters.of(rdcm.parameters(), settings), Execution.unobserved());
    }

    /** Made by an independent script in Octave after the published equations and the toolbox's conventions at rest. */
    @Test
    void onARealRunMeansVariancesAndFreeEnergyAreThoseOfTheReference() {
        DirectedCoupling result = run(RegionTables.realRun("LPCC", "RPCC", "LPrec", "LHip"), Map.of()).orThrow();
        double[][] a = {
            {-0.4610451676211328, 0.2827673613392013, 0.11519934363053164, -0.03622265072738554},
            {0.16459857838844114, -0.4579964371919944, 0.11861740678563344, 0.02218446133882232},
            {-0.00409214145552, 0.2389204713103999, -0.4247449831422314, 0.08157645692774794},
            {0.03585748570189656, -0.02598097565654882, 0.04049708122835094, -0.43931929078069265}};
        for (int to = 0; to < 4; to++) {
            for (int from = 0; from < 4; from++) {
                assertEquals(a[to][from], result.coupling()[to][from], 1e-10);
            }
        }
        assertEquals(0.02704770660790949, result.uncertainty()[0][0], 1e-10);
        assertEquals(0.18647716511834644, result.uncertainty()[0][1], 1e-10);
        assertEquals(-441.7054796465, result.measures().get("freeEnergy"), 1e-7);
    }

    /** y(t+1) - y(t) = TR A y(t) + noise, periodic: the model of the regression itself. */
    private static RegionSeries linear(double[][] a, int length, double noise) {
        SplittableRandom random = new SplittableRandom(8);
        int n = a.length;
        double[][] y = new double[n][length];
        double[] x = new double[n];
        for (int t = -200; t < length; t++) {
            double[] next = x.clone();
            for (int to = 0; to < n; to++) {
                next[to] += noise * random.nextGaussian();
                for (int from = 0; from < n; from++) {
                    next[to] += 0.5 * a[to][from] * x[from];
                }
                if (t >= 0) {
                    y[to][t] = x[to];
                }
            }
            x = next;
        }
        return new RegionSeries(List.of("a", "b", "c", "d", "e").subList(0, n), 0.5, y);
    }

    private static final double[][] TRUTH = {
        {-0.5, 0, 0, 0.3, 0}, {0.4, -0.5, 0, 0, 0}, {0, -0.35, -0.5, 0, 0}, {0, 0, 0.3, -0.5, 0}, {0, 0, 0, 0, -0.5}};

    @Test
    void aKnownCouplingIsFoundBack() {
        double[][] a = run(linear(TRUTH, 2000, 1), Map.of("microtime", 1, "filterStrength", 0)).orThrow().coupling();
        for (int to = 0; to < 5; to++) {
            for (int from = 0; from < 5; from++) {
                assertEquals(TRUTH[to][from], a[to][from], 0.1, to + " from " + from);
            }
        }
    }

    @Test
    void theSparseVariantKeepsWhatIsThereAndDropsTheRest() {
        DirectedCoupling result = run(linear(TRUTH, 2000, 1),
                Map.of("variant", "sparse", "restarts", 10, "microtime", 1, "filterStrength", 0)).orThrow();
        double[][] present = result.further().get("probability");
        int kept = 0;
        for (int to = 0; to < 5; to++) {
            for (int from = 0; from < 5; from++) {
                assertTrue(TRUTH[to][from] == 0 || present[to][from] > 0.5, to + " from " + from + ": " + present[to][from]);
                kept += TRUTH[to][from] == 0 && present[to][from] > 0.5 ? 1 : 0;
            }
        }
        assertTrue(kept <= 5, kept + " of 16 connections are kept that are not there");
        DirectedCoupling again = run(linear(TRUTH, 2000, 1),
                Map.of("variant", "sparse", "restarts", 10, "microtime", 1, "filterStrength", 0)).orThrow();
        assertTrue(java.util.Arrays.deepEquals(result.coupling(), again.coupling()), "the same seed gives the same bits");
    }

    @Test
    void aWholeBrainOfTwoHundredRegionsIsInverted() {
        double[][] a = new double[200][200];
        for (int r = 0; r < 200; r++) {
            a[r][r] = -0.6;
            a[(r + 1) % 200][r] = 0.3;
        }
        SplittableRandom random = new SplittableRandom(1);
        double[][] y = new double[200][260];
        for (int t = 1; t < 260; t++) {
            for (int to = 0; to < 200; to++) {
                y[to][t] = y[to][t - 1] - 0.6 * y[to][t - 1] + 0.3 * y[(to + 199) % 200][t - 1] + random.nextGaussian();
            }
        }
        List<String> names = java.util.stream.IntStream.range(0, 200).mapToObj(r -> "region" + r).toList();
        DirectedCoupling result = run(new RegionSeries(names, 1, y), Map.of("microtime", 1, "filterStrength", 0)).orThrow();
        int found = 0;
        for (int r = 0; r < 200; r++) {
            double[] row = result.coupling()[(r + 1) % 200].clone();
            row[(r + 1) % 200] = 0;
            int strongest = 0;
            for (int from = 0; from < 200; from++) {
                strongest = row[from] > row[strongest] ? from : strongest;
            }
            found += strongest == r ? 1 : 0;
        }
        assertTrue(found > 120, found + " of 200 drivers found");
    }

    @Test
    void covariancesAreGivenWhenAskedForAndHoldTheVariances() {
        RegionSeries series = RegionTables.autoregression(new double[][] {{0.4, 0, 0}, {0.5, 0.2, 0}, {0, 0.3, 0.3}}, 200, 3);
        for (String variant : List.of("rigid", "sparse")) {
            DirectedCoupling plain = run(series, Map.of("variant", variant, "restarts", 3)).orThrow();
            DirectedCoupling full = run(series, Map.of("variant", variant, "restarts", 3, "covariances", "yes")).orThrow();
            assertTrue(plain.further().keySet().stream().noneMatch(name -> name.startsWith("covariance")));
            for (int k = 0; k < 3; k++) {
                double[][] covariance = full.further().get("covariance-" + (k + 1));
                for (int i = 0; i < 3; i++) {
                    assertEquals(full.uncertainty()[k][i], covariance[i][i], 0);
                    for (int j = 0; j < i; j++) {
                        assertEquals(covariance[j][i], covariance[i][j], 1e-15);
                        assertTrue(Math.abs(covariance[i][j]) <= Math.sqrt(covariance[i][i] * covariance[j][j]));
                    }
                }
            }
            assertTrue(full.further().get("covariance-2")[0][1] != 0);
        }
    }

    @Test
    void unequalScalesAndMeansThatWereLeftInAreWarnedOf() {
        RegionSeries series = RegionTables.autoregression(new double[][] {{0.3, 0}, {0, 0.3}}, 200, 1);
        double[] large = java.util.Arrays.stream(series.series()[1]).map(x -> 100 * x + 5000).toArray();
        List<String> codes = run(new RegionSeries(List.of("a", "large"), 2, new double[][] {series.series()[0], large}), Map.of())
                .findings().stream().map(f -> f.code()).toList();
        assertEquals(List.of("LS-EC-014", "LS-EC-015"), codes);
    }

    @Test
    void badRegionsAreRefusedByName() {
        double[][] y = RegionTables.autoregression(new double[][] {{0.3, 0}, {0, 0.3}}, 60, 1).series();
        y[1][3] = Double.POSITIVE_INFINITY;
        Outcome<DirectedCoupling> outcome = run(new RegionSeries(List.of("good", "broken"), 2, y), Map.of());
        assertFalse(outcome.isDone());
        assertTrue(outcome.findings().getFirst().message().contains("broken"));
    }
}
