import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which of the libraries that the build pins has a newer release. Asks Maven itself, with the mirrors and proxies that this machine has set
 * up, for the list of versions of each, and for nothing else.
 */
public final class Outdated {

    private static final Pattern PINNED = Pattern.compile("<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([0-9][^<]*)</version>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private Outdated() {
    }

    private record Library(String group, String artifact, String version) {
    }

    /** @param args Maven's command, the target definition, the local repository that Maven keeps */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<Library> pinned = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Matcher m = PINNED.matcher(Files.readString(Path.of(args[1]))); m.find();) {
            if (seen.add(m.group(1) + ":" + m.group(2))) {
                pinned.add(new Library(m.group(1), m.group(2), m.group(3)));
            }
        }
        Path folder = Files.createTempDirectory("lodestone-outdated");
        try {
            fetch(args[0], folder, pinned);
            int newer = 0;
            int unknown = 0;
            for (Library library : pinned) {
                Optional<String> newest = newest(Path.of(args[2]), library);
                String says = newest.map(n -> compare(library.version(), n) < 0 ? n : "newest").orElse("unknown");
                newer += says.equals("newest") || says.equals("unknown") ? 0 : 1;
                unknown += says.equals("unknown") ? 1 : 0;
                System.out.printf("%-70s %-14s %s%n", library.group() + ":" + library.artifact(), library.version(), says);
            }
            System.out.println(pinned.size() + " libraries are pinned, " + newer + " have a newer release, " + unknown + " could not be looked up.");
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A range without an end makes Maven read the list of versions; that nothing is built with it does not matter. */
    private static void fetch(String maven, Path folder, List<Library> libraries) throws IOException, InterruptedException {
        StringBuilder pom = new StringBuilder("<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId>"
                + "<version>1</version><packaging>pom</packaging><dependencies>\n");
        for (Library library : libraries) {
            pom.append("<dependency><groupId>").append(library.group()).append("</groupId><artifactId>").append(library.artifact())
                    .append("</artifactId><version>[").append(library.version()).append(",)</version><type>pom</type><exclusions><exclusion>")
                    .append("<groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>\n");
        }
        Files.writeString(folder.resolve("pom.xml"), pom + "</dependencies></project>\n");
        Process process = new ProcessBuilder(maven, "-q", "-B", "-U", "-f", folder.resolve("pom.xml").toString(), "dependency:resolve",
                "-DexcludeTransitive=true").redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** @return the newest release that Maven has seen listed; milestones, betas and candidates do not count */
    private static Optional<String> newest(Path local, Library library) throws IOException {
        Path place = local.resolve(library.group().replace('.', '/')).resolve(library.artifact());
        List<String> versions = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                for (Path list : files.filter(f -> f.getFileName().toString().matches("maven-metadata-.*\\.xml")).toList()) {
                    try (InputStream in = Files.newInputStream(list)) {
                        VERSION.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).results().map(r -> r.group(1))
                                .filter(v -> v.matches("[0-9]+([.][0-9]+)*([.-](Final|GA|RELEASE|jre))?")).forEach(versions::add);
                    }
                }
            }
        }
        return versions.stream().max(Outdated::compare);
    }

    private static int compare(String a, String b) {
        String[] left = a.split("[^0-9]+");
        String[] right = b.split("[^0-9]+");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            long l = i < left.length && !left[i].isEmpty() ? Long.parseLong(left[i]) : 0;
            long r = i < right.length && !right[i].isEmpty() ? Long.parseLong(right[i]) : 0;
            if (l != r) {
                return Long.compare(l, r);
            }
        }
        return 0;
    }
}
