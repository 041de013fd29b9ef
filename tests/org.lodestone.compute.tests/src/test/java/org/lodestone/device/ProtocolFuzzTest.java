package org.lodestone.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodestone.device.igtl.internal.message.IgtlFuzz;
import org.lodestone.device.magstim.internal.MagstimFuzz;
import org.lodestone.device.magventure.internal.MagVentureFuzz;
import org.lodestone.device.ndi.internal.NdiFuzz;
import org.lodestone.device.polhemus.internal.PolhemusFuzz;
import org.lodestone.testkit.ParserFuzz;

/** The first seeds of what {@code releng/fuzz} runs for long. */
class ProtocolFuzzTest {

    private static final int INPUTS = 5_000;

    @Test
    void whateverComesOverAWireIsReadOrRefusedWithTheTypedException() {
        Map<String, ParserFuzz.Parser> parsers = new LinkedHashMap<>(NdiFuzz.parsers());
        parsers.putAll(IgtlFuzz.parsers());
        parsers.putAll(PolhemusFuzz.parsers());
        parsers.putAll(MagstimFuzz.parsers());
        parsers.putAll(MagVentureFuzz.parsers());
        assertEquals(8, parsers.size());
        parsers.forEach((name, parser) -> {
            for (int seed = 0; seed < INPUTS; seed++) {
                assertEquals("", ParserFuzz.check(parser, seed), name + ", seed " + seed);
            }
        });
    }

    @Test
    void aFaultIsNoticed() {
        assertTrue(ParserFuzz.check(random -> {
            throw new ArrayIndexOutOfBoundsException(3);
        }, 1).contains("ArrayIndexOutOfBounds"));
        assertEquals("no message", ParserFuzz.check(random -> {
            throw new DeviceException(Detail.PROTOCOL_ERROR, " ");
        }, 1));
    }
}
