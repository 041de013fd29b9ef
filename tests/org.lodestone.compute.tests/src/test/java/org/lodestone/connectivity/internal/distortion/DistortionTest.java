package org.lodestone.connectivity.internal.distortion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.function.DistortionMap;
import org.lodestone.method.function.FieldMap;
import org.lodestone.method.function.FieldMapInput;
import org.lodestone.method.function.PhaseEncoding;
import org.lodestone.method.function.ReversedPairInput;

/** A head in a known field: signal that belongs at j lies at j + u(j), its density divided by 1 + u'. */
class DistortionTest {

    private static final Grid GRID = new Grid(40, 48, 32, new Affine(3, 0, 0, -60, 0, 3, 0, -72, 0, 0, 3, -48), Frame.bold("run"));
    private static final PhaseEncoding ENCODING = new PhaseEncoding(1, false, 0.05);

    private static double head(double i, double j, double k) {
        double x = (i - 19.5) / 15, y = (j - 23.5) / 19, z = (k - 15.5) / 13;
        double r = x * x + y * y + z * z;
        double folds = 0.25 * Math.sin(i / 2.1) * Math.sin(j / 2.4) * Math.cos(k / 2.2);
        return (1 / (1 + Math.exp(12 * (r - 1)))) * (1 + folds);
    }

    /** Hertz at a place: a lobe above the sinuses, 4 voxels at the most. */
    private static double hertz(double i, double j, double k) {
        return 80 * Math.exp(-((i - 20) * (i - 20) / 60 + (j - 36) * (j - 36) / 50 + (k - 8) * (k - 8) / 40));
    }

    private static float[] distorted(double sign) {
        int fine = 8;
        float[] values = new float[(int) GRID.size()];
        for (int k = 0; k < GRID.nz(); k++) {
            for (int i = 0; i < GRID.nx(); i++) {
                for (int n = 0; n < GRID.ny() * fine; n++) {
                    double j = (n + 0.5) / fine - 0.5, at = j + sign * hertz(i, j, k) * ENCODING.totalReadoutSeconds();
                    int low = (int) Math.floor(at);
                    double share = at - low, mass = head(i, j, k) / fine;
                    if (low >= 0 && low < GRID.ny() - 1) {
                        values[GRID.index(i, low, k)] += (float) (mass * (1 - share));
                        values[GRID.index(i, low + 1, k)] += (float) (mass * share);
                    }
                }
            }
        }
        return values;
    }

    /** Errors of a shift inside the head, mm, sorted. */
    private static double[] errors(DistortionMap map) {
        float[] shift = map.shiftMm().toFloats();
        return java.util.stream.IntStream.range(0, shift.length).filter(v -> head(v % 40, v / 40 % 48, v / 1920) > 0.6)
                .mapToDouble(v -> Math.abs(shift[v] - 3 * 0.05 * hertz(v % 40, v / 40 % 48, v / 1920))).sorted().toArray();
    }

    @Test
    void twoImagesOfOppositeEncodingGiveTheShiftBack() {
        ReversedPairShift method = new ReversedPairShift();
        DistortionMap map = method.run(new ReversedPairInput(Volume.of(GRID, distorted(1)), Volume.of(GRID, distorted(-1)), ENCODING),
                Parameters.defaults(method.parameters()), Execution.unobserved()).orThrow();
        double[] errors = errors(map);
        // without correction the worst voxel is off by 12 mm; smoothing by 6 mm costs some of a lobe 16 mm wide
        assertTrue(errors[errors.length / 2] < 0.5 && errors[(int) (0.98 * errors.length)] < 3,
                errors[errors.length / 2] + " " + errors[(int) (0.98 * errors.length)]);
        assertEquals(1, map.direction().dot(new Vec3(0, 1, 0)), 1e-12);
    }

    @Test
    void aWrappedPhaseDifferenceGivesTheShiftBackAndItsSignFollowsTheEncoding() {
        double echoes = 0.01;
        float[] phase = new float[(int) GRID.size()], magnitude = new float[phase.length];
        for (int v = 0; v < phase.length; v++) {
            double radians = 2 * Math.PI * echoes * hertz(v % 40, v / 40 % 48, v / 1920);
            double wrapped = radians - 2 * Math.PI * Math.rint(radians / (2 * Math.PI));
            phase[v] = (float) Math.rint(wrapped / Math.PI * 2048);
            magnitude[v] = (float) head(v % 40, v / 40 % 48, v / 1920);
        }
        assertTrue(Arrays.equals(new float[] {-2048, 2048}, range(phase)), Arrays.toString(range(phase)));
        FieldMapShift method = new FieldMapShift();
        FieldMap field = new FieldMap(Volume.of(GRID, phase), Volume.of(GRID, magnitude), Optional.of(echoes));
        DistortionMap map = method.run(new FieldMapInput(field, GRID, ENCODING), Parameters.defaults(method.parameters()),
                Execution.unobserved()).orThrow();
        double[] errors = errors(map);
        assertTrue(errors[(int) (0.98 * errors.length)] < 0.6, "" + errors[(int) (0.98 * errors.length)]);
        DistortionMap other = method.run(new FieldMapInput(field, GRID, new PhaseEncoding(1, true, 0.05)),
                Parameters.defaults(method.parameters()), Execution.unobserved()).orThrow();
        assertEquals(-map.shiftMm().get(20, 34, 9), other.shiftMm().get(20, 34, 9), 1e-6);
    }

    /** The range that scanners write a whole turn in has to occur, else the unit cannot be told. */
    private static float[] range(float[] phase) {
        float[] ends = {0, 0};
        for (int v = 0; v < phase.length; v++) {
            phase[v] = v == 0 ? -2048 : v == 1 ? 2048 : phase[v];
            ends[0] = Math.min(ends[0], phase[v]);
            ends[1] = Math.max(ends[1], phase[v]);
        }
        return ends;
    }
}
