package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.List;

/**
 * What was de-identified.
 *
 * @param files results, in the order of their originals' paths
 * @param leftOut originals without a result: burned-in names, damaged files; the findings say why
 */
public record DeidentifiedFiles(List<Path> files, List<Path> leftOut) {

    /** Copies the lists. */
    public DeidentifiedFiles {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }
}
