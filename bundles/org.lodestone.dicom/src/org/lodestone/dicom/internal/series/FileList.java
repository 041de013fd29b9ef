package org.lodestone.dicom.internal.series;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Finding;
import org.lodestone.core.Progress;

/** All regular files below a folder, links followed, loops noticed. */
public final class FileList {

    private static final int DEEPEST = 64;

    private FileList() {
    }

    /**
     * @param source a folder, a DICOMDIR (its folder is taken) or one file
     * @param findings receives a warning for each folder that could not be entered
     * @return the files, sorted
     */
    public static List<Path> below(Path source, Progress progress, List<Finding> findings) throws IOException {
        if (Files.isRegularFile(source)) {
            if (!source.getFileName().toString().toUpperCase(Locale.ROOT).equals("DICOMDIR")) {
                return List.of(source);
            }
            return below(source.toAbsolutePath().getParent(), progress, findings);
        }
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(source, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                progress.check();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException trouble) throws IOException {
                if (file.equals(source)) {
                    throw trouble;
                }
                String what = trouble instanceof FileSystemLoopException ? "is a link to a folder that it lies in" : "cannot be read";
                findings.add(Finding.warning("LS-DICOM-002", file + " " + what + " and was passed over.",
                        "Check its links and rights if series are missing.").with("file", file).with("offset", 0));
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }
}
