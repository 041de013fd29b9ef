package org.lodestone.io.internal.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file read forward through a buffer that the inflater looks into directly. Behind the end of the file the buffer holds zeros, so that
 * eight bytes can be fetched at any place; whoever consumed one of them ran over the end.
 */
final class CompressedInput {

    /** What may be fetched behind the last byte. */
    static final int PADDING = 16;
    private static final int SIZE = 1 << 16;

    final byte[] buffer = new byte[SIZE + PADDING];
    /** Next byte. */
    int position;
    /** One behind the last byte of the file that is in the buffer. */
    int limit;
    private final FileChannel channel;
    private long filePosition;
    private boolean ended;

    CompressedInput(FileChannel channel) {
        this.channel = channel;
    }

    /** @return offset of {@link #position} in the file */
    long fileOffset() {
        return filePosition - limit + position;
    }

    /** Makes as many bytes available as the buffer takes or the file has. */
    void refill() throws IOException {
        if (ended) {
            return;
        }
        // The inflater may give back what it fetched and did not need: eight bytes at most.
        int kept = Math.min(8, position);
        System.arraycopy(buffer, position - kept, buffer, 0, limit - position + kept);
        limit -= position - kept;
        position = kept;
        ByteBuffer free = ByteBuffer.wrap(buffer, limit, SIZE - limit);
        while (free.hasRemaining()) {
            int n = channel.read(free, filePosition);
            if (n < 0) {
                ended = true;
                break;
            }
            filePosition += n;
        }
        limit = free.position();
        java.util.Arrays.fill(buffer, limit, limit + PADDING, (byte) 0);
    }

    /** @return true when there is another byte */
    boolean hasMore() throws IOException {
        if (position >= limit) {
            refill();
        }
        return position < limit;
    }

    /** @return the next byte, 0 to 255 */
    int next() throws IOException {
        if (!hasMore()) {
            throw new EOFException();
        }
        return buffer[position++] & 0xff;
    }

    /** @return the next four bytes, low byte first */
    long nextInt() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }
}
