package org.lodestone.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

    private static final double[][] MATRIX = {{2, 1, 0}, {1, 2, 0}, {0, 0, 7}};

    @Test
    void eigenvaluesComeLargestFirstWithTheirVectors() {
        SymmetricEigen eigen = SymmetricEigen.of(MATRIX);

        assertArrayEquals(new double[] {7, 3, 1}, eigen.values(), 1e-14);
        assertArrayEquals(new double[] {0, 0, 1}, eigen.vectors()[0], 1e-14);
        assertArrayEquals(new double[] {Math.sqrt(0.5), Math.sqrt(0.5), 0}, eigen.vectors()[1], 1e-14);
    }

    @Test
    void aSystemIsSolved() {
        assertArrayEquals(new double[] {1, -2, 3}, SymmetricSystem.solve(MATRIX, new double[] {0, -3, 21}), 1e-14);
    }

    @Test
    void aSingularSystemIsAnError() {
        double[][] singular = {{1, 1}, {1, 1}};

        assertThrows(ArithmeticException.class, () -> SymmetricSystem.solve(singular, new double[] {1, 1}));
    }
}
