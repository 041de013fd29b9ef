package org.lodestone.study.store;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.core.Folders;

/** Trees of files: listed, deleted, made to reach the disk. */
final class StoreFolders {

    private StoreFolders() {
    }

    /** @return all files of the raw cases below a store, sorted */
    static List<Path> cases(Path root) throws IOException {
        List<Path> cases;
        try (Stream<Path> children = Files.list(root)) {
            cases = children.filter(child -> child.getFileName().toString().startsWith("sub-")).sorted().toList();
        }
        List<Path> files = new ArrayList<>();
        for (Path folder : cases) {
            // What a system leaves in every folder (.DS_Store) is nobody's scan.
            Folders.files(folder).stream().filter(file -> !file.getFileName().toString().startsWith(".")).forEach(files::add);
        }
        return files;
    }

    /** Returns when all files below a folder are on the disk. */
    static void force(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            if (Files.isDirectory(path)) {
                forceFolder(path);
            } else {
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Makes the names in a folder reach the disk; Windows does that by itself and cannot open a folder. */
    static void forceFolder(Path folder) throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
