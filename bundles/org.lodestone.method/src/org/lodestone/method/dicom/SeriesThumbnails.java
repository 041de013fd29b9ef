package org.lodestone.method.dicom;

import org.lodestone.method.Method;

/**
 * Makes a small picture of a series: its middle slice, or the middle one of a mosaic or a multi-frame image. Compressed pixels give an
 * empty picture and a remark.
 */
public interface SeriesThumbnails extends Method<DicomSeries, SeriesThumbnail> {
}
