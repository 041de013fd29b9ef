package org.lodestone.cli.installation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes down which bundles of an installation are the product's own, {@code lib/own-bundles.txt}, and the hash of each,
 * {@code lib/validation/bundles.sha256}, and removes jars and folders of bundles that are not installed any more: the class path takes in all
 * there are. Run by the build, and by an update once p2 has brought what was signed; by the class path of the JDK alone.
 *
 * @param home folder with {@code plugins} and {@code configuration}
 * @param foreign names of the bundles of third parties
 */
public record OwnBundles(Path home, Set<String> foreign) {

    /** Copies the set. */
    public OwnBundles {
        foreign = Set.copyOf(foreign);
    }

    /**
     * @param arguments the folder of the installation, then the names of bundles that are not the product's own
     * @throws IOException when something cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        OwnBundles bundles = new OwnBundles(Path.of(arguments[0]).toAbsolutePath().normalize(),
                Set.copyOf(Arrays.asList(arguments).subList(1, arguments.length)));
        List<String> twice = bundles.twice();
        if (!twice.isEmpty()) {
            System.err.println("Bundles of third parties still need the older " + String.join(", ", twice) + ": " + String.join(", ", bundles.foreign()));
            System.exit(1);
        }
        bundles.write();
    }

    /**
     * @return names of bundles of ours that are installed in two versions: something holds the older one fast
     * @throws IOException when the list cannot be read
     */
    public List<String> twice() throws IOException {
        Set<String> seen = new HashSet<>();
        return lines().stream().map(line -> line.split(",")[0]).filter(name -> name.startsWith("org.lodestone.") && !seen.add(name)).toList();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(home.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"));
    }

    /** @throws IOException when something cannot be read or written */
    public void write() throws IOException {
        List<String> own = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        Set<String> installed = new HashSet<>();
        for (String line : lines()) {
            String[] cells = line.split(",");
            if (cells.length < 3 || line.startsWith("#")) {
                own.add(line);
                continue;
            }
            String place = cells[2].replaceFirst("/$", "");
            installed.add(place.substring(place.lastIndexOf('/') + 1));
            if (!foreign.contains(cells[0])) {
                own.add(line);
                if (Files.isRegularFile(home.resolve(place))) {
                    hashes.add(sha256(home.resolve(place)) + " " + home.resolve(place).getFileName());
                }
            }
        }
        removeBut(installed);
        Files.createDirectories(home.resolve("lib/validation"));
        Files.write(home.resolve("lib/own-bundles.txt"), own);
        Files.write(home.resolve("lib/validation/bundles.sha256"), hashes);
    }

    private void removeBut(Set<String> installed) throws IOException {
        try (Stream<Path> bundles = Files.list(home.resolve("plugins"))) {
            for (Path bundle : bundles.filter(file -> !installed.contains(file.getFileName().toString())).toList()) {
                try (Stream<Path> files = Files.walk(bundle)) {
                    for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
