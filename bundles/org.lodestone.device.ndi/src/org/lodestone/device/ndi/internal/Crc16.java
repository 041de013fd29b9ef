package org.lodestone.device.ndi.internal;

import java.nio.charset.StandardCharsets;

/** CRC-16/ARC: polynomial 8005 reflected (A001), start 0. */
final class Crc16 {

    private Crc16() {
    }

    static int of(byte[] bytes, int offset, int length) {
        int crc = 0;
        for (int i = offset; i < offset + length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0xA001 : crc >>> 1;
            }
        }
        return crc;
    }

    static String hex(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return String.format("%04X", of(bytes, 0, bytes.length));
    }
}
