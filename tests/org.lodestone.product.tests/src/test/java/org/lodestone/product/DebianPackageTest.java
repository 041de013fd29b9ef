package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Test
    void theJavaThatThePackageBringsHasEveryModuleThatTheProductUses() throws IOException {
        String words = Files.readString(Product.root().resolve("releng/deb"));
        List<String> asked = List.of(words.replaceAll("(?s).*--add-modules ([a-z0-9.,]+).*", "$1").split(","));
        Set<String> there = Configuration.resolve(ModuleFinder.ofSystem(), List.of(Configuration.empty()), ModuleFinder.of(), asked).modules().stream()
                .map(ResolvedModule::name).collect(Collectors.toSet());
        List<String> command = new ArrayList<>(List.of("-q", "-s", "--multi-release", "base", "--ignore-missing-deps"));
        try (Stream<Path> jars = Files.list(Product.built().home().resolve("plugins"))) {
            command.addAll(jars.map(Path::toString).filter(jar -> jar.endsWith(".jar")).toList());
        }
        StringWriter said = new StringWriter();
        ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(said), new PrintWriter(said), command.toArray(String[]::new));
        Set<String> used = said.toString().lines().filter(line -> line.contains(" -> ")).map(line -> line.replaceFirst(".* -> ", ""))
                .filter(name -> name.matches("(java|jdk)\\.[a-z.]+")).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(used.contains("java.desktop"), said.toString());
        used.removeAll(there);
        // Of what compiles, the product uses nothing.
        used.removeAll(Set.of("jdk.compiler", "jdk.javadoc"));
        assertEquals(Set.of(), used);
    }
}
