package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A series whose patient has a name that nobody else has goes through a whole run; the name must not turn up where it does not belong. */
class PatientNameTest {

    private static final String FAMILY = "QUETZALCOATLOVA";
    private static final String GIVEN = "XOCHIPILLA";
    private static final String NUMBER = "PID9753108642";
    private static final List<String> SECRETS = List.of(FAMILY, GIVEN, NUMBER);

    @TempDir
    private Path folder;

    @Test
    void theNameOfAPatientIsInNoFileNameNoLogAndNoTextOfAWholeRun() throws Exception {
        Path scanner = scanned();
        Product product = Product.copy(folder.resolve("product"));
        Path store = folder.resolve("store"), work = folder.resolve("work");
        Files.createDirectories(work);
        List<Product.Result> said = new ArrayList<>();
        said.add(product.run("import", scanner.toString(), "--store", store.toString()));
        assertEquals(0, said.getFirst().exit(), said.getFirst().err());
        said.add(product.run("verify", store.toString(), "--json"));
        // With fault: no T1w scan is there. What goes wrong must not tell the name either.
        said.add(product.run("run", store.toString(), work.resolve("out").toString(), "participant"));
        said.add(product.run("import", scanner.resolve("absent").toString(), "--store", store.toString()));

        for (Product.Result one : said) {
            tellsNothing("what was printed", one.out() + one.err());
        }
        int files = 0;
        for (Path place : List.of(store, work, product.home())) {
            files += searched(place);
        }
        assertTrue(files > 20, files + " files were looked at");
    }

    /** A copy of a real series under another name; what is looked for can be found there. */
    private Path scanned() throws Exception {
        Path series = Product.root().resolveSibling("shared/data/dicom/siemens-mosaic/In");
        assumeTrue(Files.isDirectory(series), "../shared/data/dicom is not here");
        assumeTrue(Stream.of("/usr/bin/dcmodify", "/usr/local/bin/dcmodify").anyMatch(f -> Files.isExecutable(Path.of(f))), "dcmtk is not installed");
        Path copy = folder.resolve("scanner");
        List<Path> made = new ArrayList<>();
        try (Stream<Path> all = Files.walk(series)) {
            for (Path file : all.filter(Files::isRegularFile).filter(PatientNameTest::isDicom).sorted().limit(12).toList()) {
                Path to = copy.resolve("image" + made.size() + ".dcm");
                Files.createDirectories(copy);
                made.add(Files.copy(file, to));
            }
        }
        assertTrue(!made.isEmpty());
        List<String> command = new ArrayList<>(List.of("dcmodify", "-nb", "-m", "(0010,0010)=" + FAMILY + "^" + GIVEN, "-m", "(0010,0020)=" + NUMBER));
        made.forEach(file -> command.add(file.toString()));
        assertEquals(0, Product.run(folder, Map.of(), 60, command.toArray(String[]::new)).exit());
        assertTrue(Files.readString(made.getFirst(), StandardCharsets.ISO_8859_1).contains(FAMILY), "the search finds what is there");
        return copy;
    }

    private static boolean isDicom(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(132);
            return head.length == 132 && new String(head, 128, 4, StandardCharsets.ISO_8859_1).equals("DICM");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Names of files and folders everywhere; contents of everything but what is packed. */
    private static int searched(Path place) throws IOException {
        int looked = 0;
        if (!Files.exists(place)) {
            return looked;
        }
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.toList()) {
                tellsNothing("the name of " + file, place.relativize(file).toString());
                if (Files.isRegularFile(file) && !file.toString().matches(".*\\.(gz|jar|so|png|zip)")) {
                    tellsNothing(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                    looked++;
                }
            }
        }
        return looked;
    }

    private static void tellsNothing(String what, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        SECRETS.forEach(secret -> assertTrue(!upper.contains(secret), () -> what + " tells " + secret));
    }
}
