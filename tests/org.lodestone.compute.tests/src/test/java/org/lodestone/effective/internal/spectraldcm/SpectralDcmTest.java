package org.lodestone.effective.internal.spectraldcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.phantom.run.CoupledRegions;
import org.lodestone.testkit.RegionTables;

class SpectralDcmTest {

    private static final double[][] TRUTH = {{-0.5, -0.2, 0}, {0.4, -0.5, -0.3}, {0, 0.3, -0.5}};

    private final SpectralDcm method = new SpectralDcm();

    private Outcome<DirectedCoupling> run(RegionSeries series) {
        return method.run(series, Parameters.defaults(method.parameters()), Execution.unobserved());
    }

    private static RegionSeries simulated(int seed) {
        double[][] y = new CoupledRegions(TRUTH, 0, 0.06, 0.2).scan(512, 2, new SplittableRandom(seed));
        return new RegionSeries(List.of("a", "b", "c"), 2, y);
    }

    /** Four runs here, fifty in the bench. */
    @Test
    void theSignsOfAKnownCouplingAreRightAndIntervalsHoldTheTruth() {
        int inside = 0, tested = 0;
        for (int seed = 0; seed < 4; seed++) {
            DirectedCoupling result = run(simulated(seed)).orThrow();
            for (int to = 0; to < 3; to++) {
                for (int from = 0; from < 3; from++) {
                    double a = result.coupling()[to][from], truth = TRUTH[to][from];
                    assertTrue(truth == 0 || Math.signum(a) == Math.signum(truth), "seed " + seed + ": " + to + " from " + from + " is " + a);
                    inside += Math.abs(a - truth) <= 1.96 * Math.sqrt(result.uncertainty()[to][from]) ? 1 : 0;
                    tested++;
                }
            }
            assertEquals(1, result.measures().get("converged"));
        }
        assertTrue(inside >= 0.9 * tested, inside + " of " + tested);
    }

    @Test
    void pruningKeepsTheCouplingsThatAreThere() {
        DirectedCoupling result = run(simulated(1)).orThrow();
        double[][] present = result.further().get("probability"), pruned = result.further().get("A-pruned");
        assertTrue(present[1][0] > 0.95 && present[1][2] > 0.95 && present[2][1] > 0.9);
        assertTrue(pruned[1][0] > 0.2 && pruned[1][2] < -0.15);
        assertTrue(result.measures().get("freeEnergyPruned") >= result.measures().get("freeEnergy"));
    }

    @Test
    void theBalloonsTransferFunctionIsTheOneOfItsDifferentialEquations() {
        SpectralModel model = new SpectralModel(2, new double[] {0.05});
        double[] p = new double[model.parameters()];
        p[model.transit(0)] = 0.1;
        p[model.decay(0)] = -0.1;
        double omega = 2 * Math.PI * 0.05, dt = 0.001, tiny = 1e-4;
        double decay = 0.64 * Math.exp(-0.1), transit = 2 * Math.exp(0.1), s = 0, f = 0, v = 0, q = 0, re = 0, im = 0;
        int period = (int) Math.round(20 / dt);
        for (int i = 0; i < 10 * period; i++) {
            double flow = Math.exp(f), volume = Math.exp(v), content = Math.exp(q), out = Math.pow(volume, 1 / 0.32);
            double x = tiny * Math.cos(omega * i * dt), y = 4 * (4.3 * 40.3 * 0.4 * 0.04 * (1 - content) + 0.4 * (1 - content / volume));
            if (i >= 9 * period) {
                re += 2 * y * Math.cos(omega * i * dt) / period / tiny;
                im -= 2 * y * Math.sin(omega * i * dt) / period / tiny;
            }
            double change = x - decay * s - 0.32 * (flow - 1);
            f += dt * s / flow;
            v += dt * (flow - out) / (transit * volume);
            q += dt * (flow * (1 - Math.pow(0.6, 1 / flow)) / 0.4 - out * content / volume) / (transit * content);
            s += dt * change;
        }
        double[] h = model.response(p, 0, omega);
        assertEquals(re, h[0], 0.01 * Math.hypot(re, im));
        assertEquals(im, h[1], 0.01 * Math.hypot(re, im));
    }

    @Test
    void aReducedModelIsWhatFittingItWouldGive() {
        RegionSeries series = simulated(2);
        SpectralModel model = new SpectralModel(3, CrossSpectra.of(series.series(), 2, 1.0 / 128, 0.1).hz());
        CrossSpectra data = CrossSpectra.of(series.series(), 2, 1.0 / 128, 0.1);
        double[] mean = new double[model.parameters()], variance = new double[mean.length];
        java.util.Arrays.fill(variance, 1.0 / 16);
        double noise = Math.log(data.meanPower());
        for (int r = 0; r < 3; r++) {
            mean[model.own(r)] = noise - 2;
            variance[model.own(r)] = 2;
        }
        mean[model.common()] = noise - 3;
        mean[model.fluctuation()] = noise - 3;
        variance[model.fluctuation()] = 2;
        LaplaceInversion.Result full = new LaplaceInversion(model, data, mean, variance).invert(mean, Progress.NONE);
        ModelReduction.Reduced reduced = ModelReduction.without(full.posterior(), Gaussian.independent(mean, variance),
                Set.of(model.connection(0, 2)));
        double[] fixed = variance.clone();
        fixed[model.connection(0, 2)] = 0;
        LaplaceInversion.Result fitted = new LaplaceInversion(model, data, mean, fixed).invert(mean, Progress.NONE);
        // equal as far as the posterior is normal: a few tenths in log evidence, a hundredth of a hertz in the coupling
        assertEquals(fitted.freeEnergy() - full.freeEnergy(), reduced.gain(), 0.7);
        int stays = model.connection(1, 0);
        assertEquals(fitted.posterior().mean()[stays], reduced.posterior().mean()[stays], 0.03);
    }

    @Test
    void tooManyRegionsAndTooShortARunAreRefused() {
        double[][] y = new double[9][100];
        SplittableRandom random = new SplittableRandom(1);
        for (double[] row : y) {
            java.util.Arrays.setAll(row, _ -> random.nextGaussian());
        }
        List<String> names = java.util.stream.IntStream.range(0, 9).mapToObj(r -> "r" + r).toList();
        assertEquals("LS-EC-016", run(new RegionSeries(names, 2, y)).findings().getFirst().code());
        RegionSeries shortRun = RegionTables.autoregression(new double[][] {{0.3, 0}, {0, 0.3}}, 30, 1);
        assertEquals("LS-EC-017", run(shortRun).findings().getFirst().code());
        shortRun.series()[0][2] = Double.NaN;
        assertFalse(run(shortRun).isDone());
    }
}
