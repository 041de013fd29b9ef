package org.lodestone.study.store;

/**
 * A file of the store as the index has it.
 *
 * @param path relative to the store, with slashes
 * @param sha256 hash of its bytes
 * @param bytes its size
 * @param auditNumber row of the audit trail that brought it
 */
public record StoredFile(String path, String sha256, long bytes, long auditNumber) {
}
