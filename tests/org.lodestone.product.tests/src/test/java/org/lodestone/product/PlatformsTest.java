package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The products of all platforms that the build made; the usual build makes that of Linux on x86_64. */
class PlatformsTest {

    private static final String LIST = "configuration/org.eclipse.equinox.simpleconfigurator/bundles.info";

    @TempDir
    private Path folder;

    @Test
    void everyProductThatWasBuiltHasItsStartScriptAndAllThatItsBundlesNeed() throws IOException {
        Path products = Product.built().home().getParent().getParent().getParent();
        List<String> command = new ArrayList<>(List.of("releng/check-platforms"));
        try (Stream<Path> folders = Files.walk(products, 3)) {
            folders.filter(place -> products.relativize(place).getNameCount() == 3).filter(Files::isDirectory)
                    .map(place -> products.relativize(place).toString()).filter(name -> name.matches("(linux|win32|macosx)/[a-z0-9]+/[a-z0-9_]+"))
                    .sorted().forEach(command::add);
        }
        Product.Result checked = Product.run(Product.root(), Map.of(), 300, command.toArray(String[]::new));
        assertEquals(0, checked.exit(), checked.err());
        assertEquals(command.size() - 1, checked.err().lines().filter(line -> line.startsWith("passed")).count(), checked.err());
    }

    @Test
    void aProductThatLacksABundleIsFound() throws IOException {
        Path home = Product.built().home();
        Files.createSymbolicLink(folder.resolve("plugins"), home.resolve("plugins"));
        Path list = folder.resolve(LIST);
        Files.createDirectories(list.getParent());
        Files.write(list, Files.readAllLines(home.resolve(LIST)).stream().filter(line -> !line.startsWith("org.lodestone.image,")).toList());
        String framework;
        try (Stream<Path> jars = Files.list(home.resolve("plugins"))) {
            framework = jars.map(Path::toString).filter(jar -> jar.contains("/org.eclipse.osgi_")).findFirst().orElseThrow();
        }
        Product.Result looked = Product.run(Product.root(), Map.of(), 60, Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp", framework, "releng/org.lodestone.platforms/Resolve.java", folder.toString(), "linux", "gtk", "x86_64");
        assertEquals(1, looked.exit(), looked.err());
        assertTrue(looked.out().contains("lacks the package org.lodestone.image "), looked.out());
    }

    @Test
    void theStartScriptOfWindowsKnowsWhatThatOfLinuxKnows() throws IOException {
        Path roots = Product.root().resolve("features/org.lodestone.feature.compute");
        String windows = Files.readString(roots.resolve("rootfiles-windows/lodestone.cmd"), StandardCharsets.US_ASCII);
        assertEquals(windows.lines().count(), windows.split("\r\n", -1).length - 1, "lines end as Windows wants");
        String linux = Files.readString(roots.resolve("rootfiles/lodestone"));
        // The same bundles on the class path and the same memory and modules, or results would differ between platforms.
        String bundles = linux.replaceAll("(?s).*plugins/\\{([^}]+)}\\*\\.jar.*", "$1");
        for (String bundle : bundles.split(",")) {
            assertTrue(windows.contains(bundle), bundle);
        }
        for (String option : List.of("-Xmx3g -XX:+UseParallelGC --add-modules=jdk.incubator.vector", "-Xms64m -Xmx2g -XX:+UseSerialGC",
                "-Dlodestone.site.gates=", "-Dlodestone.site.registrationLimitMm=", "registration.limit.mm", "java.home", "atlas.pack", "extensions.trusted", "extensions.unsigned")) {
            assertTrue(windows.contains(option), option);
        }
        // Every label that is jumped to is there.
        for (String line : windows.lines().toList()) {
            var jump = java.util.regex.Pattern.compile("(?:goto |call :)([a-z_]+)").matcher(line);
            while (jump.find()) {
                assertTrue(windows.contains("\r\n:" + jump.group(1) + "\r\n"), jump.group(1));
            }
        }
    }
}
