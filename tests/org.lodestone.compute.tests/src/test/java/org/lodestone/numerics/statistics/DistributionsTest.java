package org.lodestone.numerics.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Against closed forms and printed tables; tolerance 1e-12 relative where the truth is closed, the table's last digit elsewhere. */
class DistributionsTest {

    @Test
    void logGammaKnowsFactorialsAndTheHalf() {
        assertEquals(Math.log(3628800), GammaFunctions.logGamma(11), 1e-12);
        assertEquals(0.5 * Math.log(Math.PI), GammaFunctions.logGamma(0.5), 1e-13);
        assertEquals(Math.log(4 * Math.sqrt(Math.PI) / 3 * 0.75 * 2), GammaFunctions.logGamma(0.5) + Math.log(2), 1e-12);
    }

    @Test
    void digammaKnowsEulersConstant() {
        assertEquals(-0.57721566490153286, GammaFunctions.digamma(1), 1e-13);
        assertEquals(-0.57721566490153286 - 2 * Math.log(2), GammaFunctions.digamma(0.5), 1e-13);
    }

    @Test
    void chiSquaredOfTwoDegreesIsAnExponential() {
        assertEquals(Math.exp(-3.7), Distributions.chiSquaredTail(7.4, 2), 1e-14);
        assertEquals(0.05, Distributions.chiSquaredTail(18.307038053275146, 10), 1e-12);
    }

    @Test
    void studentOfOneDegreeIsCauchys() {
        assertEquals(0.5 - Math.atan(2.5) / Math.PI, Distributions.studentTail(2.5, 1), 1e-14);
        assertEquals(0.5 + Math.atan(2.5) / Math.PI, Distributions.studentTail(-2.5, 1), 1e-14);
        assertEquals(0.025, Distributions.studentTail(2.2281388519649385, 10), 1e-12);
    }

    @Test
    void fisherOfOneAndManyIsStudentSquared() {
        assertEquals(2 * Distributions.studentTail(1.7, 23), Distributions.fisherTail(1.7 * 1.7, 1, 23), 1e-13);
        assertEquals(0.05, Distributions.fisherTail(3.3258345304130117, 5, 10), 1e-11);
    }

    @Test
    void theNormalTailIsInvertedFarOut() {
        assertEquals(0.024997895148220435, Distributions.normalTail(1.96), 1e-14);
        assertEquals(-1.2, Distributions.normalFromTail(Distributions.normalTail(-1.2)), 1e-12);
        assertEquals(9.0, Distributions.normalFromTail(Distributions.normalTail(9.0)), 1e-9);
    }

    @Test
    void falseDiscoveryFollowsTheStepUpRule() {
        double[] p = {0.01, 0.04, Double.NaN, 0.03, 0.5};

        assertArrayEquals(new double[] {0.04, 0.16 / 3, Double.NaN, 0.16 / 3, 0.5}, FalseDiscovery.adjust(p), 1e-15);
    }
}
