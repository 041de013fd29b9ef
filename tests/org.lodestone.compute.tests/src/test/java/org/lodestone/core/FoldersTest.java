package org.lodestone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    Path root;

    @Test
    void aTreeIsListedSortedAndDeletedWhole() throws IOException {
        Path tree = Files.createDirectories(root.resolve("tree"));
        Files.createDirectories(tree.resolve("b/empty"));
        Path deep = Files.writeString(tree.resolve("b/two.txt"), "2");
        Path top = Files.writeString(tree.resolve("a.txt"), "1");
        assertEquals(List.of(top, deep), Folders.files(tree));
        Folders.delete(tree);
        assertTrue(Files.notExists(tree));
        assertEquals(List.of(), Folders.files(tree));
        Folders.delete(tree);
    }

    @Test
    void aLinkIsDeletedAndWhatItLeadsToStays() throws IOException {
        Path kept = Files.createDirectories(root.resolve("kept"));
        Path scan = Files.writeString(kept.resolve("scan.nii"), "voxels");
        Path tree = Files.createDirectories(root.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), kept);
        Folders.delete(tree);
        assertFalse(Files.exists(tree));
        assertTrue(Files.exists(scan));
    }

    @Test
    void aMovedFileReplacesWhatWasThere() throws IOException {
        Path from = Files.writeString(root.resolve("new"), "new");
        Path to = Files.writeString(root.resolve("old"), "old");
        Folders.move(from, to);
        assertEquals("new", Files.readString(to));
        assertFalse(Files.exists(from));
    }
}
