package org.lodestone.io.internal.nifti;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.lodestone.core.Progress;
import org.lodestone.io.internal.file.FileTrouble;
import org.lodestone.io.internal.gzip.GzipMembers;

/**
 * A gzip file, inflated as it is read, every checksum verified. Voxels go straight into their final array; its size is believed only when
 * the length at the end of the file says the same, else the file is inflated once without keeping anything.
 */
final class GzipSource implements ByteSource {

    /** Deflate expands one byte to at most 1032 (258 bytes from two bits). */
    private static final long LARGEST_EXPANSION = 1032;
    /** What may follow the voxels without being taken for an endless file. */
    private static final long TOLERATED_TAIL = 1 << 20;
    private static final int STEP = 4 << 20;
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private final Path file;
    private final FileChannel channel;
    private final Progress progress;
    private final GzipMembers members;

    GzipSource(Path file, FileChannel channel, Progress progress) {
        this.file = file;
        this.channel = channel;
        this.progress = progress;
        this.members = new GzipMembers(file, channel);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public long position() {
        return members.position();
    }

    @Override
    public long remainingAtMost() throws IOException {
        return Math.max(0, channel.size() * LARGEST_EXPANSION - position());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return members.read(ByteBuffer.wrap(target, offset, length));
    }

    @Override
    public MemorySegment take(long bytes) throws IOException {
        long end = Math.addExact(position(), bytes);
        if (bytes > remainingAtMost()) {
            throw cut(end, "at most " + (remainingAtMost() + position()));
        }
        if (statedLength() != (end & 0xffffffffL)) {
            count(end);
        }
        MemorySegment voxels = reserve(bytes, end);
        for (long at = 0; at < bytes; at += STEP) {
            progress.check();
            ByteBuffer part = voxels.asSlice(at, Math.min(STEP, bytes - at)).asByteBuffer();
            int wanted = part.remaining();
            if (members.read(part) < wanted) {
                throw cut(end, "only " + position());
            }
        }
        return voxels;
    }

    private MemorySegment reserve(long bytes, long end) {
        try {
            return bytes <= LARGEST_ARRAY ? MemorySegment.ofArray(new byte[(int) bytes]) : Arena.ofAuto().allocate(bytes, 16);
        } catch (OutOfMemoryError e) {
            throw FileTrouble.at("LS-NIFTI-021", file, end - bytes, "the image needs " + (bytes >> 20) + " MiB of memory.",
                    "Start the program with more memory, or unpack the file to .nii, which is mapped instead of loaded.");
        }
    }

    private long statedLength() throws IOException {
        ByteBuffer last = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(last, Math.max(0, channel.size() - 4));
        return last.hasRemaining() ? -1 : Integer.toUnsignedLong(last.getInt(0));
    }

    private void count(long end) throws IOException {
        GzipMembers dry = new GzipMembers(file, channel);
        ByteBuffer scratch = ByteBuffer.allocate(1 << 18);
        while (dry.position() < end) {
            progress.check();
            scratch.clear().limit((int) Math.min(scratch.capacity(), end - dry.position()));
            if (dry.read(scratch) == 0) {
                throw cut(end, "only " + dry.position());
            }
        }
    }

    private RuntimeException cut(long needed, String present) {
        return FileTrouble.damaged("LS-NIFTI-009", file, position(), "the image needs " + needed + " bytes, the compressed data hold "
                + present + ": the file is cut short or its header is wrong.");
    }

    @Override
    public long finish() throws IOException {
        ByteBuffer scratch = ByteBuffer.allocate(1 << 16);
        long before = position();
        while (true) {
            scratch.clear();
            if (members.read(scratch) == 0) {
                return position() - before;
            }
            if (position() - before > TOLERATED_TAIL) {
                throw FileTrouble.damaged("LS-NIFTI-020", file, before,
                        "the compressed data go on behind the image that the header describes.");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
