package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script of Windows under Wine's command interpreter, with a stand-in for java.exe that repeats the line it was started with. */
class WindowsStartScriptTest {

    private static final Path PREFIX = Product.root().resolve("tests/org.lodestone.product.tests/target/wine");

    private static final String DRIVE = "C:";

    @TempDir
    private static Path folder;
    private static Path home;
    private static String java;

    @BeforeAll
    static void installAndWakeWine() throws IOException {
        assumeTrue(Stream.of("/usr/bin/wine", "/usr/local/bin/wine").anyMatch(wine -> Files.isExecutable(Path.of(wine))), "wine is not installed");
        home = Files.createDirectories(folder.resolve("Program Files (x86)/Lodestone"));
        Files.createSymbolicLink(home.resolve("plugins"), Product.built().home().resolve("plugins"));
        Files.copy(Product.root().resolve("features/org.lodestone.feature.compute/rootfiles-windows/lodestone.cmd"), home.resolve("lodestone.cmd"));
        java = java("25.0.1");
        assertEquals(0, Product.run(folder, wine(), 300, "wine", "cmd", "/c", "exit 0").exit());
    }

    @AfterAll
    static void letWineSleep() {
        if (home != null) {
            Product.run(folder, wine(), 60, "wineserver", "-k");
        }
    }

    private static Map<String, String> wine() {
        return new HashMap<>(Map.of("WINEPREFIX", PREFIX.toString(), "WINEDEBUG", "-all", "WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=",
                "JAVA_HOME", ""));
    }

    private static String windows(Path path) {
        return "Z:" + path.toString().replace('/', '\\');
    }

    /** @return the home of a Java that says it is of that version */
    private static String java(String version) throws IOException {
        Path place = folder.resolve("Java " + version);
        WindowsProgram.write(place.resolve("bin/java.exe"));
        Files.writeString(place.resolve("release"), "IMPLEMENTOR=\"none\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Windows\"\n");
        return windows(place);
    }

    private static Product.Result script(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("wine", "cmd", "/c", "lodestone.cmd"));
        command.addAll(List.of(arguments));
        Map<String, String> all = wine();
        all.putAll(environment);
        return Product.run(home, all, 120, command.toArray(String[]::new));
    }

    @Test
    void withoutAJavaItSaysWhatToDo() {
        Product.Result result = script(Map.of(), "version");
        assertEquals(1, result.exit(), result.out());
        assertTrue(result.err().contains("Lodestone needs Java 25 or newer"), result.err());
    }

    @Test
    void aJavaThatIsTooOldIsNone() throws IOException {
        Product.Result result = script(Map.of("JAVA_HOME", java("21.0.9")), "version");
        assertEquals(1, result.exit(), result.out());
        assertTrue(result.err().contains("Lodestone needs Java 25 or newer"), result.err());
    }

    @Test
    void wordsReachTheProgramAsTheyWereTypedAndItsExitCodeComesBack() {
        Product.Result result = script(Map.of("JAVA_HOME", java), "info", DRIVE + "\\my scans\\a.nii", "cold & wet", "50");
        assertEquals(WindowsProgram.EXIT, result.exit(), result.err());
        assertTrue(result.out().startsWith("\"" + java + "\\bin\\java.exe\""), result.out());
        assertTrue(result.out().endsWith("org.lodestone.cli.Main info \"" + DRIVE + "\\my scans\\a.nii\" \"cold & wet\" 50"), result.out());
    }

    @Test
    void theListOfBundlesThatItWritesStartsTheProductAndIsRemoved() throws Exception {
        Path lists = PREFIX.resolve("drive_c/users");
        CompletableFuture<Product.Result> running = CompletableFuture.supplyAsync(() -> script(Map.of("JAVA_HOME", java), "version"));
        String list = "";
        // Whole when its last line, the closing quotation mark, is there; the stand-in waits two seconds before it ends.
        while (!list.strip().endsWith("\n\"") && !running.isDone()) {
            Thread.sleep(20);
            Optional<Path> file = optionFiles(lists).stream().findFirst();
            list = file.isPresent() ? Files.readString(file.get()) : list;
        }
        assertEquals(WindowsProgram.EXIT, running.get().exit());
        assertEquals(List.of(), optionFiles(lists));
        // The same list with this machine's names of folders, read by this machine's Java.
        Path here = folder.resolve("options.txt");
        Files.writeString(here, list.replace("\r", "").replace("Z:/", "/").replace(";\\\n", ":\\\n"));
        Product.Result version = Product.run(folder, Map.of(), 60, Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + here, "org.lodestone.cli.Main", "version");
        assertEquals(0, version.exit(), version.err());
        assertTrue(version.out().startsWith("Lodestone "), version.out());
    }

    private static List<Path> optionFiles(Path place) throws IOException {
        try (Stream<Path> files = Files.find(place, 6, (file, about) -> file.getFileName().toString().matches("lodestone-[0-9]+\\.args"))) {
            return files.toList();
        }
    }

    @Test
    void theFileOfTheSiteNamesTheJavaAndTheLimitsOfTheGates() throws IOException {
        Path site = folder.resolve("site.properties");
        Files.writeString(site, "# ours\r\njava.home = " + java + "\r\ngates=" + DRIVE + "\\limits of ours.json\r\n");
        Product.Result result = script(Map.of("LODESTONE_SITE", windows(site)), "version");
        assertEquals(WindowsProgram.EXIT, result.exit(), result.err());
        assertTrue(result.out().contains("\"-Dlodestone.site.gates=" + DRIVE + "\\limits of ours.json\""), result.out());
    }

    @Test
    void withoutAVerbTheWorkbenchIsStarted() {
        Product.Result result = script(Map.of("JAVA_HOME", java, "LODESTONE_WORKSPACE", DRIVE + "\\a place"));
        assertEquals(WindowsProgram.EXIT, result.exit(), result.err());
        assertTrue(result.out().matches("(?s).* -jar \"Z:[^\"]*\\\\plugins\\\\org\\.eclipse\\.equinox\\.launcher_[^\"]*\\.jar\" -data \"" + DRIVE + "\\\\a place\".*"), result.out());
    }

    @Test
    void theWorkbenchSpeaksTheLanguageOfTheSite() throws IOException {
        Path site = Files.writeString(folder.resolve("language.properties"), "language = zh\r\n");
        Product.Result result = script(Map.of("JAVA_HOME", java, "LODESTONE_SITE", windows(site), "LODESTONE_WORKSPACE", DRIVE + "\\a place"), "-nl", "en");
        assertEquals(WindowsProgram.EXIT, result.exit(), result.err());
        assertTrue(result.out().strip().endsWith("-data \"" + DRIVE + "\\a place\" -nl zh -nl en"), result.out());
    }

    @Test
    void whatLiesInTheDropFolderIsListedAndAVerbIsToldOfTheFolder() throws IOException {
        Path dropped = Files.createDirectories(folder.resolve("the site's (own) extensions"));
        Files.writeString(dropped.resolve("tracker.jar"), "a driver");
        Path site = Files.writeString(folder.resolve("drop.properties"), "extensions.folder = " + windows(dropped) + "\r\n");
        Map<String, String> its = Map.of("JAVA_HOME", java, "LODESTONE_SITE", windows(site));
        assertTrue(script(its, "validate").out().contains("\"-Dlodestone.extensions.folder=" + windows(dropped) + "\""));
        assertTrue(script(its, "extension", "list").out().contains("tracker.jar in the drop folder, not installed"));

        Files.writeString(site, "extensions.folder = " + windows(dropped) + "\r\nextensions = off\r\n");
        assertFalse(script(its, "validate").out().contains("lodestone.extensions.folder"));
        assertFalse(script(its, "extension", "list").out().contains("tracker.jar"));
    }

    @Test
    void aWrongWordAfterExtensionShowsTheUsage() {
        Product.Result result = script(Map.of("JAVA_HOME", java), "extension", "instal");
        assertEquals(2, result.exit(), result.out());
        assertTrue(result.err().contains("Usage: lodestone extension"), result.err());
    }
}
