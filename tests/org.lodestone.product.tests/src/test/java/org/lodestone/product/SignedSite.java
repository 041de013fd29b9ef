package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A copy of a p2 repository of which one bundle gets another version, a signature or a fault. Its lists carry no checksums, as if whoever
 * put it there had made them anew: what is left to notice a change is the signature.
 *
 * @param folder of the copy
 * @param unit the bundle
 */
record SignedSite(Path folder, String unit) {

    static final String PASSWORD = "not-a-secret";

    static SignedSite copy(Path site, Path folder, String unit) throws IOException {
        TemplateSite.copy(site, folder);
        for (String list : new String[] {"artifacts", "content"}) {
            try (ZipFile packed = new ZipFile(folder.resolve(list + ".jar").toFile());
                    InputStream in = packed.getInputStream(packed.getEntry(list + ".xml"))) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(folder.resolve(list + ".xml"), text.replaceAll("<property name='(download\\.|artifact\\.size)[^>]*>\\s*", "")
                        .replaceAll("<properties size='[0-9]+'>", "<properties>"));
            }
            Files.delete(folder.resolve(list + ".jar"));
            Files.deleteIfExists(folder.resolve(list + ".xml.xz"));
        }
        Files.deleteIfExists(folder.resolve("p2.index"));
        return new SignedSite(folder, unit);
    }

    String address() {
        return folder.toUri().toString();
    }

    Path jar() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("plugins"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(unit + "_")).findFirst().orElseThrow();
        }
    }

    /** @return the version as it was built */
    String version() throws IOException {
        return jar().getFileName().toString().replaceFirst("^.*_", "").replaceFirst("\\.jar$", "");
    }

    /** Gives the bundle another version, and the rest of the repository with it. */
    void version(String next) throws IOException {
        String now = version();
        for (String list : new String[] {"artifacts.xml", "content.xml"}) {
            Files.writeString(folder.resolve(list), Files.readString(folder.resolve(list)).replace(now, next));
        }
        change("META-INF/MANIFEST.MF", text -> text.replace(now, next));
        Files.move(jar(), folder.resolve("plugins/" + unit + "_" + next + ".jar"));
    }

    /** Changes a text inside the bundle, signed or not. */
    void change(String entry, UnaryOperator<String> edit) throws IOException {
        Path changed = folder.resolve("changed.zip");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar())); OutputStream file = Files.newOutputStream(changed);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                out.putNextEntry(new ZipEntry(next.getName()));
                out.write(next.getName().equals(entry) ? edit.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : bytes);
            }
        }
        Files.move(changed, jar(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes a key with a certificate that only itself vouches for. */
    static Path key(Path folder, String owner) {
        Path store = folder.resolve(owner + ".p12");
        tool(folder, "keytool", "-genkeypair", "-alias", owner, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + owner, "-validity", "2",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD);
        return store;
    }

    /** @return SHA-256 of a key's certificate, as keytool prints it: pairs of capital digits with colons between */
    static String fingerprint(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        byte[] certificate = keys.getCertificate(keys.aliases().nextElement()).getEncoded();
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    }

    SignedSite sign(Path store) throws IOException {
        String owner = store.getFileName().toString().replace(".p12", "");
        tool(folder, "jarsigner", "-keystore", store.toString(), "-storepass", PASSWORD, jar().toString(), owner);
        return this;
    }

    private static void tool(Path folder, String name, String... arguments) {
        String[] command = Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", name).toString()), Stream.of(arguments))
                .toArray(String[]::new);
        Product.Result result = Product.run(folder, Map.of(), 60, command);
        assertEquals(0, result.exit(), result.out() + result.err());
    }
}
