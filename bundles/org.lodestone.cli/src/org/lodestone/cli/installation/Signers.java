package org.lodestone.cli.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who signed a jar, by SHA-256 fingerprints of certificates in lower-case hexadecimal digits. Any thread. */
public final class Signers {

    private Signers() {
    }

    /** @return fingerprints as a site writes them: commas between, colons and either case allowed */
    public static Set<String> fingerprints(String text) {
        return Arrays.stream(text.split(",")).map(f -> f.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT)).filter(f -> !f.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param jar looked at whole
     * @return those who signed every file in it; empty when one is unsigned
     * @throws SecurityException when a file was changed after it was signed
     * @throws IOException when it cannot be read
     */
    public static Set<String> of(Path jar) throws IOException {
        Optional<Set<String>> all = Optional.empty();
        try (JarFile open = new JarFile(jar.toFile(), true)) {
            List<JarEntry> files = Collections.list(open.entries()).stream().filter(e -> !e.isDirectory() && !isSignature(e.getName())).toList();
            for (JarEntry file : files) {
                try (InputStream in = open.getInputStream(file)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                // Known only when all of it was read.
                Set<String> own = fingerprints(file.getCodeSigners());
                all = Optional.of(all.map(before -> common(before, own)).orElse(own));
            }
        }
        return all.orElse(Set.of());
    }

    /** @return the first of those who are trusted */
    static Optional<String> trusted(CodeSigner[] signers, Set<String> trusted) {
        return fingerprints(signers).stream().filter(trusted::contains).findFirst();
    }

    private static boolean isSignature(String name) {
        return name.toUpperCase(Locale.ROOT).matches("META-INF/([^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]+|MANIFEST\\.MF)");
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static Set<String> fingerprints(CodeSigner[] signers) {
        return Stream.ofNullable(signers).flatMap(Arrays::stream).map(s -> s.getSignerCertPath().getCertificates().getFirst())
                .map(certificate -> {
                    try {
                        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
                    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
                        throw new SecurityException(e);
                    }
                }).collect(Collectors.toCollection(TreeSet::new));
    }
}
