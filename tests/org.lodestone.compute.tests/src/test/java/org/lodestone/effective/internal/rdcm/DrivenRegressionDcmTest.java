package org.lodestone.effective.internal.rdcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Parameters;
import org.lodestone.method.effective.DrivenCoupling;
import org.lodestone.method.effective.DrivenSeries;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.testkit.RegionTables;

class DrivenRegressionDcmTest {

    private final DrivenRegressionDcm method = new DrivenRegressionDcm();

    private static double[][] stimuli(int volumes, int steps) {
        double[][] u = new double[2][volumes * steps];
        for (int s = 0; s < u[0].length; s++) {
            int t = s / steps;
            u[0][s] = t % 40 >= 10 && t % 40 < 13 ? 1 : 0;
            u[1][s] = t % 50 == 30 || t % 50 == 31 ? 1 : 0;
        }
        return u;
    }

    /** Made by an independent script in Octave after the published equations and the toolbox's conventions for tasks. */
    @Test
    void onARealRunWithStimuliTheNumbersAreThoseOfTheReference() {
        RegionSeries series = RegionTables.realRun("LPCC", "RPCC", "LPrec", "LHip");
        for (int steps : new int[] {1, 16}) {
            DrivenCoupling result = method.run(new DrivenSeries(series, List.of("one", "two"), stimuli(250, steps)),
                    Parameters.defaults(method.parameters()), Execution.unobserved()).orThrow();
            assertEquals(-539.1054546738, result.coupling().measures().get("freeEnergy"), 1e-7);
            assertEquals(0.227966233893172, result.coupling().coupling()[0][1], 1e-10);
            assertEquals(0.056358836355603, result.coupling().coupling()[2][0], 1e-10);
            assertEquals(-0.246955967206500, result.influence()[0][1], 1e-10);
            assertEquals(-0.494375719115844, result.influence()[3][0], 1e-10);
        }
    }

    @Test
    void anInputThatNeverChangesIsRefusedByName() {
        RegionSeries series = RegionTables.autoregression(new double[][] {{0.3, 0}, {0, 0.3}}, 60, 1);
        String message = method.run(new DrivenSeries(series, List.of("silence"), new double[1][60]),
                Parameters.defaults(method.parameters()), Execution.unobserved()).findings().getFirst().message();
        assertTrue(message.contains("Input silence"), message);
    }
}
