package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A site that names whom it trusts: what else is installed, updated and had back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignedBundleTest {

    private static final String UNIT = "com.example.lodestone.reader";

    @TempDir
    private static Path folder;
    private static Product product;
    private static Path built;
    private static Path vendor;
    private static Map<String, String> strict;
    private static String version;
    private static String stateBeforeTheUpdate;
    private static String siteOfTheFirstVersion;

    @BeforeAll
    static void aSiteThatTrustsOneVendor() throws Exception {
        product = Product.copy(folder.resolve("product"));
        built = TemplateSite.built();
        vendor = SignedSite.key(folder, "vendor");
        Path rules = folder.resolve("site.properties");
        Files.writeString(rules, "extensions.trusted = " + SignedSite.fingerprint(vendor) + "\n");
        strict = Map.of("LODESTONE_SITE", rules.toString());
    }

    private static SignedSite site(String name) throws IOException {
        return SignedSite.copy(built, folder.resolve(name), UNIT);
    }

    private static void refused(Product.Result result, String why) {
        assertEquals(3, result.exit(), result.out());
        assertTrue(result.err().contains(why) && result.err().contains("LS-EXT-011"), result.err());
    }

    @Test
    @Order(1)
    void contentThatNobodyOrAStrangerSignedIsRefusedAndNothingChanges() throws IOException {
        refused(product.run(strict, "extension", "install", site("unsigned").address(), UNIT), "unsigned");
        SignedSite strange = site("strange").sign(SignedSite.key(folder, "stranger"));
        refused(product.run(strict, "extension", "install", strange.address(), UNIT), "certificates are rejected");
        assertEquals("", product.run(strict, "extension", "list").out());
        assertFalse(holdsAJarOf(UNIT), "a refused jar stayed in the installation");
    }

    @Test
    @Order(2)
    void contentThatWasChangedAfterItWasSignedIsRefusedWhateverTheSiteSays() throws IOException {
        SignedSite changed = site("changed").sign(vendor);
        changed.change("OSGI-INF/provider.xml", text -> text + "<!-- -->");
        refused(product.run(strict, "extension", "install", changed.address(), UNIT), "digest error");
        refused(product.run("extension", "install", changed.address(), UNIT), "digest error");
        assertFalse(holdsAJarOf(UNIT), "a refused jar stayed in the installation");
    }

    @Test
    @Order(3)
    void contentThatTheTrustedVendorSignedIsInstalledAndWorks() throws IOException {
        SignedSite good = site("good").sign(vendor);
        version = good.version();
        siteOfTheFirstVersion = good.address();
        Product.Result installed = product.run(strict, "extension", "install", good.address(), UNIT);
        assertEquals(0, installed.exit(), installed.err());
        assertEquals(UNIT + " " + version, product.run(strict, "extension", "list").out().strip());
        assertTrue(product.run("method", "list").out().contains("com.example.text-volume-reader"));
    }

    @Test
    @Order(4)
    void anUpdateIsSignedOrRefusedAndThenTheOldVersionStays() throws IOException {
        SignedSite unsigned = site("unsigned-update");
        unsigned.version("1.1.0");
        refused(product.run(strict, "extension", "update", unsigned.address(), UNIT), "unsigned");
        assertEquals(UNIT + " " + version, product.run(strict, "extension", "list").out().strip());

        String[] states = product.run("extension", "history").out().strip().split("\\s+");
        stateBeforeTheUpdate = states[states.length - 1];
        SignedSite next = site("update");
        next.version("1.1.0");
        Product.Result updated = product.run(strict, "extension", "update", next.sign(vendor).address(), UNIT);
        assertEquals(0, updated.exit(), updated.err());
        assertEquals(UNIT + " 1.1.0", product.run(strict, "extension", "list").out().strip());
    }

    @Test
    @Order(5)
    void anUpdateIsTakenBackToTheVersionBefore() throws IOException {
        // p2 may have cleared the old jar away: where it came from is told, as in docs/sites.md.
        Product.Result reverted = product.run(strict, "extension", "revert", stateBeforeTheUpdate, siteOfTheFirstVersion);
        assertEquals(0, reverted.exit(), reverted.err());
        assertEquals(UNIT + " " + version, product.run(strict, "extension", "list").out().strip());
        assertTrue(product.run("method", "list").out().contains("com.example.text-volume-reader"));
    }

    private static boolean holdsAJarOf(String unit) throws IOException {
        try (var jars = Files.list(product.home().resolve("plugins"))) {
            return jars.anyMatch(jar -> jar.getFileName().toString().startsWith(unit));
        }
    }
}
