package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where to look for series.
 *
 * @param source a folder with subfolders, a DICOMDIR, a ZIP archive or one DICOM file
 * @param scratch existing folder that a ZIP is unpacked into; the caller deletes it when the series are no longer needed
 */
public record SeriesDiscoveryInput(Path source, Path scratch) {

    /** Checks the components. */
    public SeriesDiscoveryInput {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(scratch, "scratch");
    }
}
