package org.lodestone.device.wire;

/**
 * How bytes go over a serial line. Always eight data bits; no driver of this field needs others.
 *
 * @param baud bits a second
 * @param parity check bit
 * @param stopBits 1 or 2
 * @param hardwareFlowControl whether RTS and CTS hold the sender back
 */
public record SerialSettings(int baud, Parity parity, int stopBits, boolean hardwareFlowControl) {

    /** The check bit of each byte. */
    public enum Parity {
        /** No check bit. */
        NONE,
        /** An odd number of ones. */
        ODD,
        /** An even number of ones. */
        EVEN
    }

    /** Checks the components. */
    public SerialSettings {
        if (baud < 50 || baud > 10_000_000) {
            throw new IllegalArgumentException("baud " + baud);
        }
        if (stopBits != 1 && stopBits != 2) {
            throw new IllegalArgumentException("stop bits " + stopBits);
        }
    }

    /** @return eight data bits, no parity, one stop bit, no flow control */
    public static SerialSettings plain(int baud) {
        return new SerialSettings(baud, Parity.NONE, 1, false);
    }

    /** @return the same line at another speed */
    public SerialSettings withBaud(int other) {
        return new SerialSettings(other, parity, stopBits, hardwareFlowControl);
    }
}
