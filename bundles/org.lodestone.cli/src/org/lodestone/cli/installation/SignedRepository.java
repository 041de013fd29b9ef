package org.lodestone.cli.installation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of a product's p2 repository of which every byte is vouched for: its two lists are signed by a key that the site trusts, and each
 * file has the SHA-256 that the list of artifacts gives it. So nothing needs a signature of its own, neither libraries of others nor the
 * archive of start scripts, of which p2 would look at none. The lists are written out plain, as they were verified: whoever reads the copy
 * cannot read another list than the one that was signed.
 *
 * @param source address of the repository, ending with a slash
 * @param trusted SHA-256 fingerprints of certificates, lower-case hexadecimal digits
 */
public record SignedRepository(URI source, Set<String> trusted) {

    private static final int TIMEOUT_MS = 30_000;
    private static final long LARGEST_BYTES = 500_000_000;
    private static final Pattern ARTIFACT = Pattern.compile(
            "<artifact classifier='([^']+)' id='([A-Za-z0-9._-]+)' version='([A-Za-z0-9._-]+)'.*?</artifact>", Pattern.DOTALL);
    private static final Pattern ANY_ARTIFACT = Pattern.compile("<artifact[ >]");
    private static final Pattern HASH = Pattern.compile("name='download\\.checksum\\.sha-256' value='([0-9a-f]{64})'");
    private static final Pattern PRODUCT = Pattern.compile("<unit id='lodestone' version='([^']+)'");

    /**
     * What was copied.
     *
     * @param version of the product
     * @param signer fingerprint of the certificate that signed both lists
     */
    public record Copy(String version, String signer) {
    }

    /** Something about the repository that keeps it from being used; its message names code and remedy. */
    public static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        Refusal(String code, String message, String remedy) {
            super(code + " " + message + " Remedy: " + remedy);
        }
    }

    /** Copies the set. */
    public SignedRepository {
        trusted = Set.copyOf(trusted);
    }

    /**
     * Copies the repository.
     *
     * @param folder empty
     * @return what was copied
     * @throws Refusal LS-UPDATE-003 when it cannot be read, LS-UPDATE-004 when it is not signed by a trusted key, LS-UPDATE-005 when a file is not
     *     the one that was signed
     * @throws IOException when the folder cannot be written
     */
    public Copy copyTo(Path folder) throws IOException {
        SignedList units = list("content", folder);
        SignedList files = list("artifacts", folder);
        if (!units.signer().equals(files.signer())) {
            throw new Refusal("LS-UPDATE-004", "The two lists of " + source + " are signed by different keys.", "Ask whoever made the release.");
        }
        String artifacts = files.text();
        Matcher product = PRODUCT.matcher(units.text());
        if (!product.find()) {
            throw new Refusal("LS-UPDATE-003", source + " holds no Lodestone.", "Name the repository of a release.");
        }
        int copied = 0;
        for (MatchResult artifact : ARTIFACT.matcher(artifacts).results().toList()) {
            String file = place(artifact.group(1), artifact.group(2) + "_" + artifact.group(3));
            Matcher hash = HASH.matcher(artifact.group());
            if (!hash.find()) {
                throw new Refusal("LS-UPDATE-005", "The list says no SHA-256 of " + file + ".", "Ask whoever made the release.");
            }
            fetch(file, folder.resolve(file));
            if (!sha256(Files.readAllBytes(folder.resolve(file))).equals(hash.group(1))) {
                throw new Refusal("LS-UPDATE-005", file + " is not the file that was signed.", "Fetch the repository anew; use no part of this one.");
            }
            copied++;
        }
        if (copied == 0 || copied != ANY_ARTIFACT.matcher(artifacts).results().count()) {
            throw new Refusal("LS-UPDATE-003", "The list of files of " + source + " has lines that are not understood.", "Ask whoever made the release.");
        }
        return new Copy(product.group(1), units.signer());
    }

    private static String place(String classifier, String name) throws Refusal {
        return switch (classifier) {
            case "osgi.bundle" -> "plugins/" + name + ".jar";
            case "org.eclipse.update.feature" -> "features/" + name + ".jar";
            case "binary" -> "binary/" + name;
            default -> throw new Refusal("LS-UPDATE-003", "Files of the kind " + classifier + " are not known.", "Ask whoever made the release.");
        };
    }

    private record SignedList(String text, String signer) {
    }

    /** Fetches one of the two lists, takes it out of its signed jar and writes it plain. */
    private SignedList list(String name, Path folder) throws IOException {
        Path packed = folder.resolve(name + ".jar.signed");
        fetch(name + ".jar", packed);
        byte[] text;
        Optional<String> signer;
        try (JarFile jar = new JarFile(packed.toFile(), true)) {
            JarEntry entry = jar.getJarEntry(name + ".xml");
            if (entry == null) {
                throw new Refusal("LS-UPDATE-003", name + ".jar holds no list.", "Name the repository of a release.");
            }
            try (InputStream in = jar.getInputStream(entry)) {
                text = in.readAllBytes();
            }
            // Known only when all of it was read.
            signer = Signers.trusted(entry.getCodeSigners(), trusted);
            if (signer.isEmpty()) {
                throw new Refusal("LS-UPDATE-004", name + ".jar of " + source + " is not signed by a key that this site trusts.",
                        "Compare the fingerprint of the release with update.trusted in the site's configuration; do not install it otherwise.");
            }
        } catch (SecurityException e) {
            Refusal refusal = new Refusal("LS-UPDATE-004", name + ".jar was changed after it was signed: " + e.getMessage() + ".",
                    "Fetch the repository anew; use no part of this one.");
            refusal.initCause(e);
            throw refusal;
        } finally {
            Files.deleteIfExists(packed);
        }
        Files.write(folder.resolve(name + ".xml"), text);
        return new SignedList(new String(text, StandardCharsets.UTF_8), signer.orElseThrow());
    }

    private void fetch(String file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        URLConnection connection = source.resolve(file).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        try (InputStream in = connection.getInputStream(); var out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            long left = LARGEST_BYTES;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                left -= n;
                if (left < 0) {
                    throw new IOException("it is larger than any file of a release");
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            Refusal refusal = new Refusal("LS-UPDATE-003", source.resolve(file) + " cannot be read: " + e.getMessage() + ".",
                    "Check the address and the network, then try again.");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
