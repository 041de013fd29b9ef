package org.lodestone.dicom.internal.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lodestone.core.Finding;
import org.lodestone.dicom.internal.header.DicomHeader;
import org.lodestone.dicom.internal.header.DicomTag;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesRole;

/** Sorts headers into series. */
final class SeriesGrouping {

    private SeriesGrouping() {
    }

    /**
     * @param headers in the order of their paths
     * @param findings receives duplicates, mixtures and missing pixels
     * @return series sorted by patient, date, study, number
     */
    static List<DicomSeries> group(List<DicomHeader> headers, List<Finding> findings) {
        Map<String, List<DicomHeader>> groups = new LinkedHashMap<>();
        for (DicomHeader header : headers) {
            if (!header.text(DicomTag.SERIES_UID).isEmpty()) {
                groups.computeIfAbsent(header.text(DicomTag.SERIES_UID), _ -> new ArrayList<>()).add(header);
            }
        }
        List<DicomSeries> series = new ArrayList<>();
        for (List<DicomHeader> group : groups.values()) {
            List<DicomHeader> images = withPixels(withoutDuplicates(group, findings), findings);
            if (!images.isEmpty()) {
                series.add(series(images, findings));
            }
        }
        series.sort(Comparator.comparing(DicomSeries::patientId).thenComparing(DicomSeries::studyDate)
                .thenComparing(DicomSeries::studyUid).thenComparing(DicomSeries::number).thenComparing(DicomSeries::seriesUid));
        return List.copyOf(series);
    }

    private static List<DicomHeader> withoutDuplicates(List<DicomHeader> group, List<Finding> findings) {
        Set<String> seen = new HashSet<>();
        List<DicomHeader> once = group.stream()
                .filter(h -> h.text(DicomTag.INSTANCE_UID).isEmpty() || seen.add(h.text(DicomTag.INSTANCE_UID))).toList();
        if (once.size() < group.size()) {
            findings.add(about(group.getFirst(), "LS-DICOM-005", (group.size() - once.size())
                    + " instances are there twice; the first of each is taken.", "Nothing, if the study was exported twice."));
        }
        return once;
    }

    private static List<DicomHeader> withPixels(List<DicomHeader> group, List<Finding> findings) {
        List<DicomHeader> images = group.stream().filter(h -> h.pixelOffset() >= 0).toList();
        // Reports and presentation states have no rows and no pixels either; nobody misses them in a list of images.
        List<DicomHeader> hollow =
                group.stream().filter(h -> h.pixelOffset() < 0 && !h.text(DicomTag.ROWS).isEmpty()).toList();
        if (!hollow.isEmpty()) {
            findings.add(about(hollow.getFirst(), "LS-DICOM-007", hollow.size() + " instances have no pixel data and are left out.",
                    "Export the study again with its images."));
        }
        return images;
    }

    private static DicomSeries series(List<DicomHeader> unsorted, List<Finding> findings) {
        List<DicomHeader> images = unsorted.stream()
                .sorted(Comparator.comparingInt((DicomHeader h) -> h.integer(DicomTag.INSTANCE_NUMBER, 0)).thenComparing(DicomHeader::file))
                .toList();
        DicomHeader first = images.getFirst();
        Extent extent = Extent.of(images);
        int orientations = extent.orientations();
        RoleSuggestion suggestion = RoleSuggestion.of(first, extent, orientations);
        if (extent.mixed() && suggestion.role() != SeriesRole.LOCALISER) {
            findings.add(about(first, "LS-DICOM-006", "the series mixes images of different size or orientation; it becomes several images.",
                    "Choose the right one after conversion."));
        }
        String description = first.text(DicomTag.SERIES_DESCRIPTION);
        return new DicomSeries(first.text(DicomTag.PATIENT_ID), first.text(DicomTag.PATIENT_NAME), first.text(DicomTag.STUDY_UID),
                first.text(DicomTag.STUDY_DATE), first.text(DicomTag.STUDY_DESCRIPTION), first.text(DicomTag.SERIES_UID),
                first.integer(DicomTag.SERIES_NUMBER, -1), description.isEmpty() ? first.text(DicomTag.PROTOCOL_NAME) : description,
                first.text(DicomTag.MODALITY), (first.text(DicomTag.MANUFACTURER) + " " + first.text(DicomTag.MODEL)).strip(),
                first.words(DicomTag.IMAGE_TYPE), extent.columns(), extent.rows(), extent.slices(), extent.volumes(),
                first.number(DicomTag.REPETITION_TIME), first.number(
                        first.text(DicomTag.ECHO_TIME).isEmpty() ? DicomTag.EFFECTIVE_ECHO_TIME : DicomTag.ECHO_TIME),
                first.number(DicomTag.INVERSION_TIME), first.text(DicomTag.PHASE_DIRECTION), suggestion.role(), suggestion.reason(),
                images.stream().map(DicomHeader::file).collect(Collectors.toList()));
    }

    private static Finding about(DicomHeader header, String code, String message, String remedy) {
        return Finding.warning(code, "Series " + header.text(DicomTag.SERIES_NUMBER) + " " + header.text(DicomTag.SERIES_DESCRIPTION) + ": "
                + message, remedy).with("file", header.file()).with("offset", 0);
    }
}
