package org.lodestone.cli.installation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes into every state that p2 keeps of an installation the folder in which the installation lies now.
 *
 * <p>A copied or moved installation still names the folder it came from: p2 would write to that one's configuration and clear away
 * that one's bundles, above all when an old state is had back. The start scripts run this before and after p2, by the class path
 * alone. In between p2 does not look after the place itself, which would add two states to each of its changes. The build runs this
 * once, so that nothing of the machine it ran on is passed on.
 *
 * @param home folder with {@code plugins}, {@code configuration} and {@code p2}
 */
public record InstalledPlace(Path home) {

    private static final Pattern PLACE = Pattern.compile("<property name='org\\.eclipse\\.equinox\\.p2\\.(?:cache|installFolder)' value='([^']+)'");
    private static final Pattern ROAMING = Pattern.compile("(<property name='org\\.eclipse\\.equinox\\.p2\\.roaming' value=')(?:true|false)'");
    private static final Pattern DATA_AREA = Pattern.compile("(?m)^eclipse\\.p2\\.data\\.area=.*$");
    private static final String OWN_DATA_AREA = "eclipse.p2.data.area=@config.dir/../p2";
    /** What the states of a product say that was not unpacked anywhere yet. */
    private static final String NOWHERE = "/not-installed-yet";

    /**
     * @param arguments {@code before} or {@code after} p2 is at work, or {@code new} for a product that was just built; the folder
     * @throws IOException never for what an installation lacks, only when it cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        InstalledPlace place = new InstalledPlace(Path.of(arguments[1]).toAbsolutePath().normalize());
        switch (arguments[0]) {
            case "before" -> place.settle(false);
            case "after" -> place.settle(true);
            case "new" -> place.forgetTheBuild();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /**
     * Makes all states and the configuration name this folder and no other. What p2 remembered of repositories goes when they named
     * another: among them is the folder of bundles over there.
     *
     * @param roaming whether p2 shall believe that the installation may have moved
     * @throws IOException when one cannot be read or written; it is then as it was
     */
    public void settle(boolean roaming) throws IOException {
        boolean moved = false;
        for (Path state : states()) {
            moved |= write(state, home.toString(), roaming);
        }
        if (moved) {
            forgetRepositories();
        }
        Path configuration = home.resolve("configuration/config.ini");
        if (Files.exists(configuration)) {
            String text = Files.readString(configuration, StandardCharsets.ISO_8859_1);
            String own = DATA_AREA.matcher(text).replaceAll(Matcher.quoteReplacement(OWN_DATA_AREA));
            if (!own.equals(text)) {
                replace(configuration, own.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /**
     * Keeps of the states only the last, which names no place, and removes the repositories that the build took its bundles from.
     *
     * @throws IOException when something cannot be written
     */
    public void forgetTheBuild() throws IOException {
        List<Path> states = states();
        for (Path passing : states.subList(0, Math.max(0, states.size() - 1))) {
            Files.delete(passing);
        }
        for (Path state : states()) {
            write(state, NOWHERE, true);
        }
        forgetRepositories();
    }

    private void forgetRepositories() throws IOException {
        Path settings = home.resolve("p2/org.eclipse.equinox.p2.engine/.settings");
        if (Files.isDirectory(settings)) {
            try (Stream<Path> files = Files.list(settings)) {
                for (Path file : files.filter(name -> name.toString().endsWith(".repository.prefs")).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** @return the files of all states of all profiles, oldest first */
    private List<Path> states() throws IOException {
        Path registry = home.resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry");
        if (!Files.isDirectory(registry)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(registry, 2)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]+\\.profile(\\.gz)?"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString())).toList();
        }
    }

    /** @return whether it named another place */
    private static boolean write(Path state, String place, boolean roaming) throws IOException {
        boolean packed = state.toString().endsWith(".gz");
        String text;
        try (InputStream file = Files.newInputStream(state); InputStream in = packed ? new GZIPInputStream(file) : file) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String placed = text;
        for (MatchResult named : PLACE.matcher(text).results().toList()) {
            // Lists of files that p2 unpacked name it too, and p2 would delete those files over there.
            placed = placed.replaceAll("(?<=['|])" + Pattern.quote(named.group(1)) + "(?=['|/\\\\])", Matcher.quoteReplacement(escaped(place)));
        }
        String own = ROAMING.matcher(placed).replaceAll("$1" + roaming + "'");
        if (own.equals(text)) {
            return false;
        }
        var out = new ByteArrayOutputStream();
        try (OutputStream zip = packed ? new GZIPOutputStream(out) : out) {
            zip.write(own.getBytes(StandardCharsets.UTF_8));
        }
        replace(state, out.toByteArray());
        return !placed.equals(text);
    }

    private static String escaped(String place) {
        return place.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;").replace("\"", "&quot;");
    }

    /** The old file stays whole until the new one is. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.write(next, bytes);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
