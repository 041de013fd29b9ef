package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.List;

/**
 * Images made of a series.
 *
 * @param images NIfTI files, sorted by name: one for most series, more when the series mixes echoes or orientations
 * @param files all files written: images, JSON sidecars, diffusion tables
 * @param converter program and version, for provenance
 */
public record ConvertedSeries(List<Path> images, List<Path> files, String converter) {

    /** Copies the lists. */
    public ConvertedSeries {
        images = List.copyOf(images);
        files = List.copyOf(files);
    }
}
