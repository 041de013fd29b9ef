package org.lodestone.cli.installation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What {@code lodestone update} does before p2 is at work: copies the repository when it is signed by a trusted key and holds a newer product.
 * Run by the start script on the class path of this bundle alone.
 */
public final class ProductUpdate {

    private static final int NOTHING_NEWER = 10;
    private static final int REFUSED = 3;
    private static final Pattern INSTALLED = Pattern.compile("<unit id='lodestone' version='([^']+)'");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(?:\\.(.*))?");

    private ProductUpdate() {
    }

    /**
     * Prints the version that is installed, the one in the copy and who signed it. Exit codes: 0 copied, 3 refused, 10 nothing newer.
     *
     * @param arguments address of the repository, an empty folder, trusted fingerprints with commas between, folder of the installation
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String[] arguments) {
        Set<String> trusted = Signers.fingerprints(arguments[2]);
        try {
            String address = arguments[0].endsWith("/") ? arguments[0] : arguments[0] + "/";
            SignedRepository.Copy copy = new SignedRepository(URI.create(address), trusted).copyTo(Path.of(arguments[1]));
            String here = installed(Path.of(arguments[3]));
            String found = copy.version();
            int newer = compare(found, here);
            if (newer < 0) {
                System.err.println("LS-UPDATE-006 The repository holds Lodestone " + found + ", older than the " + here + " that is installed. Remedy: "
                        + "lodestone update --back goes back to the version before.");
                return REFUSED;
            }
            System.out.println(here + " " + found + " " + copy.signer());
            return newer == 0 ? NOTHING_NEWER : 0;
        } catch (IllegalArgumentException _) {
            System.err.println("LS-UPDATE-003 " + arguments[0] + " is no address. Remedy: give https:... or file:... ");
            return REFUSED;
        } catch (IOException e) {
            System.err.println(e instanceof SignedRepository.Refusal ? e.getMessage()
                    : "LS-UPDATE-003 The repository cannot be copied: " + e.getMessage() + ". Remedy: make room on the disk and try again.");
            return REFUSED;
        }
    }

    /** @return version of the product that p2 keeps as installed */
    static String installed(Path home) throws IOException {
        Path registry = home.resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry/DefaultProfile.profile");
        Path newest;
        try (Stream<Path> states = Files.list(registry)) {
            newest = states.filter(state -> state.toString().endsWith(".profile.gz")).max(Comparator.comparing(Path::getFileName)).orElseThrow(
                    () -> new IOException("p2 keeps no state of this installation"));
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(newest))) {
            Matcher unit = INSTALLED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (!unit.find()) {
                throw new IOException("p2 keeps no product in this installation");
            }
            return unit.group(1);
        }
    }

    /** Compares versions of OSGi: three numbers, then text. */
    static int compare(String a, String b) {
        Matcher x = version(a), y = version(b);
        for (int part = 1; part <= 3; part++) {
            int order = Integer.compare(Integer.parseInt(x.group(part)), Integer.parseInt(y.group(part)));
            if (order != 0) {
                return order;
            }
        }
        return (x.group(4) == null ? "" : x.group(4)).compareTo(y.group(4) == null ? "" : y.group(4));
    }

    private static Matcher version(String text) {
        Matcher version = VERSION.matcher(text);
        if (!version.matches()) {
            throw new IllegalArgumentException(text + " is no version");
        }
        return version;
    }
}
