package org.lodestone.device.polhemus.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.lodestone.testkit.ParserFuzz;

/** Mutated records of a FASTRAK. */
public final class PolhemusFuzz {

    private static final byte[] RECORD = "01   12.34  -5.60  30.00  90.00 -45.50   0.10".getBytes(StandardCharsets.US_ASCII);

    private PolhemusFuzz() {
    }

    /** @return the parsers of this device by name */
    public static Map<String, ParserFuzz.Parser> parsers() {
        return Map.of("Polhemus record", random -> StationRecord.of(new String(
                random.nextInt(8) == 0 ? ParserFuzz.garbage(120, random) : ParserFuzz.mutated(RECORD, random), StandardCharsets.ISO_8859_1)));
    }

    /** See {@link ParserFuzz#main}. */
    public static void main(String[] arguments) {
        ParserFuzz.main(parsers(), arguments);
    }
}
