package org.lodestone.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file so that it is whole or not there: under a hidden name in the same folder, forced to disk, then moved. A file of that name is
 * replaced, a folder never. Any thread.
 */
public final class WholeFile {

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /**
         * @param channel empty file, open for writing; left open
         * @throws IOException when it cannot be written
         */
        void writeTo(FileChannel channel) throws IOException;
    }

    private WholeFile() {
    }

    /**
     * @param file replaced when it exists; its folder is made when absent
     * @param text written as UTF-8
     * @throws IOException when folder or disk do not take it; the old file is as before
     */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param file replaced when it exists; its folder is made when absent
     * @param content all bytes. Not modified.
     * @throws IOException when folder or disk do not take it; the old file is as before
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /**
     * @param file replaced when it exists; its folder is made when absent
     * @param content writes the bytes; whatever it throws leaves nothing behind
     * @throws IOException when folder or disk do not take it; the old file is as before
     */
    public static void write(Path file, Content content) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
        if (Files.isDirectory(whole)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        Files.createDirectories(whole.getParent());
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Folders.move(part, whole);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
