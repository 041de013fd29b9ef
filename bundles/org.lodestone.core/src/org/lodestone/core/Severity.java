package org.lodestone.core;

/** How much a {@link Finding} matters. */
public enum Severity {
    /** Worth knowing; changes nothing. */
    INFO,
    /** The result stands, but somebody should look. */
    WARNING,
    /** There is no result, or it must not be used. */
    ERROR
}
