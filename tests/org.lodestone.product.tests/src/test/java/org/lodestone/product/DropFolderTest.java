package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site names a folder: what is put there is in the product, as far as the site trusts it, and installs nothing. */
class DropFolderTest {

    private static final String UNIT = "com.example.lodestone.tracker";
    private static final String DRIVER = "com.example.circle";

    @TempDir
    private Path folder;
    private Product product;
    private Path dropped;
    private Path rules;

    @BeforeEach
    void aSiteWithAFolder() throws IOException {
        product = Product.built();
        dropped = Files.createDirectory(folder.resolve("the site's extensions"));
        rules = Files.writeString(folder.resolve("site.properties"), "extensions.folder = " + dropped + "\n");
    }

    private Product.Result devices() {
        Product.Result result = product.run(Map.of("LODESTONE_SITE", rules.toString()), "devices");
        assertEquals(0, result.exit(), result.err());
        return result;
    }

    private SignedSite site(String name) throws IOException {
        return SignedSite.copy(TemplateSite.built(), folder.resolve(name), UNIT);
    }

    private void drop(SignedSite site) throws IOException {
        Files.copy(site.jar(), dropped.resolve("tracker.jar"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void demand(Path vendor) throws Exception {
        Files.writeString(rules, "extensions.folder = " + dropped + "\nextensions.trusted = " + SignedSite.fingerprint(vendor) + "\n");
    }

    private void leftOut(String code, String why) {
        Product.Result result = devices();
        assertTrue(result.err().contains(code + " ") && result.err().contains(why), result.err());
        assertFalse(result.out().contains(DRIVER), result.out());
        assertTrue(result.out().contains("lodestone.ndi"), "the product's own are there: " + result.out());
    }

    @Test
    void aDriverIsThereAsLongAsItLiesInTheFolder() throws IOException {
        assertFalse(devices().out().contains(DRIVER));
        drop(site("vendor"));
        Product.Result with = devices();
        assertTrue(with.out().contains(DRIVER), with.out());
        assertFalse(with.err().contains("LS-EXT"), with.err());
        Product.Result poses = product.run(Map.of("LODESTONE_SITE", rules.toString()), "navigate", "--headless", "--tracker", "circle:any", "--seconds", "1");
        assertTrue(poses.out().lines().count() >= 3, poses.out() + poses.err());
        assertEquals("", product.run("extension", "list").out(), "nothing is installed");
        Map<String, String> site = Map.of("LODESTONE_SITE", rules.toString());
        assertEquals("tracker.jar in the drop folder, not installed\n", product.run(site, "extension", "list").out());
        Product.Result validation = product.run(site, "validate", "--report", folder.resolve("report").toString());
        assertEquals(3, validation.exit(), validation.out());
        assertTrue(validation.err().contains("LS-VALID-004") && validation.err().contains("tracker.jar"), validation.err());
        assertFalse(Files.exists(folder.resolve("report")), "nothing was tested");

        Files.writeString(rules, Files.readString(rules) + "extensions = off\n");
        assertFalse(devices().out().contains(DRIVER), "off is off for the folder, too");
        Files.writeString(rules, "extensions.folder = " + dropped + "\nextensions.disabled = " + UNIT + "\n");
        assertFalse(devices().out().contains(DRIVER), "left out by name");
        Files.writeString(rules, "extensions.folder = " + dropped + "\n");
        assertTrue(devices().out().contains(DRIVER));
        Files.delete(dropped.resolve("tracker.jar"));
        assertFalse(devices().out().contains(DRIVER));
    }

    @Test
    void onlyWhatAVendorSignedWhomTheSiteTrustsComesInWhereTheSiteAsksForIt() throws Exception {
        Path vendor = SignedSite.key(folder, "vendor");
        demand(vendor);
        drop(site("unsigned"));
        leftOut("LS-EXT-018", "tracker.jar is not signed by anyone whom this site trusts");
        drop(site("stranger").sign(SignedSite.key(folder, "stranger")));
        leftOut("LS-EXT-018", "not signed by anyone whom this site trusts");
        drop(site("signed").sign(vendor));
        Product.Result trusted = devices();
        assertTrue(trusted.out().contains(DRIVER), trusted.out() + trusted.err());

        SignedSite changed = site("changed").sign(vendor);
        changed.change("OSGI-INF/provider.xml", text -> text + "\n");
        drop(changed);
        leftOut("LS-EXT-018", "tracker.jar was changed after it was signed");
        Files.writeString(rules, "extensions.folder = " + dropped + "\nextensions.unsigned = refuse\n");
        drop(site("plain"));
        leftOut("LS-EXT-018", "not signed");
        Files.writeString(rules, "extensions.folder = " + dropped + "\n");
        drop(changed);
        leftOut("LS-EXT-018", "was changed after it was signed");
    }

    @Test
    void whatIsNoBundleOrCallsItselfOneOfOursIsNamedAndTheProductStarts() throws IOException {
        byte[] whole = Files.readAllBytes(site("vendor").jar());
        Files.write(dropped.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(dropped.resolve("notes.txt"), "not looked at");
        leftOut("LS-EXT-016", "half.jar is no bundle");
        Files.delete(dropped.resolve("half.jar"));
        SignedSite thief = site("thief");
        thief.change("META-INF/MANIFEST.MF", text -> text.replace("Bundle-SymbolicName: " + UNIT, "Bundle-SymbolicName: org.lodestone.device.ndi"));
        drop(thief);
        leftOut("LS-EXT-017", "tracker.jar carries the name org.lodestone.device.ndi");
    }

    @Test
    void aFolderThatIsNotThereOrThatEveryoneWritesToIsNotWatched() throws IOException {
        drop(site("vendor"));
        Files.setPosixFilePermissions(dropped, PosixFilePermissions.fromString("rwxrwxrwx"));
        leftOut("LS-EXT-019", "can be written by everyone");
        Files.writeString(rules, "extensions.folder = " + folder.resolve("missing") + "\n");
        leftOut("LS-EXT-019", "is not there");
        assertFalse(Files.exists(folder.resolve("missing")), "nobody makes it");
    }
}
