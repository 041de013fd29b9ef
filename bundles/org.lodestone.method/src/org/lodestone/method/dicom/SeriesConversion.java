package org.lodestone.method.dicom;

import org.lodestone.method.Method;

/** Converts a DICOM series to NIfTI with a JSON sidecar. All files are there at the end, or none. */
public interface SeriesConversion extends Method<SeriesConversionInput, ConvertedSeries> {
}
