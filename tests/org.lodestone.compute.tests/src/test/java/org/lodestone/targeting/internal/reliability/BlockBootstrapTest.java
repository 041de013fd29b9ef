package org.lodestone.targeting.internal.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.ConfidenceEllipsoid;
import org.lodestone.method.target.ReliabilityInput;
import org.lodestone.method.target.ReliabilityMethod;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.targeting.internal.search.ClassicTargeting;
import org.lodestone.targeting.internal.search.ClusterTargeting;
import org.lodestone.method.target.TargetingMethod;

class BlockBootstrapTest {

    private static final Frame NATIVE = Frame.t1w("sub-01");
    private static final Grid GRID = new Grid(18, 18, 18, Affine.scaling(3, 3, 3), NATIVE);
    private static final Vec3 PEAK = new Vec3(20, 26, 30);
    private static final ReliabilityMethod METHOD = new BlockBootstrap();

    /** Voxels near the peak run against the seed voxel 0; everything is noisy. */
    private static ReliabilityInput input(TargetingMethod method, int length, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = (int) GRID.size();
        double[] signal = new double[length];
        for (int t = 0; t < length; t++) {
            signal[t] = random.nextGaussian();
        }
        float[] values = new float[rows * length];
        for (int v = 0; v < rows; v++) {
            double d = GRID.toWorld(v % 18, v / 18 % 18, v / 324).distance(PEAK) / 7;
            double share = v == 0 ? 1 : -Math.exp(-d * d / 2);
            for (int t = 0; t < length; t++) {
                values[v * length + t] = (float) (share * signal[t] + (v == 0 ? 0 : noise * random.nextGaussian()));
            }
        }
        Mask all = Mask.where(GRID, v -> true);
        return new ReliabilityInput(method, Parameters.defaults(method.parameters()), new VoxelSeries(all, length, 2, values),
                Mask.where(GRID, v -> v == 0).toVolume(), Mask.where(GRID, v -> v > 400),
                new AffineTransform(NATIVE, Frame.template("MNIColin27"), Affine.IDENTITY));
    }

    private static TargetReliability run(ReliabilityInput input, Execution execution) {
        return METHOD.run(input, Parameters.of(METHOD.parameters(), Map.of("resamples", 50, "blockSeconds", 20)), execution).orThrow();
    }

    @Test
    void moreNoiseGivesAWiderErrorBarAndTheClusterHoldsBetterThanTheVoxel() {
        TargetReliability quiet = run(input(new ClusterTargeting(), 150, 1, 1), Execution.unobserved());
        TargetReliability noisy = run(input(new ClusterTargeting(), 150, 5, 1), Execution.unobserved());
        TargetReliability voxel = run(input(new ClassicTargeting(), 150, 5, 1), Execution.unobserved());
        assertTrue(quiet.target().mm().distance(PEAK) < 1.5, quiet.target().toString());
        assertTrue(quiet.medianDistanceMm() < 1 && quiet.withinFiveMm() == 1, "quiet " + quiet.medianDistanceMm());
        assertTrue(noisy.medianDistanceMm() > 1.5 * quiet.medianDistanceMm());
        assertTrue(noisy.medianDistanceMm() < voxel.medianDistanceMm(), noisy.medianDistanceMm() + " " + voxel.medianDistanceMm());
        assertTrue(quiet.splitHalfDistanceMm() < 3);
        assertEquals(4, noisy.byLength().size());
        assertEquals(1.25, noisy.byLength().getFirst().minutes(), 1e-9);
        assertTrue(noisy.byLength().getFirst().medianDistanceMm() > noisy.byLength().getLast().medianDistanceMm());
    }

    @Test
    void theErrorBarIsAboutAsWideAsTheScatterOfNewRuns() {
        List<Double> bars = new ArrayList<>(), errors = new ArrayList<>();
        for (int n = 0; n < 9; n++) {
            TargetReliability result = run(input(new ClusterTargeting(), 120, 3, 100 + n), Execution.unobserved());
            bars.add(result.medianDistanceMm());
            errors.add(result.target().mm().distance(PEAK));
        }
        double bar = bars.stream().sorted().toList().get(4), error = errors.stream().sorted().toList().get(4);
        // the bootstrap of a nearly unbiased estimate scatters like the estimate; nine runs tell it to a factor of two
        assertTrue(bar > error / 2.2 && bar < error * 2.2, "bar " + bar + " mm, true error " + error + " mm");
    }

    @Test
    void sameSeedSameBitsAtAnyThreadCount() {
        ReliabilityInput input = input(new ClusterTargeting(), 100, 3, 2);
        assertEquals(run(input, new Execution(Parallel.single(), Progress.NONE)), run(input, new Execution(new Parallel(4), Progress.NONE)));
    }

    @Test
    void censoredVolumesAreNeverDrawn() {
        ReliabilityInput input = input(new ClusterTargeting(), 100, 1, 3);
        float[] values = input.series().values().clone();
        for (int v = 0; v < GRID.size(); v++) {
            values[v * 100 + 30] = 0;
            values[v * 100 + 31] = 1e-6f;
        }
        TimeBlocks blocks = TimeBlocks.of(new VoxelSeries(input.series().mask(), 100, 2, values), 20);
        assertEquals(98, blocks.kept().length);
        for (float[] weights : blocks.draw(20, 1, new SplittableRandom(1))) {
            assertEquals(0, weights[30]);
            assertEquals(0, weights[31]);
            float sum = 0;
            for (float w : weights) {
                sum += w;
            }
            assertEquals(98, sum);
        }
    }

    @Test
    void theEllipsoidHoldsItsShareAndFollowsTheLongAxis() {
        SplittableRandom random = new SplittableRandom(5);
        List<FramePoint> points = new ArrayList<>();
        for (int n = 0; n < 2000; n++) {
            double along = 4 * random.nextGaussian(), across = random.nextGaussian();
            points.add(new FramePoint(NATIVE, new Vec3(10 + (along + across) / Math.sqrt(2), (along - across) / Math.sqrt(2),
                    0.5 * random.nextGaussian())));
        }
        ConfidenceEllipsoid ellipsoid = EllipsoidFit.of(points, 0.95);
        assertEquals(0.95, points.stream().filter(ellipsoid::contains).count() / 2000.0, 0.001);
        // 95 % of a three-dimensional normal distribution lie within sqrt(7.815) = 2.795 standard deviations
        assertEquals(4 * 2.795, ellipsoid.semiAxesMm().getFirst(), 0.5);
        assertEquals(1 * 2.795, ellipsoid.semiAxesMm().get(1), 0.15);
        assertEquals(1, Math.abs(ellipsoid.axes().getFirst().dot(new Vec3(1, 1, 0).unit())), 0.01);
        assertFalse(ellipsoid.contains(new FramePoint(NATIVE, new Vec3(10, 0, 5))));
    }

    @Test
    void lengthNeededFollowsASquareRootLaw() {
        List<TargetReliability.LengthPoint> points = List.of(new TargetReliability.LengthPoint(2, 20 / Math.sqrt(2)),
                new TargetReliability.LengthPoint(4, 10), new TargetReliability.LengthPoint(8, 20 / Math.sqrt(8)));
        assertEquals(16, ScanLength.minutesFor(points, 5), 1e-9);
        assertTrue(Double.isNaN(ScanLength.minutesFor(List.of(new TargetReliability.LengthPoint(2, 9),
                new TargetReliability.LengthPoint(4, 9)), 5)));
    }
}
