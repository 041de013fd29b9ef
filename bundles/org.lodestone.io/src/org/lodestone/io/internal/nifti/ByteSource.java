package org.lodestone.io.internal.nifti;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lodestone.core.Progress;
import org.lodestone.io.internal.file.FileTrouble;

/** The bytes of an image file from first to last, inflated when the file is compressed. Used by one thread. */
sealed interface ByteSource extends AutoCloseable permits PlainSource, GzipSource {

    /**
     * Opens a file; whether it is compressed is told by its first bytes, not by its name.
     *
     * @param progress checked while reading
     * @throws org.lodestone.core.RefusedException when it is no readable regular file
     */
    static ByteSource open(Path file, Progress progress) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw FileTrouble.at("LS-IO-001", file, 0, "this is not a regular file.", "Give the image file itself.");
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            ByteBuffer magic = ByteBuffer.allocate(2);
            channel.read(magic, 0);
            boolean gzip = magic.position() == 2 && (magic.get(0) & 0xff) == 0x1f && (magic.get(1) & 0xff) == 0x8b;
            return gzip ? new GzipSource(file, channel, progress) : new PlainSource(file, channel);
        } catch (IOException e) {
            throw FileTrouble.reading(file, 0, e);
        }
    }

    /** @return the file */
    Path file();

    /** @return how many (inflated) bytes were taken so far */
    long position();

    /** @return a number that the bytes after {@link #position()} surely do not exceed */
    long remainingAtMost() throws IOException;

    /**
     * Takes up to {@code length} bytes.
     *
     * @return how many came; fewer than asked only at the end
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /**
     * Takes voxels into memory, or maps them. Memory is reserved only after the file is known to hold them.
     *
     * @param bytes how many; the source has to hold them
     * @return the bytes, read-only by convention
     * @throws org.lodestone.core.RefusedException LS-NIFTI-009 when the source ends before
     */
    MemorySegment take(long bytes) throws IOException;

    /**
     * Looks at what follows the voxels.
     *
     * @return how many bytes do
     * @throws org.lodestone.core.RefusedException when it is damaged or goes on without end
     */
    long finish() throws IOException;

    /** Skips {@code bytes}; stops silently at the end. */
    default void skip(long bytes) throws IOException {
        byte[] scratch = new byte[(int) Math.min(1 << 16, bytes)];
        long left = bytes;
        while (left > 0) {
            int n = read(scratch, 0, (int) Math.min(scratch.length, left));
            if (n <= 0) {
                return;
            }
            left -= n;
        }
    }

    @Override
    void close() throws IOException;
}
