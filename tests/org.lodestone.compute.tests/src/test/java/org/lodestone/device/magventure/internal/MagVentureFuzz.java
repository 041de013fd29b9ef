package org.lodestone.device.magventure.internal;

import java.util.Map;
import java.util.Optional;
import org.lodestone.testkit.ParserFuzz;

/** Mutated frames of a MagPro in pieces, and payloads of any content behind a true checksum. */
public final class MagVentureFuzz {

    private MagVentureFuzz() {
    }

    /** @return the parsers of this device by name */
    public static Map<String, ParserFuzz.Parser> parsers() {
        return Map.of("MagVenture frame", random -> {
            int[] payload = random.ints(random.nextInt(1, 20), 0, 256).toArray();
            payload[0] = random.nextInt(10);
            byte[] bytes = random.nextBoolean() ? Frames.encode(payload) : ParserFuzz.mutated(Frames.encode(payload), random);
            Frames frames = new Frames();
            frames.add(ParserFuzz.garbage(3, random), 0);
            for (int at = 0; at < bytes.length;) {
                int part = Math.min(bytes.length - at, random.nextInt(1, 12));
                frames.add(java.util.Arrays.copyOfRange(bytes, at, at + part), part);
                at += part;
                for (Optional<byte[]> found = frames.next(); found.isPresent(); found = frames.next()) {
                    Reply.of(found.get());
                }
            }
        });
    }

    /** See {@link ParserFuzz#main}. */
    public static void main(String[] arguments) {
        ParserFuzz.main(parsers(), arguments);
    }
}
