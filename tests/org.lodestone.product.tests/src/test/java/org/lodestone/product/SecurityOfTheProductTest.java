package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityOfTheProductTest {

    @TempDir
    private Path folder;

    @Test
    void theProductListensToNobodyWhileItMeasures() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "sockets are looked up in /proc");
        Process process = new ProcessBuilder(Product.built().home().resolve("lodestone").toString(), "navigate", "--headless", "--tracker",
                "sim:tracker", "--seconds", "60").redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile()).start();
        try {
            for (int i = 0; i < 300 && Files.size(folder.resolve("out")) == 0; i++) {
                Thread.sleep(100);
            }
            assertTrue(Files.size(folder.resolve("out")) > 0, Files.readString(folder.resolve("err")));
            Set<String> listening = new TreeSet<>();
            for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
                listening.addAll(Files.readAllLines(Path.of(table)).stream().map(line -> line.strip().split("\\s+"))
                        .filter(cells -> cells[3].equals("0A")).map(cells -> "socket:[" + cells[9] + "]").collect(Collectors.toSet()));
            }
            List<String> own = new ArrayList<>();
            for (ProcessHandle handle : Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
                try (Stream<Path> files = Files.list(Path.of("/proc/" + handle.pid() + "/fd"))) {
                    for (Path file : files.toList()) {
                        own.add(Files.readSymbolicLink(file).toString());
                    }
                }
            }
            assertTrue(own.size() > 5, own.toString());
            own.retainAll(listening);
            assertEquals(List.of(), own);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void everyJarThatShipsIsListedWithVersionHashAndLicence() throws IOException {
        Path home = Product.built().home();
        Product.Result listed = Product.run(Product.root(), Map.of(), 120, "releng/sbom", home.toString());
        assertEquals(0, listed.exit(), listed.err());
        JsonNode bom = new ObjectMapper().readTree(listed.out());
        assertEquals("CycloneDX", bom.path("bomFormat").asText());
        Set<String> files = new TreeSet<>();
        List<String> incomplete = new ArrayList<>();
        for (JsonNode component : bom.path("components")) {
            files.add(component.path("properties").path(0).path("value").asText());
            boolean whole = !component.path("version").asText().isBlank() && component.path("hashes").path(0).path("content").asText().length() == 64
                    && !component.path("licenses").path(0).path("license").path("id").asText().isBlank()
                    // Scanners look for faults by this name.
                    && component.path("purl").asText().matches("pkg:maven/[^/]+/[^/@]+@[0-9][^@]*");
            if (!whole) {
                incomplete.add(component.toString());
            }
        }
        assertEquals(List.of(), incomplete);
        try (Stream<Path> jars = Files.list(home.resolve("plugins"))) {
            assertTrue(files.containsAll(jars.map(jar -> jar.getFileName().toString()).filter(name -> name.endsWith(".jar")).toList()));
        }
    }

    @Test
    void everyLibraryIsPinnedToOneVersion() throws IOException {
        String target = Files.readString(Product.root().resolve("targets/org.lodestone.target/org.lodestone.target.target"));
        List<String> versions = Stream.of(target.split("<version>")).skip(1).map(rest -> rest.substring(0, rest.indexOf('<'))).toList();
        assertFalse(versions.isEmpty());
        assertEquals(List.of(), versions.stream().filter(version -> !version.matches("[0-9][0-9A-Za-z.\\-]*") || version.contains("SNAPSHOT")).toList());
    }
}
