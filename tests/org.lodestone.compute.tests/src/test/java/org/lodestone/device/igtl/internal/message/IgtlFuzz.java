package org.lodestone.device.igtl.internal.message;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lodestone.core.Rigid;
import org.lodestone.testkit.ParserFuzz;

/** Mutated OpenIGTLink messages in pieces, a third of them with a true checksum. */
public final class IgtlFuzz {

    private IgtlFuzz() {
    }

    /** @return the parsers of this device by name */
    public static Map<String, ParserFuzz.Parser> parsers() {
        return Map.of("OpenIGTLink message", random -> {
            byte[] bytes = ParserFuzz.mutated(message(random), random);
            if (random.nextInt(3) == 0 && bytes.length > MessageHeader.BYTES) {
                int body = bytes.length - MessageHeader.BYTES;
                ByteBuffer.wrap(bytes).putLong(42, body).putLong(50, Crc64.of(bytes, MessageHeader.BYTES, body));
            }
            MessageReader reader = new MessageReader(new ScriptedLink(bytes, random));
            while (reader.next(1).isPresent()) {
                // goes on until the connection ends
            }
        });
    }

    private static byte[] message(SplittableRandom random) {
        Message content = switch (random.nextInt(5)) {
            case 0 -> new Message.Transform(Optional.of(Rigid.IDENTITY));
            case 1 -> new Message.TrackingData(List.of(new TrackedTool("a", 2, Optional.of(Rigid.IDENTITY))), random.nextBoolean());
            case 2 -> new Message.Status(13, -1, "Timeout", "late");
            case 3 -> new Message.Text("x".repeat(random.nextInt(300)));
            default -> new Message.StartTracking(20, "Patient", true);
        };
        int version = random.nextInt(1, 3);
        return Encoder.encode(new Packet(version, "device", 1, version - 1, version == 1 ? Map.of() : Map.of("k", "v"), content));
    }

    /** See {@link ParserFuzz#main}. */
    public static void main(String[] arguments) {
        ParserFuzz.main(parsers(), arguments);
    }
}
