package org.lodestone.device.igtl.internal.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.wire.ByteLink;

/**
 * Cuts the stream of a link into messages. A body whose checksum or content is wrong is skipped and counted; a header that is none means
 * that the stream has lost its step, which only a new connection repairs. Bodies of kinds we do not read are passed over without being
 * kept. One thread.
 */
public final class MessageReader {

    /** Longest body that is kept; the kinds we read stay far below. */
    static final int LONGEST_BODY = 1 << 20;

    private static final long LONGEST_SKIP = 1L << 32;

    private final ByteLink link;
    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private long damaged;

    /** @param link read from here on; not closed */
    public MessageReader(ByteLink link) {
        this.link = link;
    }

    /** @return messages that were skipped because they were damaged */
    public long damaged() {
        return damaged;
    }

    /**
     * Waits for the next message.
     *
     * @param timeoutMs longest wait for a message to begin, and then for each of its pieces
     * @return the message; empty when none began in time
     * @throws DeviceException when the connection ends, stalls inside a message, or has lost its step
     */
    public Optional<Packet> next(int timeoutMs) throws DeviceException {
        while (true) {
            if (available() == 0 && !fill(timeoutMs)) {
                return Optional.empty();
            }
            MessageHeader header = MessageHeader.decode(ByteBuffer.wrap(take(MessageHeader.BYTES, timeoutMs)));
            if (header.bodyBytes() > LONGEST_BODY) {
                skip(header, timeoutMs);
                return Optional.of(new Packet(header.version(), header.device(), header.timestamp(), 0, java.util.Map.of(),
                        new Message.Other(header.type())));
            }
            byte[] body = take((int) header.bodyBytes(), timeoutMs);
            try {
                return Optional.of(Decoder.decode(header, body));
            } catch (DeviceException e) {
                // The length was right, or the next header will show that it was not.
                damaged++;
            }
        }
    }

    private int available() {
        return end - start;
    }

    private byte[] take(int length, int timeoutMs) throws DeviceException {
        // Grows with what really comes, never by the length alone.
        byte[] taken = new byte[Math.min(length, Math.max(available(), MessageHeader.BYTES))];
        int have = 0;
        while (have < length) {
            if (available() == 0) {
                need(timeoutMs);
            }
            int part = Math.min(available(), length - have);
            if (have + part > taken.length) {
                taken = java.util.Arrays.copyOf(taken, Math.min(length, Math.max(2 * taken.length, have + part)));
            }
            System.arraycopy(buffer, start, taken, have, part);
            start += part;
            have += part;
        }
        return taken;
    }

    private void skip(MessageHeader header, int timeoutMs) throws DeviceException {
        if (header.bodyBytes() > LONGEST_SKIP) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "An OpenIGTLink body of " + header.bodyBytes() + " bytes cannot be meant.");
        }
        for (long left = header.bodyBytes(); left > 0;) {
            if (available() == 0) {
                need(timeoutMs);
            }
            int part = (int) Math.min(available(), left);
            start += part;
            left -= part;
        }
    }

    private void need(int timeoutMs) throws DeviceException {
        if (!fill(timeoutMs)) {
            throw new DeviceException(Detail.TIMEOUT, "The connection stalled inside a message for " + timeoutMs + " ms.");
        }
    }

    private boolean fill(int timeoutMs) throws DeviceException {
        start = 0;
        end = 0;
        try {
            int got = link.read(buffer, 0, buffer.length, timeoutMs);
            if (got < 0) {
                throw new DeviceException(Detail.COMMUNICATION_LOST, "The other side closed the connection.");
            }
            end = got;
            return got > 0;
        } catch (IOException e) {
            throw new DeviceException(Detail.COMMUNICATION_LOST, "The connection broke: " + e.getMessage(), e);
        }
    }
}
