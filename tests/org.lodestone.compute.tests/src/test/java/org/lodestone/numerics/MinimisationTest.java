package org.lodestone.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MinimisationTest {

    @Test
    void theBananaValleyOfRosenbrockIsFollowedToItsEnd() {
        QuasiNewton.Minimum minimum = new QuasiNewton(200, 1e-12, 0.1).minimise((x, gradient) -> {
            double a = 1 - x[0];
            double b = x[1] - x[0] * x[0];
            gradient[0] = -2 * a - 400 * b * x[0];
            gradient[1] = 200 * b;
            return a * a + 100 * b * b;
        }, new double[] {-1.2, 1});
        assertArrayEquals(new double[] {1, 1}, minimum.x(), 1e-8);
    }

    @Test
    void aSymmetricSystemIsSolvedAndASingularOneIsRefused() {
        double[][] a = {{4, 1, 2}, {1, 3, 0}, {2, 0, 5}};
        double[] x = SymmetricSystem.solve(a, new double[] {4 + 2 + 6, 1 + 6, 2 + 15});
        assertArrayEquals(new double[] {1, 2, 3}, x, 1e-14);
        assertThrows(ArithmeticException.class, () -> SymmetricSystem.solve(new double[][] {{1, 1}, {1, 1}}, new double[] {1, 1}));
    }

    @Test
    void eigenvectorsOfASymmetricMatrixAreScaledByTheMatrix() {
        double[][] a = {{2, -1, 0.5, 0}, {-1, 2, -1, 0.3}, {0.5, -1, 2, -1}, {0, 0.3, -1, 2}};
        SymmetricEigen eigen = SymmetricEigen.of(a);
        for (int n = 0; n < 4; n++) {
            for (int i = 0; i < 4; i++) {
                double product = 0;
                for (int j = 0; j < 4; j++) {
                    product += a[i][j] * eigen.vectors()[n][j];
                }
                assertEquals(eigen.values()[n] * eigen.vectors()[n][i], product, 1e-13);
            }
        }
        assertEquals(8, java.util.Arrays.stream(eigen.values()).sum(), 1e-13);
    }
}
