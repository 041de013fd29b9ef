package org.lodestone.io.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file so that it is whole or not there: under a temporary name in the same folder, forced to disk, then moved. */
public final class WholeFile {

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /** @param channel empty file, open for writing */
        void writeTo(FileChannel channel) throws IOException;
    }

    private WholeFile() {
    }

    /**
     * @param target replaced when it exists; its folder is made when absent
     * @param content all bytes. Not modified.
     * @throws org.lodestone.core.RefusedException LS-IO-002 when folder or disk do not take it
     */
    public static void write(Path target, byte[] content) {
        write(target, channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /**
     * @param target replaced when it exists; its folder is made when absent
     * @param content writes the bytes; whatever it throws leaves nothing behind
     * @throws org.lodestone.core.RefusedException LS-IO-002 when folder or disk do not take it
     */
    public static void write(Path target, Content content) {
        Path whole = target.toAbsolutePath();
        Path part = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(whole.getParent());
            try {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    content.writeTo(channel);
                    channel.force(true);
                }
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw FileTrouble.writing(target, e);
        }
    }
}
