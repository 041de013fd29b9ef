package org.lodestone.effective.internal.influence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.effective.internal.influence.InfluenceTargeting.Rule;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.ReliabilityInput;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.targeting.internal.reliability.BlockBootstrap;

class InfluenceTargetingTest {

    private static final Frame SPACE = Frame.t1w("sub-x");
    private static final Grid GRID = new Grid(30, 12, 8, Affine.translation(new Vec3(-60, 0, 0)).times(Affine.scaling(4, 4, 4)), SPACE);
    private static final int LENGTH = 240;
    private static final Vec3 INHIBITOR = new Vec3(-44, 20, 16), DRIVEN = new Vec3(-28, 32, 16), INSULA = new Vec3(36, 24, 8);

    private static Vec3 mm(int v) {
        return GRID.toWorld(v % 30, v / 30 % 12, v / 360);
    }

    /** The seed follows a hill at INHIBITOR with a minus sign; a hill at DRIVEN follows the insula. */
    private static VoxelSeries simulated(int smooth) {
        SplittableRandom random = new SplittableRandom(6);
        double[] inhibitor = noise(random), insula = noise(random), seed = noise(random), driven = noise(random);
        for (int t = LENGTH - 1; t > 0; t--) {
            seed[t] -= 1.2 * inhibitor[t - 1];
            driven[t] = 0.6 * driven[t] + 1.2 * insula[t - 1];
        }
        int size = (int) GRID.size();
        float[] values = new float[size * LENGTH];
        for (int v = 0; v < size; v++) {
            Vec3 p = mm(v);
            double a = hill(p, INHIBITOR), b = hill(p, DRIVEN), c = p.distance(INSULA) < 9 ? 1 : 0, d = isSeed(v) ? 1 : 0;
            for (int t = 0; t < LENGTH; t++) {
                values[v * LENGTH + t] = (float) (a * inhibitor[t] + b * driven[t] + c * insula[t] + d * seed[t] + 0.5 * random.nextGaussian());
            }
            for (int n = 0; n < smooth; n++) {
                for (int t = LENGTH - 1; t >= 2; t--) {
                    values[v * LENGTH + t] = (values[v * LENGTH + t] + 2 * values[v * LENGTH + t - 1] + values[v * LENGTH + t - 2]) / 4;
                }
            }
        }
        return new VoxelSeries(Mask.where(GRID, _ -> true), LENGTH, 2, values);
    }

    private static double[] noise(SplittableRandom random) {
        double[] x = new double[LENGTH];
        java.util.Arrays.setAll(x, _ -> random.nextGaussian());
        return x;
    }

    private static double hill(Vec3 p, Vec3 middle) {
        return Math.exp(-Math.pow(p.distance(middle) / 7, 2) / 2);
    }

    private static boolean isSeed(int v) {
        return mm(v).distance(new Vec3(0, 8, 8)) < 9;
    }

    private static final Mask SEARCH = Mask.where(GRID, v -> mm(v).x() < -16);

    private static Outcome<List<TargetCandidate>> run(Rule rule, VoxelSeries series, Map<String, ?> settings) {
        InfluenceTargeting method = new InfluenceTargeting(rule);
        TargetingInput input = new TargetingInput(SEARCH, Optional.empty(), Optional.of(series),
                new AffineTransform(SPACE, Frame.template("MNI"), Affine.IDENTITY), Optional.of(Mask.where(GRID, v -> isSeed(v))), Optional.empty());
        return method.run(input, Parameters.of(method.parameters(), settings), Execution.unobserved());
    }

    @Test
    void thePointThatInhibitsTheSeedIsFound() {
        TargetCandidate target = run(Rule.INHIBITS_SEED, simulated(0), Map.of()).orThrow().getFirst();
        assertTrue(target.nativePoint().mm().distance(INHIBITOR) < 4, target.nativePoint().toString());
        assertTrue(target.isUsable());
        assertEquals("lodestone.targeting.inhibits-seed", target.methodId());
    }

    @Test
    void thePointThatTheInsulaDrivesIsFound() {
        TargetCandidate target = run(Rule.DRIVEN_BY_INSULA, simulated(0), Map.of("xMm", 36, "yMm", 24, "zMm", 8)).orThrow().getFirst();
        assertTrue(target.nativePoint().mm().distance(DRIVEN) < 4, target.nativePoint().toString());
    }

    @Test
    void aRunThatWasLowPassedGivesATargetThatIsMarkedNotForUse() {
        TargetCandidate target = run(Rule.INHIBITS_SEED, simulated(5), Map.of()).orThrow().getFirst();
        assertFalse(target.isUsable());
        assertEquals("not-band-passed", target.gates().getFirst().name());
    }

    @Test
    void withoutSeriesOrWithoutASeedThereIsNoTarget() {
        assertEquals("LS-EC-031", run(Rule.DRIVEN_BY_INSULA, simulated(0), Map.of("xMm", 36, "yMm", 90, "zMm", 90)).findings().getFirst().code());
        InfluenceTargeting method = new InfluenceTargeting(Rule.DRIVES_SEED);
        TargetingInput nothing = new TargetingInput(SEARCH, Optional.empty(), Optional.empty(),
                new AffineTransform(SPACE, Frame.template("MNI"), Affine.IDENTITY));
        assertEquals("LS-EC-030", method.run(nothing, Parameters.defaults(method.parameters()), Execution.unobserved()).findings().getFirst().code());
    }

    @Test
    void theErrorBarIsTheOneOfAllTargetingMethods() {
        InfluenceTargeting method = new InfluenceTargeting(Rule.INHIBITS_SEED);
        BlockBootstrap bootstrap = new BlockBootstrap();
        TargetReliability reliability = bootstrap.run(new ReliabilityInput(method, Parameters.defaults(method.parameters()), simulated(0),
                Mask.where(GRID, v -> isSeed(v)).toVolume(), SEARCH, new AffineTransform(SPACE, Frame.template("MNI"), Affine.IDENTITY)),
                Parameters.of(bootstrap.parameters(), Map.of("resamples", 50)), Execution.unobserved()).orThrow();
        assertTrue(reliability.target().mm().distance(INHIBITOR) < 4);
        assertTrue(reliability.medianDistanceMm() < 4, reliability.medianDistanceMm() + " mm");
    }
}
