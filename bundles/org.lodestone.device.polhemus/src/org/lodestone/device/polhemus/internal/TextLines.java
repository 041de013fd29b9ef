package org.lodestone.device.polhemus.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.wire.ByteLink;

/** Lines that end with a line feed, out of bytes that come in any portions. One thread. */
final class TextLines {

    private static final int LONGEST = 1024;

    private final ByteLink link;
    private final byte[] some = new byte[512];
    private final StringBuilder open = new StringBuilder();
    private final Queue<String> whole = new ArrayDeque<>();

    TextLines(ByteLink link) {
        this.link = link;
    }

    /**
     * @param timeoutMs longest wait
     * @return the next line without its end; empty when none came in time
     * @throws DeviceException when the connection is at its end, or a line has none
     */
    Optional<String> next(int timeoutMs) throws DeviceException {
        long end = System.nanoTime() + timeoutMs * 1_000_000L;
        while (whole.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            fill((int) left);
        }
        return Optional.of(whole.remove());
    }

    private void fill(int timeoutMs) throws DeviceException {
        int got;
        try {
            got = link.read(some, 0, some.length, timeoutMs);
        } catch (IOException e) {
            throw new DeviceException(Detail.COMMUNICATION_LOST, "The connection to the tracker broke: " + e.getMessage(), e);
        }
        if (got < 0) {
            throw new DeviceException(Detail.COMMUNICATION_LOST, "The tracker closed the connection.");
        }
        for (char c : new String(some, 0, Math.max(0, got), StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c == '\n') {
                whole.add(open.toString().replace("\r", ""));
                open.setLength(0);
            } else if (open.length() == LONGEST) {
                throw new DeviceException(Detail.PROTOCOL_ERROR, "The tracker sends lines without an end: check the speed of the line.");
            } else {
                open.append(c);
            }
        }
    }
}
