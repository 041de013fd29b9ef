package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What to de-identify.
 *
 * @param source a DICOM file or a folder with subfolders
 * @param target folder that receives {@code STUDY/SERIES/INSTANCE.dcm}, named after the new identifiers; absent or empty
 */
public record DeidentificationInput(Path source, Path target) {

    /** Checks the components. */
    public DeidentificationInput {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
    }
}
