package org.lodestone.device.igtl.internal.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;

/**
 * The 58 bytes before each body.
 *
 * @param version 1 for protocol 1 and 2, 2 for protocol 3, whose body begins with an extended header
 * @param type {@code TRANSFORM}, {@code STT_TDATA} and so on, twelve characters at most
 * @param device name of the sender or of the tool, twenty characters at most
 * @param timestamp seconds in the upper 32 bits, fraction of a second in the lower; 0 for none
 * @param bodyBytes length of the body
 * @param crc of the body
 */
public record MessageHeader(int version, String type, String device, long timestamp, long bodyBytes, long crc) {

    /** Length of a header. */
    public static final int BYTES = 58;

    private static final int TYPE_BYTES = 12;
    private static final int DEVICE_BYTES = 20;
    private static final int NEWEST_VERSION = 2;

    /**
     * @param bytes at least {@link #BYTES} from its position on, which moves behind them. Content not modified.
     * @return the header
     * @throws DeviceException when this cannot be one: the stream has lost its step or another protocol speaks
     */
    public static MessageHeader decode(ByteBuffer bytes) throws DeviceException {
        int version = Short.toUnsignedInt(bytes.getShort());
        String type = text(bytes, TYPE_BYTES);
        String device = text(bytes, DEVICE_BYTES);
        MessageHeader header = new MessageHeader(version, type, device, bytes.getLong(), bytes.getLong(), bytes.getLong());
        if (version < 1 || version > NEWEST_VERSION) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "OpenIGTLink header version " + version + " is unknown.");
        }
        if (!type.matches("[A-Z][A-Z0-9_]*") || header.bodyBytes < 0) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "What came is no OpenIGTLink header.");
        }
        return header;
    }

    void encode(ByteBuffer into) {
        into.putShort((short) version);
        put(into, type, TYPE_BYTES);
        put(into, device, DEVICE_BYTES);
        into.putLong(timestamp).putLong(bodyBytes).putLong(crc);
    }

    /** @return the time stamp in nanoseconds since its own zero */
    public long nanos() {
        return (timestamp >>> 32) * 1_000_000_000L + (((timestamp & 0xFFFFFFFFL) * 1_000_000_000L) >>> 32);
    }

    /** @return the time stamp of a time in nanoseconds, rounded up so that {@link #nanos()} gives it back */
    public static long timestamp(long nanos) {
        long fraction = ((nanos % 1_000_000_000L << 32) + 999_999_999L) / 1_000_000_000L;
        return (nanos / 1_000_000_000L << 32) | fraction;
    }

    static String text(ByteBuffer bytes, int length) {
        byte[] raw = new byte[length];
        bytes.get(raw);
        int end = 0;
        while (end < length && raw[end] != 0) {
            end++;
        }
        return new String(raw, 0, end, StandardCharsets.US_ASCII);
    }

    static void put(ByteBuffer into, String text, int length) {
        byte[] raw = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < length; i++) {
            into.put(i < raw.length ? raw[i] : 0);
        }
    }
}
