package org.lodestone.numerics.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {

    private static final double[] ONES = {1, 1, 1, 1, 1};
    private static final double[] TIME = {0, 1, 2, 3, 4};

    @Test
    void aLineThroughPointsIsFoundExactly() {
        LeastSquares fit = LeastSquares.fit(new double[][] {ONES, TIME}, new double[] {3, 5, 7, 9, 11});

        assertArrayEquals(new double[] {3, 2}, fit.coefficients(), 1e-13);
        assertEquals(0, fit.residualSum(), 1e-24);
    }

    @Test
    void residualsAreOrthogonalAndTheGramInverseIsTheTextbooks() {
        LeastSquares fit = LeastSquares.fit(new double[][] {ONES, TIME}, new double[] {1, 0, 4, 2, 9});

        double dot = 0;
        for (int i = 0; i < 5; i++) {
            dot += fit.residuals()[i] * TIME[i];
        }
        assertEquals(0, dot, 1e-12);
        // XᵀX = [5 10; 10 30], determinant 50.
        assertArrayEquals(new double[] {0.6, -0.2}, fit.inverseGram()[0], 1e-14);
        assertArrayEquals(new double[] {-0.2, 0.1}, fit.inverseGram()[1], 1e-14);
    }

    @Test
    void aDependentColumnIsNamed() {
        ArithmeticException e = assertThrows(ArithmeticException.class,
                () -> LeastSquares.fit(new double[][] {ONES, TIME, {2, 3, 4, 5, 6}}, TIME));

        assertTrue(e.getMessage().contains("column 2"));
    }
}
