package org.lodestone.method.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Files to be read back.
 *
 * @param files as the exporter returned them
 * @param scan the structural scan as the receiver has it, for formats that refer to it
 * @param attachments what went along, for files that carry it in another form: a reader compares the pixels of a picture itself
 */
public record ReadBackRequest(List<Path> files, Optional<ReferenceScan> scan, List<Attachment> attachments) {

    /** Checks the components and copies the lists. */
    public ReadBackRequest {
        files = List.copyOf(files);
        attachments = List.copyOf(attachments);
        Objects.requireNonNull(scan, "scan");
    }
}
