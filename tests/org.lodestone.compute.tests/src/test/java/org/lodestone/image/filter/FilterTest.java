package org.lodestone.image.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

class FilterTest {

    private static final Execution TWO = new Execution(new Parallel(2), Progress.NONE);
    private static final Grid GRID = new Grid(30, 28, 26, Affine.scaling(1, 2, 1.5), Frame.scan("test"));

    @Test
    void aSmoothedPointHasTheWidthAskedForAlongEachAxis() {
        float[] point = new float[(int) GRID.size()];
        point[GRID.index(15, 14, 13)] = 1;
        Volume smooth = Smoothing.gaussian(Volume.of(GRID, point), 6, TWO);
        double[] variance = new double[3];
        double sum = 0;
        for (int v = 0; v < point.length; v++) {
            double w = smooth.toFloats()[v];
            int[] d = {v % 30 - 15, v / 30 % 28 - 14, v / (30 * 28) - 13};
            sum += w;
            for (int axis = 0; axis < 3; axis++) {
                variance[axis] += w * Math.pow(d[axis] * GRID.spacingMm(axis), 2);
            }
        }
        double sigma = 6 / 2.354820045;
        // outputs near the border are normalised to what lies inside, which adds the tail's share there
        assertEquals(1, sum, 1e-4);
        for (int axis = 0; axis < 3; axis++) {
            // cutting the kernel at four standard deviations takes about 0.1 percent off the variance
            assertEquals(sigma * sigma, variance[axis], 0.005 * sigma * sigma);
        }
    }

    @Test
    void smoothingKeepsAConstantImageConstantUpToTheBorder() {
        float[] constant = new float[(int) GRID.size()];
        Arrays.fill(constant, 5);
        float[] smooth = Smoothing.gaussian(Volume.of(GRID, constant), 9, TWO).toFloats();
        assertArrayEquals(constant, smooth, 1e-5f);
    }

    @Test
    void distancesAreThoseOfAnExhaustiveSearch() {
        Mask mask = Mask.where(GRID, v -> v % 1777 == 5);
        float[] mm = Distance.toMaskMm(mask, TWO).toFloats();
        for (int v = 0; v < mm.length; v += 97) {
            double best = Double.POSITIVE_INFINITY;
            for (int m : mask.indices()) {
                best = Math.min(best, at(v).distance(at(m)));
            }
            assertEquals(best, mm[v], 1e-4);
        }
        assertEquals(Float.POSITIVE_INFINITY, Distance.toMaskMm(Mask.where(GRID, v -> false), TWO).toFloats()[0]);
    }

    private static org.lodestone.core.Vec3 at(int v) {
        return GRID.toWorld(v % 30, v / 30 % 28, v / (30 * 28));
    }

    @Test
    void openingCutsAThinBridgeAndClosingFillsAThinGap() {
        Mask balls = Mask.where(GRID, v -> at(v).distance(at(GRID.index(8, 14, 13))) < 6
                || at(v).distance(at(GRID.index(22, 14, 13))) < 6 || v / 30 == 14 + 28 * 13);
        Mask opened = Morphology.open(balls, 2, TWO);
        assertTrue(opened.contains(GRID.index(8, 14, 13)));
        assertFalse(opened.contains(GRID.index(15, 14, 13)));
        assertEquals(2, Arrays.stream(Components.label(opened, Neighbourhood.FACES).labels()).max().orElseThrow());
        Mask gap = Mask.where(GRID, v -> v % 30 != 15);
        assertEquals(GRID.size(), Morphology.close(gap, 1, TWO).count());
    }

    @Test
    void componentsAreNumberedBySizeAndHolesAreFilled() {
        Mask shell = Mask.where(GRID, v -> {
            double r = at(v).distance(at(GRID.index(10, 13, 13)));
            return r > 5 && r < 8;
        });
        Mask all = shell.or(Mask.where(GRID, v -> v == GRID.index(28, 2, 2) || v == GRID.index(29, 3, 3)));
        LabelMap parts = Components.label(all, Neighbourhood.CORNERS);
        assertEquals(1, parts.labels()[GRID.index(16, 13, 13)]);
        assertEquals(2, parts.labels()[GRID.index(28, 2, 2)]);
        assertEquals(2, parts.labels()[GRID.index(29, 3, 3)]);
        assertEquals(3, Arrays.stream(Components.label(all, Neighbourhood.FACES).labels()).max().orElseThrow());
        assertEquals(shell, Components.largest(all, Neighbourhood.CORNERS));
        Mask filled = Components.fillHoles(shell);
        assertTrue(filled.contains(GRID.index(10, 13, 13)));
        assertFalse(filled.contains(GRID.index(0, 0, 0)));
    }
}
