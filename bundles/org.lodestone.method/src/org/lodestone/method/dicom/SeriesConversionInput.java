package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A series to be converted.
 *
 * @param series what {@link SeriesDiscovery} found
 * @param folder where images and sidecars go; made when absent
 * @param name file name without ending: {@code sub-01_task-rest_bold}
 */
public record SeriesConversionInput(DicomSeries series, Path folder, String name) {

    /** Checks the components. */
    public SeriesConversionInput {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(folder, "folder");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.+-]*")) {
            throw new IllegalArgumentException("file name " + name);
        }
    }
}
