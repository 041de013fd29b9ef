package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The repository that the build published, as if made from later sources: every bundle, feature and archive of ours has another version, in
 * the lists and inside, and the start script another line.
 *
 * @param folder of the repository
 */
record NewerRelease(Path folder) {

    /** Stands in the start script of the newer product. */
    static final String MARK = "# of a later release";

    private static final Pattern OURS = Pattern.compile("0\\.1\\.0\\.(\\d{12})");

    static NewerRelease of(Path repository, Path folder, String version) throws IOException {
        String later = version + ".$1";
        for (String kind : List.of("plugins", "features", "binary")) {
            Path to = Files.createDirectories(folder.resolve(kind));
            try (Stream<Path> files = Files.list(repository.resolve(kind))) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (name.startsWith("org.lodestone.")) {
                        repack(file, to.resolve(OURS.matcher(name).replaceAll(later)), (entry, bytes) -> switch (entry) {
                            case "META-INF/MANIFEST.MF", "feature.xml" -> edited(bytes, later, "");
                            case "lodestone" -> edited(bytes, later, MARK + "\n");
                            default -> bytes;
                        });
                    } else {
                        Files.copy(file, to.resolve(name));
                    }
                }
            }
        }
        NewerRelease release = new NewerRelease(folder);
        release.write("content", OURS.matcher(list(repository, "content")).replaceAll(later));
        release.write("artifacts", OURS.matcher(list(repository, "artifacts")).replaceAll(later));
        release.hash();
        return release;
    }

    private static byte[] edited(byte[] bytes, String later, String more) {
        return (OURS.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll(later) + more).getBytes(StandardCharsets.UTF_8);
    }

    private static void repack(Path from, Path to, BiFunction<String, byte[], byte[]> edit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(from)); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(next.getName()));
                out.write(edit.apply(next.getName(), in.readAllBytes()));
            }
        }
        Files.write(to, bytes.toByteArray());
    }

    private static String list(Path repository, String name) throws IOException {
        try (ZipFile packed = new ZipFile(repository.resolve(name + ".jar").toFile());
                InputStream in = packed.getInputStream(packed.getEntry(name + ".xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(String name, String text) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve(name + ".jar")))) {
            out.putNextEntry(new ZipEntry(name + ".xml"));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Puts size and SHA-256 of each file as it is now into the list. */
    NewerRelease hash() throws IOException {
        Matcher artifact = Pattern.compile("<artifact classifier='([^']+)' id='([^']+)' version='([^']+)'.*?</artifact>", Pattern.DOTALL)
                .matcher(list(folder, "artifacts"));
        write("artifacts", artifact.replaceAll(found -> {
            String name = found.group(2) + "_" + found.group(3);
            Path file = folder.resolve(switch (found.group(1)) {
                case "binary" -> "binary/" + name;
                case "osgi.bundle" -> "plugins/" + name + ".jar";
                default -> "features/" + name + ".jar";
            });
            try {
                byte[] bytes = Files.readAllBytes(file);
                String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
                return Matcher.quoteReplacement(found.group().replaceAll("<property name='download.checksum.sha-512'[^>]*>\\s*", "")
                        .replaceAll("<properties size='[0-9]+'>", "<properties>")
                        .replaceAll("(checksum.sha-256' value=')[0-9a-f]+", "$1" + hash).replaceAll("(\\.size' value=')[0-9]+", "$1" + bytes.length));
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }));
        return this;
    }

    /** @return another folder with the same files */
    NewerRelease copy(Path to) throws IOException {
        TemplateSite.copy(folder, to);
        return new NewerRelease(to);
    }

    /** Signs the two lists with what releases are signed with. */
    NewerRelease sign(Path key) {
        Product.Result result = Product.run(folder, Map.of("LODESTONE_STOREPASS", SignedSite.PASSWORD), 60,
                Product.root().resolve("releng/sign").toString(), folder.toString(), key.toString(), key.getFileName().toString().replace(".p12", ""));
        assertEquals(0, result.exit(), result.out() + result.err());
        return this;
    }

    /** Changes a file of one of the folders, found by the beginning of its name, by one line at an entry's end. */
    NewerRelease change(String kind, String name, String entry) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(kind))) {
            Path file = files.filter(f -> f.getFileName().toString().startsWith(name)).findFirst().orElseThrow();
            repack(file, file, (at, bytes) -> at.equals(entry) ? edited(bytes, "$0", "\n") : bytes);
        }
        return this;
    }

    /** Changes the list of units before it is signed. */
    NewerRelease replaceUnits(String pattern, String replacement) throws IOException {
        String units = list(folder, "content");
        String changed = units.replaceAll(pattern, replacement);
        assertNotEquals(units, changed);
        write("content", changed);
        return this;
    }

    /** Changes the list of units, which names what p2 shall do. */
    NewerRelease changeUnits() throws IOException {
        repack(folder.resolve("content.jar"), folder.resolve("content.jar"), (at, bytes) -> at.equals("content.xml") ? edited(bytes, "$0", "\n") : bytes);
        return this;
    }

    String address() {
        return folder.toUri().toString();
    }
}
