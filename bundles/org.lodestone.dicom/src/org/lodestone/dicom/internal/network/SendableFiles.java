package org.lodestone.dicom.internal.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.dicom.internal.series.FileList;

/**
 * What of some files and folders can be sent.
 *
 * @param files DICOM files, in the order given, folders sorted
 * @param unusable files named by the caller that are no DICOM files
 * @param findings about these
 */
public record SendableFiles(List<Sendable> files, List<Path> unusable, List<Finding> findings) {

    /** Copies the lists. */
    public SendableFiles {
        files = List.copyOf(files);
        unusable = List.copyOf(unusable);
        findings = List.copyOf(findings);
    }

    /** @throws RefusedException when a file or folder is not there */
    public static SendableFiles of(List<Path> places, Progress progress) {
        List<Sendable> files = new ArrayList<>();
        List<Path> unusable = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Path place : places) {
            try {
                for (Path file : FileList.below(place, progress, findings)) {
                    progress.check();
                    try {
                        files.add(Sendable.of(file));
                    } catch (DamagedDicomException e) {
                        // Other files lie in folders of images too; only one that was named is worth a word.
                        if (file.equals(place)) {
                            unusable.add(file);
                            findings.add(Finding.warning("LS-PACS-018", file.getFileName() + " is not sent: " + e.getMessage() + ".",
                                    "Give DICOM files with a preamble.").with("file", file).with("offset", e.offset()));
                        }
                    }
                }
            } catch (IOException e) {
                throw new RefusedException(Finding.error("LS-PACS-018", place + " cannot be read: " + e.getMessage() + ".",
                        "Check the path and its rights.").with("file", place).with("offset", 0));
            }
        }
        return new SendableFiles(files, unusable, findings);
    }
}
