package org.lodestone.study.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it may be stored: PBKDF2 with HMAC-SHA-512 (RFC 8018), salted, as many rounds as the Open Worldwide Application Security
 * Project's cheat sheet of 2023 asks for (210 000). Written as {@code pbkdf2-sha512$rounds$salt$hash}, so that the rounds can be raised later.
 *
 * @param rounds how often HMAC is applied
 * @param salt in hexadecimal, random
 * @param hash in hexadecimal
 */
public record PasswordHash(int rounds, String salt, String hash) {

    /** Rounds of new hashes. */
    public static final int ROUNDS = 210_000;

    private static final String NAME = "pbkdf2-sha512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;

    /**
     * @param password what the person chose; wiped by the caller. Not modified.
     * @return its hash under a new salt
     */
    public static PasswordHash of(char[] password) {
        return of(password, ROUNDS);
    }

    static PasswordHash of(char[] password, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(rounds, HexFormat.of().formatHex(salt), HexFormat.of().formatHex(derive(password, salt, rounds)));
    }

    /** @return the hash written by {@link #toString()}; an {@link IllegalArgumentException} for anything else */
    public static PasswordHash parse(String text) {
        String[] parts = text.split("\\$");
        if (parts.length != 4 || !parts[0].equals(NAME)) {
            throw new IllegalArgumentException("no password hash");
        }
        return new PasswordHash(Integer.parseInt(parts[1]), parts[2], parts[3]);
    }

    /** @return whether {@code password} is the one; takes the same time for every wrong one. Not modified. */
    public boolean matches(char[] password) {
        byte[] tried = derive(password, HexFormat.of().parseHex(salt), rounds);
        return MessageDigest.isEqual(tried, HexFormat.of().parseHex(hash));
    }

    private static byte[] derive(char[] password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 8 has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Overwrites a password that is not needed any more. */
    public static void wipe(char[] password) {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return NAME + "$" + rounds + "$" + salt + "$" + hash;
    }
}
