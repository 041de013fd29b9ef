package org.lodestone.device.magstim.internal;

import java.nio.charset.StandardCharsets;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;

/** Commands and replies with their checksum. */
final class Codec {

    private Codec() {
    }

    /** @return the complement of the sum of the bytes */
    static int checksum(byte[] bytes, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += bytes[i] & 0xFF;
        }
        return ~sum & 0xFF;
    }

    static byte[] encode(String command) {
        byte[] text = command.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = java.util.Arrays.copyOf(text, text.length + 1);
        whole[text.length] = (byte) checksum(text, text.length);
        return whole;
    }

    /** Checks the checksum of a whole reply and that it answers the command. */
    static void check(String command, byte[] reply) throws DeviceException {
        int last = reply.length - 1;
        if (last < 1 || checksum(reply, last) != (reply[last] & 0xFF)) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The stimulator's answer to " + command + " has a wrong checksum.");
        }
        if (reply[0] != command.charAt(0)) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The stimulator answers another command than " + command + ".");
        }
    }

    /** Three decimal digits as in power and temperature. */
    static int digits(byte[] reply, int at) throws DeviceException {
        int value = 0;
        for (int i = at; i < at + 3; i++) {
            if (i >= reply.length || reply[i] < '0' || reply[i] > '9') {
                throw new DeviceException(Detail.PROTOCOL_ERROR, "The stimulator sent digits that are none.");
            }
            value = 10 * value + reply[i] - '0';
        }
        return value;
    }
}
