package org.lodestone.method.export;

import java.nio.file.Path;

/**
 * A file that an export takes along or rests on.
 *
 * @param kind what it is
 * @param path file, or folder for a series
 */
public record Attachment(Kind kind, Path path) {

    /** What an attachment is. */
    public enum Kind {
        /** The report as PDF/A. */
        REPORT_PDF,
        /** A picture of the target as PNG. */
        PICTURE_PNG,
        /** Folder with the DICOM series that the structural scan was converted from: patient, study and frame of reference. */
        DICOM_SERIES
    }
}
