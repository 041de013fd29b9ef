package org.lodestone.connectivity.internal.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Parameters;
import org.lodestone.method.function.ConnectivityMatrix;
import org.lodestone.method.function.RegionSeries;

class RegionCouplingTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    /** a drives b, b drives c; d stands alone. */
    private static RegionSeries chain(int length, long seed, double coupling) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[4][length];
        for (int t = 0; t < length; t++) {
            x[0][t] = random.nextGaussian();
            x[1][t] = coupling * x[0][t] + random.nextGaussian();
            x[2][t] = coupling * x[1][t] + random.nextGaussian();
            x[3][t] = 5 + 3 * random.nextGaussian();
        }
        return new RegionSeries(NAMES, 2, x);
    }

    private static List<ConnectivityMatrix> run(RegionCoupling.Kind kind, List<RegionSeries> runs) {
        return new RegionCoupling(kind).run(runs, Parameters.NONE, Execution.unobserved()).orThrow();
    }

    @Test
    void correlationAndPartialCorrelationTellAChainFromATriangle() {
        // variances 1, 2, 3: r(ab) = 1/sqrt 2, r(bc) = sqrt(2/3), r(ac) = 1/sqrt 3; partial a-c is 0
        List<RegionSeries> long1 = List.of(chain(40000, 1, 1));
        double[][] r = run(RegionCoupling.Kind.PEARSON, long1).getFirst().values();
        double[][] p = run(RegionCoupling.Kind.PARTIAL, long1).getFirst().values();
        // standard error of a correlation is below 1/sqrt(40000) = 0.005
        assertEquals(Math.sqrt(0.5), r[0][1], 0.015);
        assertEquals(Math.sqrt(1.0 / 3), r[0][2], 0.015);
        assertEquals(0, r[0][3], 0.02);
        assertEquals(0, p[0][2], 0.02);
        assertTrue(p[0][1] > 0.4 && p[1][2] > 0.5 && p[1][2] == p[2][1] && p[3][3] == 1);
    }

    @Test
    void shrinkageIsLedoitAndWolfsByTheirDefinition() {
        double[][] x = ShrunkCovariance.standardised(chain(25, 2, 1.5).series());
        double[][] s = ShrunkCovariance.plain(x);
        double noise = 0, distance = 0;
        for (int t = 0; t < 25; t++) {
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    noise += Math.pow(x[i][t] * x[j][t] - s[i][j], 2) / (4 * 25.0 * 25.0);
                }
            }
        }
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                distance += Math.pow(s[i][j] - (i == j ? 1 : 0), 2) / 4;
            }
        }
        ShrunkCovariance shrunk = ShrunkCovariance.of(x);
        assertEquals(Math.min(1, noise / distance), shrunk.shrinkage(), 1e-12);
        assertTrue(shrunk.shrinkage() > 0.01 && shrunk.shrinkage() < 0.9);
        assertEquals((1 - shrunk.shrinkage()) * s[0][1], shrunk.matrix()[0][1], 1e-12);
    }

    @Test
    void tangentDifferencesSumToZeroAndAreZeroForEqualRuns() {
        List<RegionSeries> runs = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            runs.add(chain(100, 10 + n, 0.5 + 0.3 * n));
        }
        List<ConnectivityMatrix> tangent = run(RegionCoupling.Kind.TANGENT, runs);
        double largest = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double sum = 0;
                for (ConnectivityMatrix m : tangent) {
                    sum += m.values()[i][j];
                    largest = Math.max(largest, Math.abs(m.values()[i][j]));
                }
                assertEquals(0, sum, 1e-8, "the geometric mean is where the logarithms cancel");
            }
        }
        assertTrue(largest > 0.05);
        RegionSeries same = chain(100, 3, 1);
        assertEquals(0, run(RegionCoupling.Kind.TANGENT, List.of(same, same)).getFirst().values()[0][1], 1e-9);
    }

    @Test
    void constantRegionsAndSingleRunsForTheTangentAreRefused() {
        RegionSeries flat = new RegionSeries(List.of("a", "b"), 2, new double[][] {{1, 1, 1, 1}, {1, 2, 3, 5}});
        var outcome = new RegionCoupling(RegionCoupling.Kind.PEARSON).run(List.of(flat), Parameters.NONE, Execution.unobserved());
        assertFalse(outcome.isDone());
        assertTrue(outcome.findings().getFirst().message().contains("series of a"));
        assertEquals("LS-FUNC-051", new RegionCoupling(RegionCoupling.Kind.TANGENT)
                .run(List.of(chain(50, 1, 1)), Parameters.NONE, Execution.unobserved()).findings().getFirst().code());
    }
}
