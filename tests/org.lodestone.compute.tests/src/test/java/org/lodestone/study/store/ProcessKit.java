package org.lodestone.study.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.lodestone.core.Sha256;
import org.sqlite.JDBC;
import org.sqlite.util.OSInfo;

/**
 * Starts small Java processes quickly: classes in archives, an image of the loaded classes, SQLite's library unpacked once.
 *
 * @param folder that holds all this
 * @param classPath of the processes
 */
record ProcessKit(Path folder, String classPath) {

    private static final String LIBRARY = "sqlite-library";

    static ProcessKit in(Path folder) throws IOException, InterruptedException {
        List<String> path = new ArrayList<>();
        for (Class<?> type : List.of(ImportingProcess.class, CaseStore.class, Sha256.class, JDBC.class, ObjectMapper.class, JsonFactory.class,
                JsonProperty.class)) {
            // A runner of tests keeps its own class path to itself: each class tells where it is from.
            Path place = Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
            String archive = (Files.isDirectory(place) ? packed(place, folder.resolve(type.getSimpleName() + ".jar")) : place).toString();
            if (!path.contains(archive)) {
                path.add(archive);
            }
        }
        String library = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + System.mapLibraryName("sqlitejdbc");
        try (InputStream in = JDBC.class.getResourceAsStream(library)) {
            Files.copy(in, folder.resolve(LIBRARY));
        }
        ProcessKit kit = new ProcessKit(folder, String.join(File.pathSeparator, path));
        List<String> command = new ArrayList<>(kit.command(ImportingProcess.class, folder.resolve("first").toString(), "once"));
        command.set(1, "-XX:ArchiveClassesAtExit=" + kit.image());
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        return kit;
    }

    private static Path packed(Path classes, Path archive) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive); JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().contains("study") || f.toString().contains("core")).filter(Files::isRegularFile)
                    .toList()) {
                jar.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
        return archive;
    }

    private Path image() {
        return folder.resolve("classes.jsa");
    }

    List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:SharedArchiveFile=" + image(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx128m",
                "-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=" + LIBRARY, "-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
