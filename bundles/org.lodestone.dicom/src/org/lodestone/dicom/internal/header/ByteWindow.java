package org.lodestone.dicom.internal.header;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** A file seen through a small buffer that moves forward; jumps cost nothing. */
final class ByteWindow {

    private static final int SIZE = 1 << 13;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(SIZE).limit(0);
    private long bufferStart;

    ByteWindow(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    void order(ByteOrder order) {
        buffer.order(order);
    }

    long position() {
        return bufferStart + buffer.position();
    }

    long remaining() {
        return size - position();
    }

    /** Makes {@code bytes} (at most the buffer) available. */
    void need(int bytes) throws IOException, DamagedDicomException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        long at = position();
        if (size - at < bytes) {
            throw new DamagedDicomException(at, "the file ends in the middle of an element");
        }
        fill(at);
        if (buffer.remaining() < bytes) {
            throw new DamagedDicomException(at, "the file became shorter while it was read");
        }
    }

    private void fill(long at) throws IOException {
        buffer.clear();
        bufferStart = at;
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                break;
            }
        }
        buffer.flip();
    }

    int unsignedShort() throws IOException, DamagedDicomException {
        need(2);
        return Short.toUnsignedInt(buffer.getShort());
    }

    long unsignedInt() throws IOException, DamagedDicomException {
        need(4);
        return Integer.toUnsignedLong(buffer.getInt());
    }

    double real() throws IOException, DamagedDicomException {
        need(8);
        return buffer.getDouble();
    }

    byte[] bytes(int count) throws IOException, DamagedDicomException {
        need(count);
        byte[] bytes = new byte[count];
        buffer.get(bytes);
        return bytes;
    }

    /** Looks at the next 16 bits without moving. */
    int peekShort() throws IOException, DamagedDicomException {
        need(2);
        return Short.toUnsignedInt(buffer.getShort(buffer.position()));
    }

    void moveTo(long position) throws DamagedDicomException {
        if (position < 0 || position > size) {
            throw new DamagedDicomException(position(), "an element claims to reach behind the end of the file");
        }
        if (position >= bufferStart && position <= bufferStart + buffer.limit()) {
            buffer.position((int) (position - bufferStart));
        } else {
            bufferStart = position;
            buffer.clear().limit(0);
        }
    }
}
