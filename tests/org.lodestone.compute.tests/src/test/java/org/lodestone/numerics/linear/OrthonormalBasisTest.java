package org.lodestone.numerics.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrthonormalBasisTest {

    @Test
    void columnsThatOthersExplainAreLeftOutAndNamed() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] columns = new double[5][40];
        for (int t = 0; t < 40; t++) {
            columns[0][t] = random.nextGaussian();
            columns[1][t] = 1e6 * random.nextGaussian();
            columns[2][t] = 3 * columns[0][t] - 1e-6 * columns[1][t];
            columns[3][t] = 0;
            columns[4][t] = random.nextGaussian();
        }
        OrthonormalBasis basis = OrthonormalBasis.of(columns, 1e-8);
        assertEquals(List.of(2, 3), basis.dropped());
        for (int i = 0; i < basis.rank(); i++) {
            for (int j = 0; j < basis.rank(); j++) {
                double dot = 0;
                for (int t = 0; t < 40; t++) {
                    dot += basis.vectors().get(i)[t] * basis.vectors().get(j)[t];
                }
                assertEquals(i == j ? 1 : 0, dot, 1e-14);
            }
        }
        double[] combination = new double[40];
        for (int t = 0; t < 40; t++) {
            combination[t] = 2 * columns[0][t] + 0.5 * columns[4][t];
        }
        basis.removeFrom(combination);
        for (double v : combination) {
            assertEquals(0, v, 1e-13);
        }
    }
}
