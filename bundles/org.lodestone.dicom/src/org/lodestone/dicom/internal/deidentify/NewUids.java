package org.lodestone.dicom.internal.deidentify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * New unique identifiers for old ones: 2.25 and 128 bits of SHA-256 of key and old identifier (PS3.5, B.2). The same old one gives the same
 * new one in every file and run, so references stay whole; without the key nobody can tell which old one it was.
 *
 * @param key any text; empty for none
 */
record NewUids(String key) {

    private static final String OF_THE_STANDARD = "1.2.840.10008.";
    private static final int BYTES = 16;

    /** @return the new identifier; those of the standard itself (classes, codings, well-known frames) stay */
    String of(String uid) {
        if (uid.isEmpty() || uid.startsWith(OF_THE_STANDARD)) {
            return uid;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(("lodestone " + key.length() + " " + key).getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(uid.getBytes(StandardCharsets.UTF_8));
            return "2.25." + new BigInteger(1, Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
