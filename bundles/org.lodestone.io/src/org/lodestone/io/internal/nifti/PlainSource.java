package org.lodestone.io.internal.nifti;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.lodestone.io.internal.file.FileTrouble;

/** A file as it is. Large voxel blocks are mapped: they cost address space and no copy. */
final class PlainSource implements ByteSource {

    /** Below this a copy is cheaper than a mapping and its clean-up. */
    private static final int MAP_FROM_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private long position;

    PlainSource(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long remainingAtMost() {
        return size - position;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, position);
            if (n < 0) {
                break;
            }
            position += n;
        }
        return length - buffer.remaining();
    }

    @Override
    public void skip(long bytes) {
        position += Math.min(bytes, size - position);
    }

    @Override
    public MemorySegment take(long bytes) throws IOException {
        if (bytes > size - position) {
            throw FileTrouble.cut("LS-NIFTI-009", file, size, "the image", position + bytes, size);
        }
        MemorySegment voxels;
        if (bytes >= MAP_FROM_BYTES) {
            voxels = channel.map(MapMode.READ_ONLY, position, bytes, Arena.ofAuto());
            position += bytes;
        } else {
            byte[] copy = new byte[(int) bytes];
            int n = read(copy, 0, copy.length);
            if (n < bytes) {
                throw FileTrouble.cut("LS-NIFTI-009", file, position, "the image", position - n + bytes, position);
            }
            voxels = MemorySegment.ofArray(copy);
        }
        return voxels;
    }

    @Override
    public long finish() {
        return size - position;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
