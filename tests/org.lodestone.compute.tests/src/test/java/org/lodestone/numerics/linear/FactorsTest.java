package org.lodestone.numerics.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FactorsTest {

    private static final double[][] SPD = {{4, 2, 0.4}, {2, 5, 1}, {0.4, 1, 3}};

    @Test
    void theFactorSolvesInvertsAndHasTheDeterminant() {
        Cholesky factor = Cholesky.of(SPD);
        // expanded by the first row: 4 (15 - 1) - 2 (6 - 0.4) + 0.4 (2 - 2)
        assertEquals(Math.log(44.8), factor.logDeterminant(), 1e-12);
        double[] x = factor.solve(new double[] {1, 2, 3});
        double[][] inverse = factor.inverse();
        for (int i = 0; i < 3; i++) {
            double product = 0, solved = 0;
            for (int j = 0; j < 3; j++) {
                product += SPD[i][j] * x[j];
                solved += inverse[i][j] * (j + 1);
            }
            assertEquals(i + 1, product, 1e-12);
            assertEquals(x[i], solved, 1e-12);
        }
        assertThrows(ArithmeticException.class, () -> Cholesky.of(new double[][] {{1, 2}, {2, 1}}));
    }

    @Test
    void eigenvaluesOfARotationAreOnItsCircle() {
        double r = 0.8, angle = 0.7;
        Eigenvalues values = Eigenvalues.of(new double[][] {
            {r * Math.cos(angle), -r * Math.sin(angle)}, {r * Math.sin(angle), r * Math.cos(angle)}});
        assertEquals(r, values.spectralRadius(), 1e-12);
        assertEquals(r * Math.cos(angle), values.spectralAbscissa(), 1e-12);
        assertEquals(r * Math.sin(angle), Math.abs(values.imaginary()[0]), 1e-12);
    }

    @Test
    void manyTargetsOnOneDesignAreFittedAsEachAlone() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] columns = new double[3][30], targets = new double[2][30];
        for (double[][] set : new double[][][] {columns, targets}) {
            for (double[] row : set) {
                java.util.Arrays.setAll(row, _ -> random.nextGaussian());
            }
        }
        CommonDesign both = CommonDesign.fit(columns, targets);
        for (int t = 0; t < 2; t++) {
            LeastSquares one = LeastSquares.fit(columns, targets[t]);
            assertArrayEquals(one.coefficients(), both.coefficients()[t], 1e-12);
            assertArrayEquals(one.residuals(), both.residuals()[t], 1e-12);
            assertArrayEquals(one.inverseGram()[1], both.inverseGram()[1], 1e-12);
            assertEquals(one.residualSum(), both.residualProduct(t, t), 1e-12);
        }
    }

    @Test
    void aColumnThatDependsOnThoseBeforeItIsNamed() {
        double[][] columns = {{1, 2, 3, 4}, {1, 0, 1, 0}, {3, 4, 7, 8}};
        CommonDesign.DependentColumnException e = assertThrows(CommonDesign.DependentColumnException.class,
                () -> CommonDesign.fit(columns, new double[][] {{1, 2, 3, 5}}));
        assertEquals(2, e.column());
    }
}
