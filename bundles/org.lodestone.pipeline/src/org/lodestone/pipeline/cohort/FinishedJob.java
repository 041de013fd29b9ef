package org.lodestone.pipeline.cohort;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Sha256;
import org.lodestone.pipeline.MainJobRequest;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.DerivativeFolder;

/**
 * Whether a participant's result rests on just these inputs, methods and settings. The key is a hash over contents, so a job that is sent
 * twice, or again after a node was lost, does no finished work again, and a changed scan or setting is never mistaken for an old one.
 */
public final class FinishedJob {

    private static final String FILE = "job.json";

    private FinishedJob() {
    }

    /**
     * @param request what would be run
     * @return 64 hexadecimal digits over the participant's files, the sidecars above them, methods, settings, limits and the product's version
     * @throws RefusedException when a file cannot be read
     */
    public static String key(MainJobRequest request) {
        StringBuilder text = new StringBuilder("lodestone job 1\n");
        text.append(request.softwareVersion()).append('\n').append(request.targetingMethods()).append('\n')
                .append(request.settings()).append('\n').append(request.thresholds()).append('\n').append(request.pack().name()).append('\n');
        request.methods().methods().forEach(method -> text.append(method.info().id()).append(' ').append(method.info().version()).append('\n'));
        try {
            Path participant = request.dataset().resolve("sub-" + request.label());
            append(text, request.dataset(), filesOf(request.dataset(), 1).stream().filter(f -> f.toString().endsWith(".json")).toList());
            append(text, request.dataset(), filesOf(participant, Integer.MAX_VALUE));
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(request.dataset(), e);
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> filesOf(Path folder, int depth) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void append(StringBuilder text, Path root, List<Path> files) throws IOException {
        for (Path file : files) {
            text.append(root.relativize(file).toString().replace('\\', '/')).append(' ').append(Sha256.of(file)).append('\n');
        }
    }

    /**
     * @param output folder of the derivative dataset
     * @param label participant without {@code sub-}
     * @param key of the job that would be run
     * @return true when the result in place was made by just that job
     */
    public static boolean isDone(Path output, String label, String key) {
        Path file = output.resolve("sub-" + label).resolve(FILE);
        try {
            return Files.isRegularFile(file) && JsonFile.read(file).path("Key").asText().equals(key);
        } catch (RefusedException e) {
            System.getLogger(FinishedJob.class.getName()).log(System.Logger.Level.DEBUG, "taken as not done", e);
            return false;
        }
    }

    /**
     * Marks the result in place as that of a job; comes last, so a result without the mark is not finished.
     *
     * @param output folder of the derivative dataset
     * @param label participant without {@code sub-}
     * @param key of the job that made it
     * @param state in one word, for people
     * @throws RefusedException when it cannot be written
     */
    public static void mark(Path output, String label, String key, String state) {
        Path folder = output.resolve("sub-" + label);
        ObjectNode json = JsonFile.object().put("Key", key).put("State", state);
        try {
            JsonFile.write(folder.resolve(FILE), json);
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(folder, e);
        }
    }

    /**
     * @param output folder of the derivative dataset
     * @param label participant without {@code sub-}
     * @return the state it was marked with, empty text when it was not
     */
    public static String state(Path output, String label) {
        Path file = output.resolve("sub-" + label).resolve(FILE);
        return Files.isRegularFile(file) ? JsonFile.read(file).path("State").asText() : "";
    }
}
