package org.lodestone.connectivity.internal.confound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.HeadMotion;

class ConfoundsTest {

    private static final HeadMotion NOD = new HeadMotion(Frame.bold("run"), List.of(Affine.IDENTITY,
            Affine.translation(new Vec3(0.3, 0, 0)), Affine.translation(new Vec3(0.3, 0, 0)).times(Affine.rotation(0.02, 0, 0))));

    @Test
    void expansionHasDifferencesAndSquaresUnderTheNamesOfFmriprep() {
        Confounds table = MotionConfounds.expansion(NOD, org.lodestone.core.Vec3.ZERO, 24);
        assertEquals(24, table.names().size());
        assertArrayEquals(new double[] {0, 0.3, 0.3}, table.column("trans_x"), 1e-12);
        assertArrayEquals(new double[] {Double.NaN, 0, 0.02}, table.column("rot_x_derivative1"), 1e-12);
        assertArrayEquals(new double[] {0, 0.09, 0.09}, table.column("trans_x_power2"), 1e-12);
        assertArrayEquals(new double[] {Double.NaN, 0.09, 0}, table.column("trans_x_derivative1_power2"), 1e-12);
        assertEquals(6, MotionConfounds.expansion(NOD, org.lodestone.core.Vec3.ZERO, 6).names().size());
        assertEquals(12, MotionConfounds.expansion(NOD, org.lodestone.core.Vec3.ZERO, 12).names().size());
    }

    @Test
    void relativeDisplacementFollowsJenkinson() {
        double[] rms = MotionConfounds.jenkinsonDisplacementMm(NOD, Vec3.ZERO);
        assertEquals(0.3, rms[1], 1e-12);
        // rotation by a about a ball's centre: mean square displacement R^2/5 * trace((R-I)'(R-I)) = R^2/5 * 4 (1 - cos a)
        assertEquals(80 * Math.sqrt(4 * (1 - Math.cos(0.02)) / 5), rms[2], 1e-4);
    }

    @Test
    void everyVolumeAboveTheLimitGetsItsOwnColumn() {
        Confounds spikes = MotionConfounds.spikes(new double[] {Double.NaN, 0.6, 0.5, 2}, 0.5);
        assertEquals(List.of("motion_outlier00", "motion_outlier01"), spikes.names());
        assertArrayEquals(new double[] {0, 0, 0, 1}, spikes.column("motion_outlier01"));
        assertTrue(MotionConfounds.spikes(new double[] {0, 9}, 0).names().isEmpty());
    }

    @Test
    void standardisedDvarsOfStationaryNoiseIsOneAndAJumpStandsOut() {
        int rows = 2000, length = 300;
        float[] values = new float[rows * length];
        SplittableRandom random = new SplittableRandom(5);
        for (int v = 0; v < rows; v++) {
            double state = 0;
            for (int t = 0; t < length; t++) {
                state = 0.4 * state + random.nextGaussian();
                values[v * length + t] = (float) (500 + (1 + v % 3) * state + (t >= 200 ? 8 : 0));
            }
        }
        Dvars dvars = Dvars.of(values, rows, length, Execution.unobserved());
        assertTrue(Double.isNaN(dvars.standardised()[0]));
        double mean = 0;
        for (int t = 1; t < 199; t++) {
            mean += dvars.standardised()[t] / 198;
        }
        // the step adds to the spread that is expected: a little below one
        assertEquals(1, mean, 0.35);
        assertTrue(dvars.standardised()[200] > 1.5 * mean, "jump " + dvars.standardised()[200]);
    }
}
