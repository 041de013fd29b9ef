package org.lodestone.method.export;

import java.nio.file.Path;
import java.util.List;

/**
 * Says that an export was written, read back and found to be right.
 *
 * @param format what was written
 * @param files in their final place
 * @param sha256 hash of each file, same order
 * @param positions how many positions were compared
 * @param largestErrorMm largest distance between plan and file; at most {@link VerifiedExport#TOLERANCE_MM}
 * @param largestErrorRad largest angle between the planned coil and the one in the file
 */
public record ExportReceipt(
        FormatInfo format, List<Path> files, List<String> sha256, int positions, double largestErrorMm, double largestErrorRad) {

    /** Copies the lists. */
    public ExportReceipt {
        files = List.copyOf(files);
        sha256 = List.copyOf(sha256);
    }
}
