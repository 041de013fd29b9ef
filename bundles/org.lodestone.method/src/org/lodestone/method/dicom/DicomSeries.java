package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One DICOM series as its headers describe it. Texts are empty when the header has none. Holds identifying data: show it, do not log it.
 *
 * @param patientId (0010,0020)
 * @param patientName (0010,0010), as stored
 * @param studyUid (0020,000D)
 * @param studyDate (0008,0020), yyyymmdd
 * @param studyDescription (0008,1030)
 * @param seriesUid (0020,000E)
 * @param number (0020,0011); -1 when absent
 * @param description (0008,103E), else protocol name
 * @param modality (0008,0060)
 * @param device manufacturer and model
 * @param imageType (0008,0008), its words
 * @param columns voxels a row of one slice
 * @param rows voxels a column of one slice
 * @param slices slices a volume, 0 when unknown
 * @param volumes volumes in time, at least 1
 * @param repetitionTimeMs (0018,0080)
 * @param echoTimeMs (0018,0081)
 * @param inversionTimeMs (0018,0082)
 * @param phaseAxis (0018,1312): ROW or COL
 * @param role what it is good for
 * @param roleReason why that was suggested, in words
 * @param files its instances in the order of their numbers, each once
 */
public record DicomSeries(
        String patientId,
        String patientName,
        String studyUid,
        String studyDate,
        String studyDescription,
        String seriesUid,
        int number,
        String description,
        String modality,
        String device,
        List<String> imageType,
        int columns,
        int rows,
        int slices,
        int volumes,
        OptionalDouble repetitionTimeMs,
        OptionalDouble echoTimeMs,
        OptionalDouble inversionTimeMs,
        String phaseAxis,
        SeriesRole role,
        String roleReason,
        List<Path> files) {

    /** Copies the lists. */
    public DicomSeries {
        imageType = List.copyOf(imageType);
        files = List.copyOf(files);
        Objects.requireNonNull(role, "role");
        if (files.isEmpty()) {
            throw new IllegalArgumentException("series without files");
        }
    }
}
