package org.lodestone.device.igtl.internal.message;

/** CRC-64 of ECMA-182: polynomial 42F0E1EBA9EA3693, start 0, not reflected, no final change. */
final class Crc64 {

    private static final long POLYNOMIAL = 0x42F0E1EBA9EA3693L;
    private static final long[] TABLE = table();

    private Crc64() {
    }

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < 256; i++) {
            long crc = (long) i << 56;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
            }
            table[i] = crc;
        }
        return table;
    }

    static long of(byte[] bytes, int offset, int length) {
        long crc = 0;
        for (int i = offset; i < offset + length; i++) {
            crc = (crc << 8) ^ TABLE[(int) (crc >>> 56) ^ (bytes[i] & 0xFF)];
        }
        return crc;
    }
}
