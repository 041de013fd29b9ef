package org.lodestone.device.wire;

import java.io.Closeable;
import java.io.IOException;

/**
 * A two-way connection of bytes: a socket, a serial line, one side of a simulator. One thread reads while another writes; closing from any
 * thread ends both.
 */
public interface ByteLink extends Closeable {

    /**
     * Waits for at least one byte.
     *
     * @param into where to put them. Modified.
     * @param offset of the first
     * @param length most to read, at least 1
     * @param timeoutMs longest wait
     * @return how many came; 0 when none did in time, -1 at the end of the connection
     * @throws IOException when the connection breaks
     */
    int read(byte[] into, int offset, int length, int timeoutMs) throws IOException;

    /**
     * Sends all of {@code bytes}.
     *
     * @param bytes what to send. Not modified.
     * @throws IOException when the connection breaks
     */
    void write(byte[] bytes) throws IOException;

    @Override
    void close() throws IOException;
}
