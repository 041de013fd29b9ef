package org.lodestone.delineation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.delineation.internal.shading.N4BiasCorrection;
import org.lodestone.delineation.internal.tissue.MarkovTissueSegmentation;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.structure.BrainScan;
import org.lodestone.method.structure.CorrectedScan;
import org.lodestone.method.structure.TissueMaps;

/** A brain of folded shells whose tissues are known, with 3 % noise and 20 % shading: the bars of structural delineation. */
class TissueTest {

    private static final MarkovTissueSegmentation METHOD = new MarkovTissueSegmentation();
    private static final Grid GRID = new Grid(70, 70, 70, new Affine(2, 0, 0, -69, 0, 2, 0, -69, 0, 0, 2, -69), Frame.t1w("sub-01"));
    private static final Mask BRAIN = Mask.where(GRID, v -> at(v).norm() < 65);

    private static Vec3 at(int v) {
        return GRID.toWorld(v % 70, v / 70 % 70, v / 4900);
    }

    /** 0 fluid, 1 grey, 2 white: a folded border between white and grey, sulci of fluid between the folds. */
    private static int tissue(Vec3 p) {
        double fold = 6 * Math.sin(p.x() / 6) * Math.sin(p.y() / 6) * Math.cos(p.z() / 7);
        double depth = 58 - p.norm() + fold;
        return depth < 0 ? 0 : depth < 7 ? 1 : 2;
    }

    private static double shading(Vec3 p) {
        return 1 + 0.1 * Math.sin(p.x() / 40) + 0.1 * p.z() / 65;
    }

    private static Volume scan() {
        return scan(BRAIN);
    }

    private static Volume scan(Mask brain) {
        RandomGenerator random = new java.util.SplittableRandom(11);
        float[] values = new float[(int) GRID.size()];
        for (int v : brain.indices()) {
            Vec3 p = at(v);
            double signal = shading(p) * new double[] {300, 700, 1000}[tissue(p)];
            values[v] = (float) Math.hypot(signal + 30 * random.nextGaussian(), 30 * random.nextGaussian());
        }
        return Volume.of(GRID, values);
    }

    private static TissueMaps maps(Execution execution) {
        return METHOD.run(new BrainScan(scan(), BRAIN), Parameters.defaults(METHOD.parameters()), execution).orThrow();
    }

    @Test
    void greyAndWhiteMatterAreFoundUnderNoiseAndShading() {
        TissueMaps maps = maps(Execution.unobserved());
        assertTrue(maps.greyMask().dice(Mask.where(GRID, v -> BRAIN.contains(v) && tissue(at(v)) == 1)) >= 0.92);
        assertTrue(maps.whiteMask().dice(Mask.where(GRID, v -> BRAIN.contains(v) && tissue(at(v)) == 2)) >= 0.94);
    }

    /** A tight mask leaves a fiftieth of fluid: its class must not settle on the darker part of grey matter. */
    @Test
    void greyMatterStaysGreyWhereHardlyAnyFluidIsInTheMask() {
        Mask tight = Mask.where(GRID, v -> at(v).norm() < 65 && tissue(at(v)) > 0 || at(v).norm() < 56);
        TissueMaps maps = METHOD.run(new BrainScan(scan(tight), tight), Parameters.defaults(METHOD.parameters()), Execution.unobserved()).orThrow();
        double grey = maps.greyMask().dice(Mask.where(GRID, v -> tight.contains(v) && tissue(at(v)) == 1));
        double white = maps.whiteMask().dice(Mask.where(GRID, v -> tight.contains(v) && tissue(at(v)) == 2));
        assertTrue(grey >= 0.92, "grey " + grey);
        assertTrue(white >= 0.94, "white " + white);
    }

    @Test
    void sharesSumToOneInTheBrainAndToNothingOutside() {
        TissueMaps maps = maps(Execution.unobserved());
        for (int v = 0; v < GRID.size(); v++) {
            double sum = maps.grey().toFloats()[v] + maps.white().toFloats()[v] + maps.fluid().toFloats()[v];
            assertEquals(BRAIN.contains(v) ? 1 : 0, sum, 1e-5);
        }
    }

    @Test
    void theSameMapsComeOutAtAnyNumberOfThreads() {
        float[] one = maps(new Execution(Parallel.single(), Progress.NONE)).grey().toFloats();
        assertArrayEquals(one, maps(new Execution(new Parallel(4), Progress.NONE)).grey().toFloats());
    }

    @Test
    void n4FindsTheShadingFromTheHistogramAlone() {
        N4BiasCorrection n4 = new N4BiasCorrection();
        CorrectedScan corrected = n4.run(new BrainScan(scan(), BRAIN), Parameters.defaults(n4.parameters()), Execution.unobserved()).orThrow();
        assertTrue(spread(corrected.shading(), v -> 1) > 0.05, "the shading is there");
        // The truth varies by 8 %; a quarter of it may be left, below the noise of 3 %.
        assertTrue(spread(corrected.shading(), v -> shading(at(v))) < 0.02, "left over: " + spread(corrected.shading(), v -> shading(at(v))));
    }

    /** Standard deviation inside the brain of the logarithm of a shading over the true one. */
    private static double spread(Volume estimated, java.util.function.IntToDoubleFunction truth) {
        double sum = 0;
        double squares = 0;
        for (int v : BRAIN.indices()) {
            double log = Math.log(estimated.toFloats()[v] / truth.applyAsDouble(v));
            sum += log;
            squares += log * log;
        }
        double mean = sum / BRAIN.count();
        return Math.sqrt(squares / BRAIN.count() - mean * mean);
    }

    @Test
    void aFlatScanHasNoTissues() {
        Volume flat = Volume.of(GRID, new float[(int) GRID.size()]);
        Outcome<TissueMaps> outcome =
                METHOD.run(new BrainScan(flat, BRAIN), Parameters.defaults(METHOD.parameters()), Execution.unobserved());
        assertFalse(outcome.isDone());
        assertEquals("LS-DELIN-042", outcome.findings().getFirst().code());
    }
}
