package org.lodestone.study.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The right to write to a store: one process has it, the system takes it back when that process ends however it ends. */
final class StoreLock implements AutoCloseable {

    /** The lock covers a byte far behind the text, since a locked byte cannot be read on every system. */
    private static final long LOCKED_BYTE = 1L << 30;
    private static final int LONGEST_TEXT = 1000;

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param file the lock file; its folder exists
     * @param actor who asks, for the message that others see
     * @return the lock; empty when another has it
     * @throws IOException when the file cannot be written
     */
    static Optional<StoreLock> tryTake(Path file, String actor) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
        } catch (OverlappingFileLockException e) {
            // This process has it already, in another window.
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        String text = "process " + ProcessHandle.current().pid() + " of " + actor + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        return Optional.of(new StoreLock(channel));
    }

    /** @return who has the lock, in words */
    static String holder(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.isEmpty() || text.length() > LONGEST_TEXT ? "another process" : text;
        } catch (IOException e) {
            return "another process (" + e.getClass().getSimpleName() + ")";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
