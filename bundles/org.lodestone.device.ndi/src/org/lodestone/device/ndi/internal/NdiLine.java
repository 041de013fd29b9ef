package org.lodestone.device.ndi.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.wire.ByteLink;

/** Asks one question at a time and waits for its answer. One thread. */
final class NdiLine {

    private static final int LONGEST_TEXT = 16_384;

    private final ByteLink link;
    private final int timeoutMs;

    NdiLine(ByteLink link, int timeoutMs) {
        this.link = link;
        this.timeoutMs = timeoutMs;
    }

    /** @return the answer without its checksum */
    String ask(String command) throws DeviceException {
        write(command);
        return hear(command);
    }

    /** @return the next answer without its checksum; {@code command} only says to what */
    String hear(String command) throws DeviceException {
        byte[] line = new byte[256];
        int length = 0;
        byte[] one = new byte[1];
        while (true) {
            read(one, 1);
            if (one[0] == '\r') {
                return NdiReplies.text(new String(line, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
            if (length == LONGEST_TEXT) {
                throw new DeviceException(Detail.PROTOCOL_ERROR, "The tracker's answer to " + command + " has no end.");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = one[0];
        }
    }

    /** @return the whole binary answer, checked by {@link NdiReplies#bx} */
    byte[] askBinary(String command) throws DeviceException {
        write(command);
        byte[] header = new byte[6];
        read(header, 6);
        int length = NdiReplies.binaryLength(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN));
        byte[] rest = new byte[length + 2];
        read(rest, rest.length);
        byte[] whole = Arrays.copyOf(header, 6 + rest.length);
        System.arraycopy(rest, 0, whole, 6, rest.length);
        return whole;
    }

    /** Throws away what is left of an answer that could not be read, so that the next one begins clean. */
    void flush() throws DeviceException {
        byte[] some = new byte[1024];
        try {
            for (int rounds = 0; rounds < 64; rounds++) {
                if (link.read(some, 0, some.length, 20) <= 0) {
                    return;
                }
            }
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private void write(String command) throws DeviceException {
        try {
            // A command that ends with a space instead of a colon carries no checksum.
            link.write(NdiReplies.ascii(command + (command.indexOf(':') >= 0 ? Crc16.hex(command) : "") + "\r"));
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private void read(byte[] into, int length) throws DeviceException {
        try {
            for (int have = 0; have < length;) {
                int got = link.read(into, have, length - have, timeoutMs);
                if (got < 0) {
                    throw new DeviceException(Detail.COMMUNICATION_LOST, "The tracker closed the connection.");
                }
                if (got == 0) {
                    throw new DeviceException(Detail.TIMEOUT, "The tracker does not answer: check power and cable.");
                }
                have += got;
            }
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private static DeviceException lost(IOException e) {
        return new DeviceException(Detail.COMMUNICATION_LOST, "The connection to the tracker broke: " + e.getMessage(), e);
    }
}
