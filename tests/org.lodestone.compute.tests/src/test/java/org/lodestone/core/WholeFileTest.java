package org.lodestone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsReplacedAndItsFolderMade() throws IOException {
        Path file = folder.resolve("deep").resolve("er").resolve("text.txt");
        WholeFile.write(file, "old");
        WholeFile.write(file, "newµ");
        assertEquals("newµ", Files.readString(file));
        assertEquals(List.of(file), list(file.getParent()));
    }

    @Test
    void anEmptyFolderIsNeverReplacedByAFile() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("results"));
        assertThrows(IOException.class, () -> WholeFile.write(taken, "text"));
        assertEquals(List.of(taken), list(folder));
        assertEquals(List.of(), list(taken));
    }

    @Test
    void contentThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "old");
        assertThrows(IllegalStateException.class, () -> WholeFile.write(file, channel -> {
            channel.write(ByteBuffer.allocate(100));
            throw new IllegalStateException("half way");
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), list(folder));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
