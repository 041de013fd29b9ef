package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Where to look for series.
 *
 * @param source a folder with subfolders, a DICOMDIR, a ZIP archive or one DICOM file
 * @param scratch existing folder that a ZIP is unpacked into; the caller deletes it when the series are no longer needed
 * @param listener given the list as far as it is known, sorted, a few times a second while files are read, on the thread of the caller;
 *     series grow from one list to the next, and roles and warnings are final in the result only
 */
public record SeriesDiscoveryInput(Path source, Path scratch, Consumer<List<DicomSeries>> listener) {

    /** Checks the components. */
    public SeriesDiscoveryInput {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(scratch, "scratch");
        Objects.requireNonNull(listener, "listener");
    }

    /** Nobody waits for the first rows. */
    public SeriesDiscoveryInput(Path source, Path scratch) {
        this(source, scratch, _ -> { });
    }
}
