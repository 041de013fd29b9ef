package org.lodestone.method.export;

import org.lodestone.method.Method;

/**
 * Reads a file of targets as its receiver would. Shares no code with the exporter that wrote it except the parser of the container (XML,
 * JSON, DICOM): that is what makes the comparison worth something. Refuses files of another format, of another version or with a
 * coordinate convention that it does not know.
 */
public interface TargetFileReader extends Method<ReadBackRequest, ReadBack> {

    /** @return the format's permanent id, the same as that of its {@link TargetExporter#format()} */
    String formatId();
}
