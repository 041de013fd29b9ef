package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While the workbench runs, p2 installs a driver into its installation and removes it, and the console stops and starts it: it comes and goes at once. */
class LiveInstallationTest {

    private static final String TRACKER = "com.example.lodestone.tracker";
    private static final long LIMIT_S = 60;

    @TempDir
    private Path folder;
    private Path heard;

    private void eventually(String line) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S); System.nanoTime() < end; Thread.sleep(50)) {
            if (Files.exists(heard) && Files.readAllLines(heard).contains(line)) {
                return;
            }
        }
        throw new AssertionError("not heard: " + line + " among " + (Files.exists(heard) ? Files.readAllLines(heard) : List.of()));
    }

    @Test
    void aDriverThatIsInstalledWhileTheWorkbenchRunsIsThereAtOnceAndGoneWhenItIsRemoved() throws Exception {
        String display = System.getenv("DISPLAY");
        assumeTrue(display != null && !display.isEmpty(), "there is no display");
        String site = TemplateSite.built().toUri().toString();
        Product product = Product.copy(folder.resolve("product"));
        heard = folder.resolve("heard.txt");
        // Writes down which bundles start and go: 2 is started, 4 stopped, 16 uninstalled.
        ForeignBundle.provider("witness", "java.nio.file.Path file = java.nio.file.Path.of(\"" + heard + "\"); java.nio.file.Files.writeString(file, \"here\\n\");"
                + "c.addBundleListener(e -> { try { java.nio.file.Files.writeString(file, e.getBundle().getSymbolicName() + \" \" + e.getType()"
                + "+ \"\\nid \" + e.getBundle().getSymbolicName() + \" \" + e.getBundle().getBundleId() + \"\\n\","
                + "java.nio.file.StandardOpenOption.APPEND); } catch (java.io.IOException x) { throw new IllegalStateException(x); } });",
                "return List.of();").addTo(product, folder);
        ProcessBuilder builder = new ProcessBuilder(product.home().resolve("lodestone").toString(), "-console").redirectErrorStream(true)
                .redirectOutput(folder.resolve("workbench.txt").toFile());
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "LODESTONE_WORKSPACE", folder.resolve("workspace").toString()));
        Process workbench = builder.start();
        try {
            eventually("here");
            Product.Result installed = product.run("extension", "install", site, TRACKER);
            assertEquals(0, installed.exit(), installed.err());
            eventually(TRACKER + " 2");
            Writer console = workbench.outputWriter();
            String id = Files.readAllLines(heard).stream().filter(l -> l.startsWith("id " + TRACKER)).findFirst().orElseThrow().replaceFirst(".* ", "");
            console.append("stop ").append(id).append('\n').flush();
            eventually(TRACKER + " 4");
            Files.delete(heard);
            Files.createFile(heard);
            console.append("start ").append(id).append('\n').flush();
            eventually(TRACKER + " 2");
            Product.Result removed = product.run("extension", "remove", TRACKER);
            assertEquals(0, removed.exit(), removed.err());
            eventually(TRACKER + " 16");
            assertTrue(workbench.isAlive(), Files.readString(folder.resolve("workbench.txt")));
            assertTrue(Files.readAllLines(heard).stream().noneMatch(line -> line.startsWith("org.lodestone.") && line.endsWith(" 16")),
                    "no bundle of the product went");
        } finally {
            workbench.descendants().forEach(ProcessHandle::destroy);
            workbench.destroy();
            workbench.waitFor(20, TimeUnit.SECONDS);
        }
    }
}
