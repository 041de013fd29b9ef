import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Seeds one fault at a time into a copy of the built product and asks {@code validate} whether it notices: root, product, folder to work in,
 * then {@code --case DIR} and names of mutants as wanted. The scenario that compares hashes of bundles would catch each and takes no part.
 */
public final class Mutants {

    private static final double BAR = 0.95;

    /** One line of the list: name, area, tags of the scenarios that shall notice, source below bundles/, what to replace, by what. */
    private record Mutant(String name, String area, String tags, String source, String from, String to) {

        static Mutant of(String line) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 6) {
                throw new IllegalArgumentException("six cells expected: " + line);
            }
            return new Mutant(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
        }

        String bundle() {
            return source.substring(0, source.indexOf('/'));
        }
    }

    private final Path root;
    private final Path built;
    private final Path work;
    private final List<String> options = new ArrayList<>();

    private Mutants(Path root, Path built, Path work) {
        this.root = root;
        this.built = built;
        this.work = work;
    }

    /** Exit code 0 when at least 95 % were caught, 1 when not, 2 when the sound product fails or a mutant cannot be made. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Mutants mutants = new Mutants(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        List<String> wanted = new ArrayList<>(List.of(arguments).subList(3, arguments.length));
        int at = wanted.indexOf("--case");
        if (at >= 0) {
            mutants.options.addAll(List.of("--case", wanted.get(at + 1)));
            wanted.subList(at, at + 2).clear();
        }
        List<Mutant> all = Files.readAllLines(mutants.root.resolve("releng/org.lodestone.mutants/mutants.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).map(Mutant::of)
                .filter(mutant -> wanted.isEmpty() || wanted.contains(mutant.name())).toList();
        System.exit(mutants.run(all));
    }

    private int run(List<Mutant> all) throws IOException, InterruptedException {
        String tags = String.join(" or ", all.stream().map(mutant -> "(" + mutant.tags() + ")").distinct().toList());
        if (validate(built, tags) != 0) {
            System.err.println("The sound product fails these scenarios; what they say of mutants means nothing.");
            return 2;
        }
        int caught = 0;
        for (Mutant mutant : all) {
            long begin = System.nanoTime();
            Path product = seeded(mutant);
            int code = validate(product, mutant.tags());
            if (code != 0 && code != 4) {
                System.err.println(mutant.name() + ": validate ended with code " + code);
                return 2;
            }
            caught += code == 4 ? 1 : 0;
            System.out.printf("%s\t%s\t%s\t%.0f s%n", code == 4 ? "caught" : "MISSED", mutant.area(), mutant.name(), (System.nanoTime() - begin) / 1e9);
            delete(product);
        }
        System.out.printf("%d of %d caught%n", caught, all.size());
        return caught >= BAR * all.size() ? 0 : 1;
    }

    /** A product whose files are links to the sound one's, but for the bundle with the fault. */
    private Path seeded(Mutant mutant) throws IOException, InterruptedException {
        Path product = work.resolve("product");
        delete(product);
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.toList()) {
                Path copy = product.resolve(built.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createLink(copy, file);
                }
            }
        }
        Path jar;
        try (Stream<Path> jars = Files.list(product.resolve("plugins"))) {
            jar = jars.filter(file -> file.getFileName().toString().startsWith(mutant.bundle() + "_")).findFirst().orElseThrow();
        }
        Path sound = built.resolve("plugins").resolve(jar.getFileName());
        Files.delete(jar);
        Files.copy(sound, jar);
        Path classes = compiled(mutant);
        try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of()); Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, archive.getPath("/" + classes.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return product;
    }

    private Path compiled(Mutant mutant) throws IOException, InterruptedException {
        Path source = root.resolve("bundles").resolve(mutant.source());
        String text = Files.readString(source);
        int first = text.indexOf(mutant.from());
        if (first < 0 || text.indexOf(mutant.from(), first + 1) >= 0) {
            throw new IllegalStateException(mutant.name() + ": '" + mutant.from() + "' has to be once in " + source + ". Bring mutants.tsv up to date.");
        }
        Path classes = work.resolve("classes");
        delete(classes);
        Files.createDirectories(classes);
        Path changed = work.resolve("source").resolve(source.getFileName());
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, text.replace(mutant.from(), mutant.to()));
        String path;
        try (Stream<Path> jars = Files.list(built.resolve("plugins"))) {
            path = String.join(":", jars.filter(file -> file.toString().endsWith(".jar")).map(Path::toString).toList());
        }
        String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
        Process process = new ProcessBuilder(javac, "-nowarn", "-proc:none", "--add-modules", "jdk.incubator.vector", "-cp", path, "-d",
                classes.toString(), changed.toString()).redirectErrorStream(true).redirectOutput(work.resolve("javac.log").toFile()).start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(mutant.name() + " does not compile: " + Files.readString(work.resolve("javac.log")));
        }
        return classes;
    }

    private int validate(Path product, String tags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(product.resolve("lodestone").toString(), "validate", "--report",
                work.resolve("report").toString(), "--fail-fast", "--only", tags));
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(work.resolve("validate.log").toFile()).start();
        if (!process.waitFor(30, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException trouble) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
