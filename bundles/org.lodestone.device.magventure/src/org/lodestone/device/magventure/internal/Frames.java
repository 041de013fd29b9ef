package org.lodestone.device.magventure.internal;

import java.util.Arrays;
import java.util.Optional;

/**
 * Payloads to frames and back. A payload may hold the bytes that begin and end frames, so frames are cut by their length; what does not fit
 * is passed over byte by byte until a frame fits again.
 */
final class Frames {

    private static final int START = 0xFE;
    private static final int END = 0xFF;
    private static final int OVERHEAD = 4;

    private final byte[] buffer = new byte[4096];
    private int length;
    private long passedOver;

    /** CRC-8 of Dallas Semiconductor: polynomial 31 reflected (8C), start 0. */
    static int crc(byte[] bytes, int offset, int count) {
        int crc = 0;
        for (int i = offset; i < offset + count; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0x8C : crc >>> 1;
            }
        }
        return crc;
    }

    static byte[] encode(int... payload) {
        byte[] frame = new byte[payload.length + OVERHEAD];
        frame[0] = (byte) START;
        frame[1] = (byte) payload.length;
        for (int i = 0; i < payload.length; i++) {
            frame[2 + i] = (byte) payload[i];
        }
        frame[2 + payload.length] = (byte) crc(frame, 2, payload.length);
        frame[3 + payload.length] = (byte) END;
        return frame;
    }

    /** Adds what came; the oldest is lost when nobody asks for {@link #next}. */
    void add(byte[] bytes, int count) {
        if (count > buffer.length - length) {
            length = 0;
        }
        System.arraycopy(bytes, 0, buffer, length, count);
        length += count;
    }

    /** @return the payload of the next whole frame; empty when there is none yet */
    Optional<byte[]> next() {
        int at = 0;
        while (at < length) {
            if ((buffer[at] & 0xFF) != START) {
                at++;
                passedOver++;
                continue;
            }
            if (length - at < 2) {
                break;
            }
            int payload = buffer[at + 1] & 0xFF;
            if (length - at < payload + OVERHEAD) {
                break;
            }
            boolean fits = (buffer[at + 3 + payload] & 0xFF) == END && (buffer[at + 2 + payload] & 0xFF) == crc(buffer, at + 2, payload);
            if (fits && payload > 0) {
                byte[] found = Arrays.copyOfRange(buffer, at + 2, at + 2 + payload);
                drop(at + payload + OVERHEAD);
                return Optional.of(found);
            }
            at++;
            passedOver++;
        }
        drop(at);
        return Optional.empty();
    }

    long passedOver() {
        return passedOver;
    }

    private void drop(int count) {
        System.arraycopy(buffer, count, buffer, 0, length - count);
        length -= count;
    }
}
