package org.lodestone.device.igtl.internal.message;

import java.util.Map;
import java.util.TreeMap;

/**
 * A whole message.
 *
 * @param version 1 for protocol 1 and 2, 2 for protocol 3
 * @param device name of the sender or of the tool
 * @param timestamp as in the header
 * @param messageId of protocol 3; 0 before
 * @param metaData of protocol 3; empty before
 * @param message the content
 */
public record Packet(int version, String device, long timestamp, long messageId, Map<String, String> metaData, Message message) {

    /** Copies the map. */
    public Packet {
        metaData = java.util.Collections.unmodifiableMap(new TreeMap<>(metaData));
    }

    /** @return a message of protocol 1 and 2, which every peer understands */
    public static Packet of(String device, long timestamp, Message message) {
        return new Packet(1, device, timestamp, 0, Map.of(), message);
    }
}
