package org.lodestone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private static final List<Parameter> DECLARED = List.of(
            Parameter.real("radiusMm", 10, 1, 30, "Radius of the seed."),
            Parameter.integer("resamples", 500, 1, 5000, "Bootstrap resamples."),
            Parameter.flag("globalSignal", true, "Regress the global signal."),
            Parameter.choice("filter", "cosine", List.of("cosine", "butterworth5"), "Band-pass."));

    @Test
    void whatIsNotChosenHasItsDefault() {
        Parameters parameters = Parameters.of(DECLARED, Map.of("radiusMm", "8"));

        assertEquals(8, parameters.real("radiusMm"));
        assertEquals(500, parameters.integer("resamples"));
        assertTrue(parameters.flag("globalSignal"));
        assertEquals("cosine", parameters.text("filter"));
    }

    @ParameterizedTest
    @CsvSource({"radiusMm,0.5", "radiusMm,wide", "radiusMm,NaN", "resamples,2.5", "globalSignal,maybe", "filter,boxcar"})
    void aValueThatIsNotAllowedIsRefusedWithWhatIs(String name, String value) {
        RefusedException refusal = assertThrows(RefusedException.class, () -> Parameters.of(DECLARED, Map.of(name, value)));

        assertTrue(refusal.findings().getFirst().message().contains(name));
    }

    @Test
    void anUndeclaredNameIsRefusedWithTheDeclaredOnes() {
        RefusedException refusal = assertThrows(RefusedException.class, () -> Parameters.of(DECLARED, Map.of("radius", 3)));

        assertTrue(refusal.findings().getFirst().remedy().contains("radiusMm"));
    }
}
