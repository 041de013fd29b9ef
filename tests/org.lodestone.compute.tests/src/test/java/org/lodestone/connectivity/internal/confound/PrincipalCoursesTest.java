package org.lodestone.connectivity.internal.confound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;

class PrincipalCoursesTest {

    private static final int LENGTH = 120;

    /** Two planted courses of different strength in noise. */
    private static float[] rows(int count, double[][] planted) {
        SplittableRandom random = new SplittableRandom(6);
        for (double[] course : planted) {
            for (int t = 0; t < LENGTH; t++) {
                course[t] = random.nextGaussian();
            }
        }
        float[] values = new float[count * LENGTH];
        for (int v = 0; v < count; v++) {
            double a = 2 * random.nextGaussian(), b = random.nextGaussian();
            for (int t = 0; t < LENGTH; t++) {
                values[v * LENGTH + t] = (float) (900 + 0.1 * t + a * planted[0][t] + b * planted[1][t] + 0.5 * random.nextGaussian());
            }
        }
        return values;
    }

    @Test
    void plantedCoursesAreTheStrongestComponents() {
        double[][] planted = new double[2][LENGTH];
        float[] values = rows(400, planted);
        double[][] found = PrincipalCourses.of(values, IntStream.range(0, 400).toArray(), LENGTH, 2, 3, Execution.unobserved());
        assertEquals(3, found.length);
        for (double[] course : planted) {
            // what of a planted course (without drift, of which little is white noise) lies in the first two components
            double norm = 0, inside = 0;
            for (double x : course) {
                norm += x * x;
            }
            for (int k = 0; k < 2; k++) {
                double dot = 0;
                for (int t = 0; t < LENGTH; t++) {
                    dot += found[k][t] * course[t];
                }
                inside += dot * dot;
            }
            assertTrue(inside / norm > 0.9, "share " + inside / norm);
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double dot = 0;
                for (int t = 0; t < LENGTH; t++) {
                    dot += found[i][t] * found[j][t];
                }
                assertEquals(i == j ? 1 : 0, dot, 1e-9);
            }
        }
    }

    @Test
    void theMostVariableRowsAreFoundDespiteDrift() {
        float[] values = new float[10 * LENGTH];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < values.length; i++) {
            int row = i / LENGTH, t = i % LENGTH;
            values[i] = (float) ((row == 4 || row == 7 ? 5 : 1) * random.nextGaussian() + (row == 1 ? 100 * Math.cos(Math.PI * (t + 0.5) / LENGTH) : 0));
        }
        int[] found = PrincipalCourses.mostVariable(values, 10, LENGTH, 2, 0.2);
        java.util.Arrays.sort(found);
        assertArrayEquals(new int[] {4, 7}, found);
    }
}
