package org.lodestone.pipeline.internal.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.study.derivative.DerivativeFolder;

/**
 * Results on their way to a folder that may hold other things: written to a hidden folder inside it, moved out file by file at the end,
 * gone when closed before. Used by one thread.
 */
final class StagedFolder implements AutoCloseable {

    private final Path place;
    private final Path staging;
    private final boolean made;
    private boolean published;

    private StagedFolder(Path place, Path staging, boolean made) {
        this.place = place;
        this.staging = staging;
        this.made = made;
    }

    static StagedFolder in(Path place) {
        try {
            boolean made = !Files.exists(place);
            Files.createDirectories(place);
            return new StagedFolder(place, Files.createTempDirectory(place, ".unfinished-"), made);
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(place, e);
        }
    }

    /** @return where to write a file now; its folder exists */
    Path file(String relative) {
        Path file = staging.resolve(relative);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(place, e);
        }
        return file;
    }

    /** Moves all files to their place, replacing earlier ones; @return them, sorted */
    List<Path> publish() {
        try {
            List<Path> moved;
            try (Stream<Path> files = Files.walk(staging)) {
                moved = files.filter(Files::isRegularFile).map(staging::relativize).sorted().toList();
            }
            for (Path file : moved) {
                Path to = place.resolve(file);
                Files.createDirectories(to.getParent());
                move(staging.resolve(file), to);
            }
            delete(staging);
            published = true;
            return moved.stream().map(place::resolve).toList();
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(place, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        if (!published) {
            try {
                delete(staging);
                if (made) {
                    Files.deleteIfExists(place);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the unfinished folder " + staging + " could not be deleted", e);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
