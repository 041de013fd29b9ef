package org.lodestone.method.dicom;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A question to an archive.
 *
 * @param address the archive
 * @param level what is listed; series need a StudyInstanceUID among the keys, instances a SeriesInstanceUID too
 * @param keys value by DICOM keyword ({@code PatientID}); wildcards * and ?, ranges of dates 20260101-20261231, or empty to ask for it only
 * @param limit most matches that are wanted, at least 1
 */
public record PacsQueryInput(PacsAddress address, Level level, Map<String, String> keys, int limit) {

    /** What a query lists. */
    public enum Level {
        /** Studies with their patients. */
        STUDY,
        /** Series of one study. */
        SERIES,
        /** Instances of one series. */
        IMAGE
    }

    /** Checks the components and copies the keys. */
    public PacsQueryInput {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(level, "level");
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }
}
