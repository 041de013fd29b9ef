package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What to hand to an archive.
 *
 * @param address the archive
 * @param files DICOM files, or folders of which every DICOM file is taken
 */
public record PacsSendInput(PacsAddress address, List<Path> files) {

    /** Copies the list. */
    public PacsSendInput {
        Objects.requireNonNull(address, "address");
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("nothing to send");
        }
    }
}
