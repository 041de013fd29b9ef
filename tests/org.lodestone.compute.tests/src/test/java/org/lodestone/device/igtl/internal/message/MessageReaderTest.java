package org.lodestone.device.igtl.internal.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Rigid;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;

class MessageReaderTest {

    private static final int INPUTS = Integer.getInteger("lodestone.fuzz", 20_000);

    private static byte[] message(int number) {
        Message content = switch (number % 5) {
            case 0 -> new Message.Transform(Optional.of(Rigid.IDENTITY));
            case 1 -> new Message.TrackingData(List.of(new TrackedTool("a", 2, Optional.of(Rigid.IDENTITY))), number % 2 == 0);
            case 2 -> new Message.Status(13, -1, "Timeout", "late");
            case 3 -> new Message.Text("x".repeat(number % 300));
            default -> new Message.StartTracking(20, "Patient", true);
        };
        return Encoder.encode(new Packet(1 + number % 2, "device", number, number % 2 == 0 ? 0 : number,
                number % 2 == 0 ? java.util.Map.of() : java.util.Map.of("k", "v"), content));
    }

    @Test
    void messagesAreCutOutOfAnyPieces() throws DeviceException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) {
            stream.writeBytes(message(i));
        }
        MessageReader reader = new MessageReader(new ScriptedLink(stream.toByteArray(), new SplittableRandom(1)));
        for (int i = 0; i < 1000; i++) {
            assertEquals(i, reader.next(1).orElseThrow().timestamp());
        }
        assertEquals(Detail.COMMUNICATION_LOST, assertThrows(DeviceException.class, () -> reader.next(1)).detail());
    }

    @Test
    void aDamagedBodyIsSkippedAndTheNextMessageIsRead() throws DeviceException {
        byte[] bad = message(0), good = message(1);
        bad[bad.length - 1] ^= 1;
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(bad);
        stream.writeBytes(good);
        MessageReader reader = new MessageReader(new ScriptedLink(stream.toByteArray(), new SplittableRandom(1)));

        assertEquals(1, reader.next(1).orElseThrow().timestamp());
        assertEquals(1, reader.damaged());
    }

    @Test
    void aLengthThatCannotBeMeantIsRefusedWithoutMemory() {
        byte[] header = message(0).clone();
        for (int i = 42; i < 50; i++) {
            header[i] = 0x7F;
        }
        MessageReader reader = new MessageReader(new ScriptedLink(header, new SplittableRandom(1)));

        assertEquals(Detail.PROTOCOL_ERROR, assertThrows(DeviceException.class, () -> reader.next(1)).detail());
    }

    /** Run with -Dlodestone.fuzz=10000000 for the long form. */
    @Test
    void garbageEndsInTheTypedExceptionOnly() {
        SplittableRandom random = new SplittableRandom(42);
        long read = 0;
        for (int input = 0; input < INPUTS; input++) {
            byte[] bytes = message(random.nextInt(1000));
            for (int flips = random.nextInt(6); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            }
            if (random.nextInt(3) == 0 && bytes.length > MessageHeader.BYTES) {
                // With a true checksum, so that the parsers behind it are reached.
                long crc = Crc64.of(bytes, MessageHeader.BYTES, bytes.length - MessageHeader.BYTES);
                java.nio.ByteBuffer.wrap(bytes).putLong(42, bytes.length - MessageHeader.BYTES).putLong(50, crc);
            }
            MessageReader reader = new MessageReader(new ScriptedLink(bytes, random));
            try {
                while (reader.next(1).isPresent()) {
                    read++;
                }
            } catch (DeviceException e) {
                assertTrue(e.detail() != Detail.INTERNAL_ERROR);
            }
        }
        assertTrue(read > INPUTS / 10, read + " were readable");
    }
}
