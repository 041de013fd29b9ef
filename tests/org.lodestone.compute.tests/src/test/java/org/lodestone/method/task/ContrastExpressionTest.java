package org.lodestone.method.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.RefusedException;

class ContrastExpressionTest {

    private static final List<String> COLUMNS = List.of("A", "B", "C", "0-back", "2-back", "A_derivative", "constant");

    private static double[] weights(String text) {
        return ContrastExpression.parse(text, COLUMNS).weights()[0];
    }

    @Test
    void differencesSumsAndFactorsAreWeights() {
        assertArrayEquals(new double[] {1, -1, 0, 0, 0, 0, 0}, weights("A - B"));
        assertArrayEquals(new double[] {0.5, 0.5, -1, 0, 0, 0, 0}, weights("0.5*A + 0.5*B - C"));
        assertArrayEquals(new double[] {0.5, 0.5, -1, 0, 0, 0, 0}, weights("(A+B)/2-C"));
        assertArrayEquals(new double[] {-2, 0, 0, 0, 0, 0, 0}, weights(" -A*2"));
        assertArrayEquals(new double[] {0, 0, 0, 0, 0, 1, 0}, weights("A_derivative"));
    }

    @Test
    void namesThatBeginWithDigitsAndHoldHyphensAreNames() {
        assertArrayEquals(new double[] {0, 0, 0, -1, 1, 0, 0}, weights("2-back - 0-back"));
        assertEquals("2backMinus0back", ContrastExpression.parse("2-back - 0-back", COLUMNS).entity().replace("B", "b"));
    }

    @Test
    void rowsBetweenSemicolonsAreAnFContrast() {
        Contrast contrast = ContrastExpression.parse("A; B - C", COLUMNS);
        assertEquals(2, contrast.weights().length);
        assertTrue(!contrast.isT());
    }

    @Test
    void aNameThatIsNoColumnIsRefusedWithTheColumns() {
        RefusedException refusal = assertThrows(RefusedException.class, () -> weights("A - faces"));
        String line = refusal.findings().getFirst().toLine();
        assertTrue(line.contains("LS-GLM-001") && line.contains("'faces'") && line.contains("0-back, 2-back"), line);
    }

    @Test
    void whatIsNoSumOfColumnsIsRefused() {
        for (String text : List.of("", "A -", "A - A", "A * B", "A + 1", "(A - B", "A B", "3", "A / B", "1..2*A")) {
            assertThrows(RefusedException.class, () -> weights(text), text);
        }
    }

    @Test
    void presetsFindTheirConditionsByName() {
        assertEquals("2-back - 0-back", TaskPreset.byId("n-back").expression(List.of("0-back", "2-back", "instruction")));
        assertEquals("(sad_face + very_sad_face)/2 - shapes", TaskPreset.byId("faces").expression(
                List.of("sad_face", "shapes", "very_sad_face")));
        assertEquals("angry_face - shapes",
                TaskPreset.byId("faces").expression(List.of("angry_face", "sad_face", "shapes")));
        assertEquals("incongruent - congruent", TaskPreset.byId("stroop").expression(List.of("congruent", "incongruent")));
        RefusedException refusal = assertThrows(RefusedException.class, () -> TaskPreset.STROOP.expression(List.of("left", "right")));
        assertTrue(refusal.findings().getFirst().toLine().contains("[left, right]"));
    }
}
