package org.lodestone.method.dicom;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What to fetch.
 *
 * @param address the archive
 * @param way how it comes
 * @param studyUid which study
 * @param seriesUid which series of it; empty for all
 * @param instanceUid which instance of the series; empty for all
 * @param folder where files go; made when absent
 */
public record PacsRetrieveInput(
        PacsAddress address, Way way, String studyUid, String seriesUid, String instanceUid, Path folder) {

    /** How instances come from the archive. */
    public sealed interface Way {

        /** In the connection that asked (C-GET, WADO-RS). */
        record Same() implements Way {
        }

        /**
         * In connections that the archive opens to us (C-MOVE); it has to know our title and address.
         *
         * @param bindAddress address we listen at
         * @param port port we listen at while the move lasts; 0 for any
         */
        record Move(String bindAddress, int port) implements Way {
        }
    }

    /** Checks the components. */
    public PacsRetrieveInput {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(folder, "folder");
        checkUid(studyUid);
        if (!seriesUid.isEmpty()) {
            checkUid(seriesUid);
        }
        if (!instanceUid.isEmpty()) {
            checkUid(instanceUid);
            checkUid(seriesUid);
        }
    }

    private static void checkUid(String uid) {
        if (!uid.matches("[0-9.]{1,64}")) {
            throw new IllegalArgumentException("unique identifier '" + uid + "' (digits and dots)");
        }
    }
}
