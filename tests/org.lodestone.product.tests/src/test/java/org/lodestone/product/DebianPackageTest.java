package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package as files; releng/test-deb installs, upgrades and removes it in a fresh root. */
class DebianPackageTest {

    @TempDir
    private Path folder;

    @Test
    void theProductRunsFromWhereThePackagePutsItAndTheSiteKeepsItsSettings() throws Exception {
        Product.built();
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "dpkg-deb is not installed");
        Product.Result made = Product.run(Product.root(), Map.of(), 300, "releng/deb", "--version", "0.1.0", folder.toString());
        assertEquals(0, made.exit(), made.err());
        Path root = folder.resolve("root");

        assertEquals(0, Product.run(folder, Map.of(), 60, "dpkg-deb", "-x", made.out().strip(), root.toString()).exit());

        Product.Result version = Product.run(folder, Map.of(), 60, root.resolve("usr/bin/lodestone").toString(), "version");
        assertEquals(0, version.exit(), version.err());
        assertTrue(version.out().contains("not a certified medical device"));
        assertTrue(Files.readString(root.resolve("usr/share/applications/lodestone.desktop")).contains("Exec=lodestone"));
        assertTrue(Files.exists(root.resolve("usr/share/icons/hicolor/48x48/apps/lodestone.png")));
        assertTrue(Files.readString(root.resolve("usr/share/doc/lodestone/sbom.json")).contains("CycloneDX"));
        Product.Result settings = Product.run(folder, Map.of(), 60, "dpkg-deb", "-I", made.out().strip(), "conffiles");
        assertEquals("/etc/lodestone/site.properties", settings.out().strip());
    }
}
