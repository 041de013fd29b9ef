package org.lodestone.effective.internal.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Severity;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.task.DesignInput;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.TaskEvent;

class FirstLevelDesignTest {

    private static final FirstLevelDesign DESIGN = new FirstLevelDesign();
    private static final Confounds NONE = new Confounds(List.of(), new double[0][]);
    private static final List<TaskEvent> EVENTS = List.of(new TaskEvent("A", 1, 3, 1), new TaskEvent("B", 11.5, 2, 2),
            new TaskEvent("A", 20, 4, 1.5), new TaskEvent("B", 30, 0, 1));

    private static Outcome<DesignMatrix> design(List<TaskEvent> events, Confounds confounds, int volumes, Map<String, ?> chosen) {
        return DESIGN.run(new DesignInput(events, confounds, volumes, 1.75), Parameters.of(DESIGN.parameters(), chosen),
                Execution.unobserved());
    }

    private static String refusal(List<TaskEvent> events, Confounds confounds, int volumes) {
        Outcome<DesignMatrix> outcome = design(events, confounds, volumes, Map.of());
        assertInstanceOf(Outcome.Refused.class, outcome);
        return outcome.findings().stream().filter(f -> f.severity() == Severity.ERROR).findFirst().orElseThrow().toLine();
    }

    /** Values of an independent NumPy and SciPy computation with nilearn's conventions; they agree but for the order of sums. */
    @Test
    void columnsAreThoseOfNilearnsConventions() {
        DesignMatrix glover = design(EVENTS, NONE, 24, Map.of("zeroLength", "impulse")).orThrow();
        assertEquals(List.of("A", "B", "constant"), glover.names());
        assertEquals(0.35790745347339104, glover.column("A")[3], 1e-12);
        assertEquals(-0.11533984569416114, glover.column("A")[8], 1e-12);
        assertEquals(-0.1842394824682991, glover.column("B")[14], 1e-12);
        assertEquals(0.004352921062106262, glover.column("B")[20], 1e-12);
        DesignMatrix newer = design(EVENTS, NONE, 24, Map.of("zeroLength", "impulse", "hrf", "glover1999")).orThrow();
        assertEquals(0.7851529194664215, newer.column("A")[14], 1e-12);
        DesignMatrix spm = design(EVENTS, NONE, 24, Map.of("zeroLength", "impulse", "hrf", "spm+derivative+dispersion")).orThrow();
        assertEquals(List.of("A", "A_derivative", "A_dispersion", "B", "B_derivative", "B_dispersion", "constant"), spm.names());
        double[] row = {0.5063596078992867, 0.3074850241286088, -0.15593738731526785, 0.007448649303563664, -0.05250132842225966,
            -0.12102385135341663, 1};
        for (int c = 0; c < row.length; c++) {
            assertEquals(row[c], spm.columns()[c][14], 1e-11, spm.names().get(c));
        }
    }

    @Test
    void driftHasTheFunctionsUpToTheHighPass() {
        DesignMatrix matrix = design(List.of(new TaskEvent("A", 10, 20, 1)), NONE, 200, Map.of()).orThrow();
        assertEquals(List.of("A", "drift_1", "drift_2", "drift_3", "drift_4", "drift_5", "drift_6", "drift_7", "constant"), matrix.names());
        assertEquals(Math.sqrt(2.0 / 200) * Math.cos(Math.PI / 200 * 2.5 * 3), matrix.column("drift_3")[2], 1e-14);
    }

    @Test
    void aFiniteImpulseResponseHasOneColumnADelay() {
        DesignMatrix matrix = design(List.of(new TaskEvent("A", 17.5, 1.75, 1)), NONE, 40, Map.of("hrf", "fir", "firDelays", "0,2")).orThrow();
        assertEquals(List.of("A_delay_0", "A_delay_2"), matrix.names().subList(0, 2));
        // The fine grid has not quite 50 samples a volume (24 s are no whole number of volumes), so a sample or so is lost at the edges.
        assertEquals(1, matrix.column("A_delay_0")[10], 0.02);
        assertEquals(0, matrix.column("A_delay_0")[12], 0.02);
        assertEquals(1, matrix.column("A_delay_2")[12], 0.02);
    }

    @Test
    void aParametricModulationIsCentredAndLeavesTheMainEffectAlone() {
        List<TaskEvent> events = List.of(new TaskEvent("A", 5, 2, 1), new TaskEvent("A", 40, 2, 3), new TaskEvent("A", 80, 2, 5));
        DesignMatrix matrix = design(events, NONE, 80, Map.of("modulation", "parametric")).orThrow();
        List<TaskEvent> plain = events.stream().map(e -> new TaskEvent("A", e.onsetSeconds(), 2, 1)).toList();
        DesignMatrix main = design(plain, NONE, 80, Map.of()).orThrow();
        for (int t = 0; t < 80; t++) {
            assertEquals(main.column("A")[t], matrix.column("A")[t], 1e-12);
        }
        double[] first = design(List.of(plain.get(0)), NONE, 80, Map.of()).orThrow().column("A");
        double[] last = design(List.of(plain.get(2)), NONE, 80, Map.of()).orThrow().column("A");
        assertEquals(2 * last[49] - 2 * first[49], matrix.column("A_modulation")[49], 1e-12);
    }

    @Test
    void badEventsAreRefusedByName() {
        List<TaskEvent> outside = List.of(new TaskEvent("face", 500, 3, 1));
        assertTrue(refusal(outside, NONE, 40).contains("'face' at 500.0 s"), refusal(outside, NONE, 40));
        assertTrue(refusal(List.of(new TaskEvent("face", -10, 3, 1)), NONE, 40).startsWith("LS-GLM-013"));
        assertTrue(refusal(List.of(new TaskEvent("face", 3, 0, 1)), NONE, 40).startsWith("LS-GLM-012"));
        assertTrue(refusal(List.of(new TaskEvent("face", 3, -1, 1)), NONE, 40).contains("negative"));
        assertTrue(refusal(List.of(new TaskEvent("face", Double.NaN, 1, 1)), NONE, 40).startsWith("LS-GLM-011"));
        assertTrue(refusal(List.of(new TaskEvent("face", 3, 1, Double.NaN)), NONE, 40).startsWith("LS-GLM-011"));
        assertTrue(refusal(List.of(), NONE, 40).startsWith("LS-GLM-010"));
        String overlap = refusal(List.of(new TaskEvent("face", 3, 10, 1), new TaskEvent("face", 8, 10, 1)), NONE, 40);
        assertTrue(overlap.startsWith("LS-GLM-015") && overlap.contains("8.0 s") && overlap.contains("3.0 s"), overlap);
    }

    @Test
    void touchingBlocksAndOverlapsOfDifferentConditionsAreAllowed() {
        List<TaskEvent> events = List.of(new TaskEvent("A", 0, 10, 1), new TaskEvent("A", 10, 10, 1), new TaskEvent("B", 15, 10, 1));
        assertTrue(design(events, NONE, 40, Map.of()).isDone());
    }

    @Test
    void anEventCutByTheEndOfTheRunIsAWarning() {
        Outcome<DesignMatrix> outcome = design(List.of(new TaskEvent("A", 60, 30, 1)), NONE, 40, Map.of());
        assertTrue(outcome.isDone());
        assertEquals("LS-GLM-014", outcome.findings().getFirst().code());
    }

    @Test
    void aColumnThatOthersExplainIsNamed() {
        double[] first = new double[40], second = new double[40];
        for (int t = 0; t < 40; t++) {
            first[t] = Math.sin(t);
            second[t] = 2 * Math.sin(t) - 3;
        }
        String line = refusal(List.of(new TaskEvent("A", 5, 5, 1)), new Confounds(List.of("x", "twice_x"), new double[][] {first, second}), 40);
        assertTrue(line.startsWith("LS-GLM-020") && line.contains("'twice_x'"), line);
        List<TaskEvent> same = List.of(new TaskEvent("A", 5, 5, 1), new TaskEvent("copy", 5, 5, 1));
        assertTrue(refusal(same, NONE, 40).contains("'copy'"), refusal(same, NONE, 40));
    }

    @Test
    void confoundsOfAnotherLengthAndDesignsWithoutRoomAreRefused() {
        List<TaskEvent> events = List.of(new TaskEvent("A", 5, 5, 1));
        String line = refusal(events, new Confounds(List.of("x"), new double[][] {new double[39]}), 40);
        assertTrue(line.startsWith("LS-GLM-016") && line.contains(" x ") && line.contains("39"), line);
        assertTrue(refusal(List.of(new TaskEvent("A", 1, 1, 1)), new Confounds(List.of("constant"), new double[][] {{1, 2, 3, 4}}), 4)
                .startsWith("LS-GLM-018"));
        double[] nothing = new double[40];
        java.util.Arrays.fill(nothing, Double.NaN);
        assertTrue(refusal(events, new Confounds(List.of("x"), new double[][] {nothing}), 40).startsWith("LS-GLM-017"));
    }

    @Test
    void theFirstValueOfADerivativeConfoundIsFilledWithItsMean() {
        double[] column = new double[40];
        for (int t = 0; t < 40; t++) {
            column[t] = t == 0 ? Double.NaN : Math.cos(3.0 * t);
        }
        DesignMatrix matrix = design(List.of(new TaskEvent("A", 5, 5, 1)), new Confounds(List.of("x"), new double[][] {column}), 40, Map.of()).orThrow();
        double mean = java.util.Arrays.stream(column).skip(1).average().orElseThrow();
        assertEquals(mean, matrix.column("x")[0], 1e-12);
    }
}
