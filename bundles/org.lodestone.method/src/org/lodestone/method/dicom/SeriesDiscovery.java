package org.lodestone.method.dicom;

import java.util.List;
import org.lodestone.method.Method;

/**
 * Lists the DICOM series below a folder, sorted by patient, study and number. Reads headers, not pixels. Files that are no DICOM are
 * passed over; damaged ones, duplicates and odd mixtures are warnings, and the rest is listed nevertheless.
 */
public interface SeriesDiscovery extends Method<SeriesDiscoveryInput, List<DicomSeries>> {
}
