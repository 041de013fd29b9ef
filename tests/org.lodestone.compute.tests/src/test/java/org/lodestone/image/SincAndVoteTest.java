package org.lodestone.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FrameMismatchException;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;

class SincAndVoteTest {

    private static final Execution ONE = new Execution(new Parallel(1), Progress.NONE);
    private static final Execution THREE = new Execution(new Parallel(3), Progress.NONE);
    private static final Frame SOURCE = Frame.scan("source");
    private static final Frame TARGET = Frame.scan("target");
    private static final Grid GRID = new Grid(30, 28, 26, Affine.scaling(1, 1, 1), SOURCE);

    private static Volume wave(double omega) {
        float[] values = new float[(int) GRID.size()];
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) Math.cos(omega * (v % 30) + 0.3);
        }
        return Volume.of(GRID, values);
    }

    /** The largest error over positions well inside. */
    private static double error(double omega, Interpolation how) {
        Sampler sampler = Sampler.of(wave(omega), how, 0, ONE);
        double worst = 0;
        for (double i = 10; i < 20; i += 0.05) {
            worst = Math.max(worst, Math.abs(sampler.at(i, 13, 12) - Math.cos(omega * i + 0.3)));
        }
        return worst;
    }

    @Test
    void theSincKeepsWavesUpToAThirdOfTheSamplingRate() {
        // The window's own error, computed from the kernel alone: 0.0089 at 1.2 rad and 0.0191 at 1.8 rad a voxel; linear loses 17 and 37 %.
        assertTrue(error(1.2, Interpolation.SINC) < 0.0095, error(1.2, Interpolation.SINC) + "");
        assertTrue(error(1.8, Interpolation.SINC) < 0.022, error(1.8, Interpolation.SINC) + "");
        assertTrue(error(1.8, Interpolation.SINC) < 0.1 * error(1.8, Interpolation.LINEAR));
    }

    @Test
    void aConstantStaysAConstantUpToTheBorderAndCentresComeBackExactly() {
        float[] same = new float[(int) GRID.size()];
        java.util.Arrays.fill(same, 700);
        Sampler constant = Sampler.of(Volume.of(GRID, same), Interpolation.SINC, -5, ONE);
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 200; n++) {
            assertEquals(700, constant.at(random.nextDouble(-0.5, 29.5), random.nextDouble(-0.5, 27.5), random.nextDouble(-0.5, 25.5)), 1e-3);
        }
        assertEquals(-5, constant.at(-0.51, 3, 3));
        assertEquals(-5, constant.at(3, Double.NaN, 3));
        Volume wave = wave(2.9);
        assertEquals(wave.get(17, 5, 9), Sampler.of(wave, Interpolation.SINC, 0, ONE).at(17, 5, 9), 0);
    }

    private static LabelMap regions() {
        SplittableRandom random = new SplittableRandom(2);
        int[] labels = new int[(int) GRID.size()];
        for (int v = 0; v < labels.length; v++) {
            labels[v] = v % 30 < 3 ? 0 : 1000 * random.nextInt(1, 4) + 7;
        }
        return new LabelMap(GRID, labels, Map.of(1007, "one"));
    }

    private static final Grid OTHER = new Grid(24, 22, 20, new Affine(1.1, 0.1, 0, 0.4, -0.05, 1.2, 0.1, 0.2, 0, 0, 1.3, 0.1), TARGET);
    private static final AffineTransform MAP = new AffineTransform(TARGET, SOURCE, new Affine(0.98, 0.02, 0, 0.3, 0, 1.01, 0, 0.1, 0, 0, 0.97, 0.2));

    @Test
    void theVoteIsTheLargestOfTheMasksInterpolatedOneByOne() {
        LabelMap regions = regions();
        int[] voted = Resampling.resampleByVote(regions, OTHER, MAP, ONE).labels();
        int[] best = new int[voted.length];
        float[] most = new float[voted.length];
        float[] second = new float[voted.length];
        for (int label : new int[] {0, 1007, 2007, 3007}) {
            float[] mask = new float[(int) GRID.size()];
            for (int v = 0; v < mask.length; v++) {
                mask[v] = regions.labels()[v] == label ? 1 : 0;
            }
            float[] share = Resampling.resample(Volume.of(GRID, mask), OTHER, MAP, Interpolation.LINEAR, 0, ONE).toFloats();
            for (int v = 0; v < share.length; v++) {
                if (share[v] > most[v]) {
                    second[v] = most[v];
                    most[v] = share[v];
                    best[v] = label;
                } else {
                    second[v] = Math.max(second[v], share[v]);
                }
            }
        }
        int compared = 0;
        for (int v = 0; v < voted.length; v++) {
            // single precision cannot tell near ties apart
            if (most[v] - second[v] > 1e-4) {
                assertEquals(best[v], voted[v]);
                compared++;
            }
        }
        assertTrue(compared > 0.95 * voted.length);
        assertArrayEquals(voted, Resampling.resampleByVote(regions, OTHER, MAP, THREE).labels());
        assertEquals("one", Resampling.resampleByVote(regions, OTHER, MAP, ONE).names().get(1007));
    }

    @Test
    void aVoteAcrossSpacesIsRefused() {
        assertThrows(FrameMismatchException.class, () -> Resampling.resampleByVote(regions(), OTHER, AffineTransform.identity(SOURCE), ONE));
    }
}
