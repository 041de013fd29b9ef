package org.lodestone.core;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Trees of files: what every step needs that lets its results gather in a hidden folder and publishes them at once. Any thread. */
public final class Folders {

    private Folders() {
    }

    /**
     * @param folder with any depth of folders below it
     * @return its regular files, sorted by path; none when there is no such folder
     * @throws IOException when a folder cannot be listed
     */
    public static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /**
     * Deletes a folder with all it holds; links are deleted, not what they lead to. Nothing happens when there is no such folder.
     *
     * @param folder to delete
     * @throws IOException when something in it cannot be deleted
     */
    public static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(folder)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    /**
     * Moves a file or folder in one step where the file system can; a file that is there is replaced.
     *
     * @param from what to move
     * @param to its new path, on the same disk
     * @throws IOException when it cannot be moved; both places are as before, unless the file system knows no single step
     */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
