package org.lodestone.dicom.internal.network;

import java.util.List;

/** Services and codings (PS3.4, PS3.6 annex A). */
final class Uids {

    static final String ECHO = "1.2.840.10008.1.1";
    static final String STUDY_FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    static final String STUDY_MOVE = "1.2.840.10008.5.1.4.1.2.2.2";
    static final String STUDY_GET = "1.2.840.10008.5.1.4.1.2.2.3";
    /** All classes of stored objects begin so. */
    static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String CODINGS = "1.2.840.10008.1.2";

    /** Classes of what a patient of ours has in an archive: images, spectra, raw data, documents, structures, reports. */
    static final List<String> FETCHED = List.of(
            "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.4.1", "1.2.840.10008.5.1.4.1.1.4.2", "1.2.840.10008.5.1.4.1.1.4.3",
            "1.2.840.10008.5.1.4.1.1.4.4", "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.2.1", "1.2.840.10008.5.1.4.1.1.128",
            "1.2.840.10008.5.1.4.1.1.130", "1.2.840.10008.5.1.4.1.1.20", "1.2.840.10008.5.1.4.1.1.7", "1.2.840.10008.5.1.4.1.1.7.2",
            "1.2.840.10008.5.1.4.1.1.7.3", "1.2.840.10008.5.1.4.1.1.7.4", "1.2.840.10008.5.1.4.1.1.11.1", "1.2.840.10008.5.1.4.1.1.66",
            "1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.88.11", "1.2.840.10008.5.1.4.1.1.88.22",
            "1.2.840.10008.5.1.4.1.1.88.33", "1.2.840.10008.5.1.4.1.1.104.1", "1.2.840.10008.5.1.4.1.1.481.3",
            "1.3.12.2.1107.5.9.1");

    /** Codings that we take for stored objects, the preferred ones first; pixels are kept as they come. */
    static final List<String> STORED = List.of(EXPLICIT, IMPLICIT, "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80",
            "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.81",
            "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.2");

    private Uids() {
    }

    /** @return true for a class of stored objects, of the standard or a maker's own */
    static boolean isStorage(String abstractSyntax) {
        return abstractSyntax.startsWith(STORAGE) || FETCHED.contains(abstractSyntax);
    }

    /** @return true for a coding that a file can have */
    static boolean isCoding(String transferSyntax) {
        return transferSyntax.equals(CODINGS) || transferSyntax.startsWith(CODINGS + ".");
    }
}
