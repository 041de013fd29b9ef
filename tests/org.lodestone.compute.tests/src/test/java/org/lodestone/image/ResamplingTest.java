package org.lodestone.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.ChainedTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FrameMismatchException;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;

class ResamplingTest {

    private static final Execution TWO = new Execution(new Parallel(2), Progress.NONE);
    private static final Frame SOURCE = Frame.scan("source");
    private static final Frame TARGET = Frame.scan("target");
    /** Left-handed voxel axes and unequal spacing, as scanners make them. */
    private static final Grid GRID =
            new Grid(20, 24, 18, new Affine(-2, 0, 0, 19, 0, 1.5, 0.2, -16, 0, -0.1, 2.5, -20), SOURCE);

    private static Volume volume(Grid grid, java.util.function.ToDoubleFunction<Vec3> ofWorld) {
        float[] values = new float[(int) grid.size()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    values[grid.index(i, j, k)] = (float) ofWorld.applyAsDouble(grid.toWorld(i, j, k));
                }
            }
        }
        return Volume.of(grid, values);
    }

    @Test
    void linearInterpolationOfALinearImageIsExactInsideTheGrid() {
        Volume ramp = volume(GRID, p -> 3 * p.x() - 2 * p.y() + p.z());
        Sampler sampler = Sampler.of(ramp, Interpolation.LINEAR, -1, TWO);
        Vec3 p = GRID.toWorld(7.3, 11.8, 5.45);
        // single precision of values near 50: half a unit in the last place is 2e-6
        assertEquals(3 * p.x() - 2 * p.y() + p.z(), sampler.at(7.3, 11.8, 5.45), 2e-5);
        assertEquals(-1, sampler.at(-0.51, 3, 3));
        assertEquals(-1, sampler.at(3, 23.51, 3));
        assertEquals(-1, sampler.at(Double.NaN, 3, 3));
    }

    @Test
    void cubicSplinePassesThroughTheVoxelsAndReproducesASlowWave() {
        Volume wave = volume(GRID, p -> Math.cos(0.2 * p.x()) * Math.cos(0.15 * p.y() + 0.1 * p.z()));
        Sampler sampler = Sampler.of(wave, Interpolation.CUBIC, 0, TWO);
        for (int[] v : new int[][] {{0, 0, 0}, {19, 23, 17}, {5, 6, 7}, {0, 12, 17}}) {
            assertEquals(wave.get(v[0], v[1], v[2]), sampler.at(v[0], v[1], v[2]), 2e-6);
        }
        Vec3 p = GRID.toWorld(9.5, 12.5, 8.5);
        // fourth-order: error of a wave with 0.4 rad a voxel is below (0.4)^4 / 300
        assertEquals(Math.cos(0.2 * p.x()) * Math.cos(0.15 * p.y() + 0.1 * p.z()), sampler.at(9.5, 12.5, 8.5), 2e-4);
    }

    @Test
    void theSplineGivesTheSamplersValueAndTheDerivativeOfIt() {
        Volume wave = volume(GRID, p -> Math.cos(0.2 * p.x()) * Math.cos(0.15 * p.y() + 0.1 * p.z()));
        SplineImage spline = SplineImage.of(wave, TWO);
        Sampler sampler = Sampler.of(wave, Interpolation.CUBIC, 0, TWO);
        float[] found = new float[4];
        for (double[] p : new double[][] {{9.3, 11.6, 7.2}, {-0.4, 23.4, 0.2}, {0, 0, 0}, {18.9, 22.9, 16.9}}) {
            assertEquals(true, spline.at(p[0], p[1], p[2], found));
            assertEquals(sampler.at(p[0], p[1], p[2]), found[0], 1e-6);
            for (int axis = 0; axis < 3; axis++) {
                double[] up = p.clone();
                double[] down = p.clone();
                up[axis] += 0.01;
                down[axis] -= 0.01;
                double slope = (sampler.at(up[0], up[1], up[2]) - sampler.at(down[0], down[1], down[2])) / 0.02;
                // rounding of two single-precision values over 0.02
                assertEquals(slope, found[1 + axis], 3e-5);
            }
        }
        assertEquals(false, spline.at(-0.6, 3, 3, found));
    }

    @Test
    void anImageIsPulledFromWhereTheTransformPoints() {
        Volume ramp = volume(GRID, p -> p.x() + 10 * p.y() + 100 * p.z());
        AffineTransform targetToSource = new AffineTransform(
                TARGET, SOURCE, Affine.translation(new Vec3(1, -2, 3)).times(Affine.rotation(0.1, -0.2, 0.3)));
        Grid target = new Grid(5, 4, 3, Affine.scaling(2, 2, 2), TARGET);
        Volume pulled = Resampling.resample(ramp, target, targetToSource, Interpolation.LINEAR, 0, TWO);
        Vec3 p = targetToSource.apply(target.toWorld(4, 2, 1));
        assertEquals(p.x() + 10 * p.y() + 100 * p.z(), pulled.get(4, 2, 1), 1e-3);
        Volume slowPath = Resampling.resample(ramp, target,
                ChainedTransform.of(targetToSource, AffineTransform.identity(SOURCE)), Interpolation.LINEAR, 0, TWO);
        assertArrayEquals(pulled.toFloats(), slowPath.toFloats(), 1e-4f);
    }

    @Test
    void aTransformThatStartsInAnotherSpaceIsRefused() {
        Volume image = volume(GRID, Vec3::x);
        assertThrows(FrameMismatchException.class, () -> Resampling.resample(
                image, GRID, new AffineTransform(TARGET, SOURCE, Affine.IDENTITY), Interpolation.LINEAR, 0, TWO));
    }

    @Test
    void labelsAndMasksStayWhatTheyAre() {
        LabelMap labels = new LabelMap(GRID, ints(volume(GRID, p -> p.x() > 0 ? 7001 : 0).toFloats()), Map.of(7001, "right"));
        AffineTransform shift = new AffineTransform(SOURCE, SOURCE, Affine.translation(new Vec3(4, 0, 0)));
        LabelMap moved = Resampling.resample(labels, GRID, shift, TWO);
        // the voxel at x = -3 mm reads x = +1 mm, the one at x = -5 mm reads x = -1 mm
        assertEquals(7001, moved.labels()[GRID.index(11, 12, 9)]);
        assertEquals(0, moved.labels()[GRID.index(12, 12, 9)]);
        assertEquals("right", moved.nameOf(7001));
        Mask mask = Resampling.resample(labels.mask(7001), GRID, shift, TWO);
        assertEquals(true, mask.contains(GRID.index(11, 12, 9)));
        assertEquals(false, mask.contains(GRID.index(12, 12, 9)));
    }

    private static int[] ints(float[] values) {
        int[] ints = new int[values.length];
        for (int v = 0; v < ints.length; v++) {
            ints[v] = (int) values[v];
        }
        return ints;
    }
}
