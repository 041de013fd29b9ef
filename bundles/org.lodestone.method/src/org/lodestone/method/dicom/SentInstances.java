package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.List;

/**
 * What an archive took.
 *
 * @param taken files that it stored
 * @param refused files that it did not; the findings say why
 */
public record SentInstances(List<Path> taken, List<Path> refused) {

    /** Copies the lists. */
    public SentInstances {
        taken = List.copyOf(taken);
        refused = List.copyOf(refused);
    }
}
