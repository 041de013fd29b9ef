package org.lodestone.method.export;

import java.util.List;

/**
 * What an independent reader found in the files of an export.
 *
 * @param positions every position of every target
 * @param attachmentSha256 hashes of the attachments that the files carry (encapsulated report, pictures), in the order of the files
 */
public record ReadBack(List<ExportedPosition> positions, List<String> attachmentSha256) {

    /** Copies the lists. */
    public ReadBack {
        positions = List.copyOf(positions);
        attachmentSha256 = List.copyOf(attachmentSha256);
    }

    /** @return positions only */
    public static ReadBack of(List<ExportedPosition> positions) {
        return new ReadBack(positions, List.of());
    }
}
