package org.lodestone.study.derivative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.RefusedException;

class DerivativeFolderTest {

    @TempDir
    private Path root;

    private List<String> entries() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothingIsThereUntilItIsPublished() throws IOException {
        try (DerivativeFolder folder = DerivativeFolder.open(root, "01")) {
            Files.writeString(folder.file("func/a.json"), "new");
            assertFalse(Files.exists(root.resolve("sub-01")));

            folder.publish("1.2.3");
        }

        assertEquals("new", Files.readString(root.resolve("sub-01/func/a.json")));
        assertEquals(List.of("dataset_description.json", "sub-01"), entries());
    }

    @Test
    void whatIsNotPublishedLeavesNoTraceAndKeepsTheOld() throws IOException {
        Files.createDirectories(root.resolve("sub-01"));
        Files.writeString(root.resolve("sub-01/old"), "old");

        try (DerivativeFolder folder = DerivativeFolder.open(root, "01")) {
            Files.writeString(folder.file("deep/er/new"), "new");
        }

        assertEquals(List.of("sub-01"), entries());
        assertEquals("old", Files.readString(root.resolve("sub-01/old")));
    }

    @Test
    void publishingReplacesTheOldAsAWhole() throws IOException {
        Files.createDirectories(root.resolve("sub-01"));
        Files.writeString(root.resolve("sub-01/old"), "old");

        try (DerivativeFolder folder = DerivativeFolder.open(root, "01")) {
            Files.writeString(folder.file("new"), "new");
            folder.publish("1.2.3");
        }

        assertFalse(Files.exists(root.resolve("sub-01/old")));
        assertTrue(Files.exists(root.resolve("sub-01/new")));
    }

    @Test
    void aPlaceThatIsAFileIsRefusedWithARemedy() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");

        RefusedException refusal = assertThrows(RefusedException.class, () -> DerivativeFolder.open(file, "01"));

        assertTrue(refusal.getMessage().contains(file.toString()));
    }

    @Test
    void aNameThatLeadsOutIsAFault() {
        try (DerivativeFolder folder = DerivativeFolder.open(root, "01")) {
            assertThrows(IllegalArgumentException.class, () -> folder.file("../elsewhere"));
        }
    }
}
