package org.lodestone.device.magstim.internal;

import java.util.Map;
import org.lodestone.testkit.ParserFuzz;

/** Mutated answers of a Magstim, half of them with a true checksum. */
public final class MagstimFuzz {

    private static final byte[] ANSWER = Codec.encode("J@050030100");

    private MagstimFuzz() {
    }

    /** @return the parsers of this device by name */
    public static Map<String, ParserFuzz.Parser> parsers() {
        return Map.of("Magstim answer", random -> {
            byte[] reply = random.nextInt(8) == 0 ? ParserFuzz.garbage(16, random) : ParserFuzz.mutated(ANSWER, random);
            if (reply.length > 1 && random.nextBoolean()) {
                reply[reply.length - 1] = (byte) Codec.checksum(reply, reply.length - 1);
            }
            Codec.check("J@", reply);
            Codec.digits(reply, 2);
        });
    }

    /** See {@link ParserFuzz#main}. */
    public static void main(String[] arguments) {
        ParserFuzz.main(parsers(), arguments);
    }
}
