package org.lodestone.study.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.lodestone.core.Sha256;

/**
 * One row of the audit trail.
 *
 * @param number 1 for the first row, without gaps
 * @param at when, UTC, to the microsecond
 * @param actor who: the account, or the person that signed
 * @param action what was done, dotted lower case: {@code import}, {@code record.review}
 * @param subject what it was done to: {@code sub-01}, a file
 * @param details one JSON object as text, with the SHA-256 of what was touched; holds no name of a patient
 * @param previousHash hash of the row before, {@link #GENESIS} for the first
 * @param hash of this row
 */
public record AuditEntry(long number, Instant at, String actor, String action, String subject, String details, String previousHash,
        String hash) {

    /** What the first row has in place of a hash of the row before. */
    public static final String GENESIS = "0".repeat(64);

    /**
     * The hash a row must have: SHA-256 over its fields in order, each as its length in characters, a colon and its text, so that no two
     * rows give the same bytes.
     *
     * @return 64 hexadecimal digits
     */
    public String expectedHash() {
        StringBuilder text = new StringBuilder();
        for (String field : new String[] {String.valueOf(number), at.toString(), actor, action, subject, details, previousHash}) {
            text.append(field.length()).append(':').append(field);
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @return this with the hash it must have */
    AuditEntry sealed() {
        return new AuditEntry(number, at, actor, action, subject, details, previousHash, expectedHash());
    }
}
