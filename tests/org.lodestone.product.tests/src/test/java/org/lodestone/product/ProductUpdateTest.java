package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The product replaced by a newer one from a repository that its makers signed, and had back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductUpdateTest {

    private static final String READER = "com.example.lodestone.reader";

    @TempDir
    private static Path folder;
    private static Product product;
    private static String before;
    private static Path makers;
    private static NewerRelease release;

    @BeforeAll
    static void aSiteThatTrustsTheMakersOfAReleaseAndHasAnExtension() throws Exception {
        product = Product.copy(Files.createDirectories(folder.resolve("a site's")).resolve("lodestone"));
        before = product.run("version").out();
        release = NewerRelease.of(Product.repository(), folder.resolve("release"), "0.1.1");
        makers = SignedSite.key(folder, "makers");
        Product.Result extension = product.run("extension", "install", TemplateSite.built().toUri().toString(), READER);
        assertEquals(0, extension.exit(), extension.err());
    }

    private static void trust(Path key) throws Exception {
        Files.writeString(product.home().resolve("site.properties"), "update.trusted = " + SignedSite.fingerprint(key) + "\n");
    }

    private static NewerRelease copy(String name) throws IOException {
        return release.copy(folder.resolve(name));
    }

    /** Refused with a code, every file as it was, nothing left beside. */
    private static void refused(String code, NewerRelease offered) throws IOException {
        Map<String, Integer> files = contents();
        Product.Result result = product.run("update", offered.address());
        assertEquals(3, result.exit(), result.out() + result.err());
        assertTrue(result.err().contains(code) && result.err().contains("Remedy: "), result.err());
        assertEquals(files, contents());
        try (Stream<Path> beside = Files.list(product.home().getParent())) {
            assertEquals(1, beside.count());
        }
    }

    private static Map<String, Integer> contents() throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(product.home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(product.home().relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    @Order(1)
    void nothingIsTakenThatTheMakersDidNotSignToTheLastByte() throws Exception {
        refused("LS-UPDATE-002", copy("nobody-is-trusted").sign(makers));
        trust(makers);
        refused("LS-UPDATE-004", copy("unsigned"));
        refused("LS-UPDATE-004", copy("stranger").sign(SignedSite.key(folder, "stranger")));
        refused("LS-UPDATE-004", copy("other-units").sign(makers).changeUnits());
        refused("LS-UPDATE-005", copy("other-bundle").sign(makers).change("plugins", "org.lodestone.core_", "META-INF/MANIFEST.MF"));
        refused("LS-UPDATE-005", copy("other-script").sign(makers).change("binary", "org.lodestone.feature.compute_root", "lodestone"));
        NewerRelease incomplete = copy("incomplete").sign(makers);
        try (Stream<Path> bundles = Files.list(incomplete.folder().resolve("plugins"))) {
            Files.delete(bundles.findFirst().orElseThrow());
        }
        refused("LS-UPDATE-003", incomplete);
    }

    @Test
    @Order(2)
    void anOlderProductIsNotTakenForAnUpdateAndTheSameIsSaidToBeThere() throws Exception {
        trust(makers);
        refused("LS-UPDATE-006", NewerRelease.of(Product.repository(), folder.resolve("older"), "0.0.9").sign(makers));
        Product.Result same = product.run("update", NewerRelease.of(Product.repository(), folder.resolve("same"), "0.1.0").sign(makers).address());
        assertEquals(0, same.exit(), same.err());
        assertTrue(same.out().contains("installed already"), same.out());
    }

    @Test
    @Order(3)
    void aReleaseThatAnExtensionDoesNotFitIsRefusedWhole() throws Exception {
        trust(makers);
        // The packages that third parties import have another version, as after an announced break.
        NewerRelease breaking = NewerRelease.of(Product.repository(), folder.resolve("breaking"), "0.1.1").replaceUnits(
                "(<provided namespace='java.package' name='org.lodestone.method[^']*' version=')0\\.1\\.0'", "$10.2.0'").replaceUnits(
                "(<required namespace='java.package' name='org.lodestone.method[^']*' range=')\\[0\\.1\\.0,0\\.2\\.0\\)'", "$10.2.0'");
        refused("LS-UPDATE-007", breaking.sign(makers));
    }

    @Test
    @Order(4)
    void anUpdateThatIsKilledMidwayLeavesTheOldProductWholeAndCanBeRepeated() throws Exception {
        trust(makers);
        Map<String, Integer> files = contents();
        Process update = new ProcessBuilder(product.home().resolve("lodestone").toString(), "update", copy("killed").sign(makers).address())
                .redirectErrorStream(true).redirectOutput(folder.resolve("killed.txt").toFile()).start();
        Path next = product.home().resolveSibling("lodestone.next");
        for (int i = 0; i < 600 && !Files.exists(next.resolve("artifacts.xml")); i++) {
            Thread.sleep(50);
        }
        update.descendants().forEach(ProcessHandle::destroyForcibly);
        assertTrue(update.destroyForcibly().waitFor(20, TimeUnit.SECONDS));
        assertTrue(Files.exists(next), "it had not begun: " + Files.readString(folder.resolve("killed.txt")));

        assertEquals(files, contents());
        assertEquals(before, product.run("version").out());
    }

    @Test
    @Order(5)
    void aNewerProductTakesThePlaceOfTheOldOneWithItsScriptsAndItsTests() throws Exception {
        trust(makers);

        Product.Result updated = product.run("update", release.copy(folder.resolve("good")).sign(makers).address());

        assertEquals(0, updated.exit(), updated.out() + updated.err());
        assertTrue(product.run("version").out().startsWith("Lodestone 0.1.1."), product.run("version").out());
        assertTrue(Files.readString(product.home().resolve("lodestone")).contains(NewerRelease.MARK));
        try (Stream<Path> bundles = Files.list(product.home().resolve("plugins"))) {
            assertTrue(bundles.noneMatch(jar -> jar.getFileName().toString().contains("_0.1.0.2")), "an old bundle is still there");
        }
        validates();
        assertTrue(product.run("method", "list").out().contains("com.example.text-volume-reader"), "the extension is lost");
        assertTrue(product.run("extension", "list").out().startsWith(READER));
        assertTrue(product.run("update", "--history").out().contains(" from " + folder.resolve("good").toUri() + " signed by "),
                product.run("update", "--history").out());
    }

    @Test
    @Order(6)
    void theProductBeforeIsHadBackWholeWithoutTheRepositoryAndForwardAgain() throws Exception {
        Product.Result back = product.run("update", "--back");
        assertEquals(0, back.exit(), back.err());
        assertEquals(before, product.run("version").out());
        assertFalse(Files.readString(product.home().resolve("lodestone")).contains(NewerRelease.MARK));
        validates();
        assertTrue(product.run("method", "list").out().contains("com.example.text-volume-reader"), "the extension is lost");
        assertTrue(product.run("update", "--history").out().contains("went back"));

        assertEquals(0, product.run("update", "--back").exit());
        assertTrue(product.run("version").out().startsWith("Lodestone 0.1.1."));
    }

    @Test
    @Order(7)
    void whatAPackageBroughtIsLeftToThePackage() throws Exception {
        trust(makers);
        Files.writeString(product.home().resolve("lib/packaged"), "install a newer package.\n");
        Product.Result refused = product.run("update", release.address());
        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("LS-UPDATE-001") && refused.err().contains("install a newer package."), refused.err());
    }

    private static void validates() {
        Product.Result qualified = product.run("validate", "--report", folder.resolve("report").toString(), "--only", "@LS-REQ-INS-001");
        assertEquals(0, qualified.exit(), qualified.out() + qualified.err());
    }
}
