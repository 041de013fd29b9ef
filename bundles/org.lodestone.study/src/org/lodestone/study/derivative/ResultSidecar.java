package org.lodestone.study.derivative;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.study.JsonFile;

/** The JSON beside a single result: what it is, what it was made of, by which methods. */
public final class ResultSidecar {

    private ResultSidecar() {
    }

    /**
     * @param result a file or a folder of results
     * @return where its sidecar lies: same name, {@code .json}
     */
    public static Path of(Path result) {
        return result.resolveSibling(result.getFileName().toString().replaceFirst("\\.(nii\\.gz|surf\\.gii|nii|tsv|csv|gii)$", "") + ".json");
    }

    /**
     * Writes the sidecar of a result, whole or not at all.
     *
     * @param result what was written
     * @param description what it holds, one sentence
     * @param inputs files it was made of; named relative to the dataset they lie in
     * @param steps methods in the order in which they ran
     * @param softwareVersion of the product
     * @return the sidecar
     * @throws org.lodestone.core.RefusedException when an input cannot be read or the sidecar not be written
     */
    public static Path write(Path result, String description, List<Path> inputs, List<ProvenanceStep> steps, String softwareVersion) {
        return write(result, description, hashed(inputs), steps, softwareVersion);
    }

    /**
     * What a result is made of.
     *
     * @param sources the files with their hashes
     * @param simulated whether one of them says that it is
     */
    public record Inputs(List<Source> sources, boolean simulated) {

        /** Copies the list. */
        public Inputs {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Reads and hashes inputs; may be done on another thread while they are worked on.
     *
     * @param inputs files or folders that a result is made of; named relative to the dataset they lie in
     * @return them with their hashes
     * @throws org.lodestone.core.RefusedException when one cannot be read
     */
    public static Inputs hashed(List<Path> inputs) {
        return new Inputs(inputs.stream().flatMap(ResultSidecar::files).map(file -> Source.of(dataset(file), file)).toList(),
                inputs.stream().map(ResultSidecar::of).filter(Files::isRegularFile)
                        .anyMatch(sidecar -> JsonFile.read(sidecar).path("Simulated").asBoolean(false)));
    }

    /**
     * Writes the sidecar of a result, whole or not at all.
     *
     * @param result what was written
     * @param description what it holds, one sentence
     * @param inputs what it was made of
     * @param steps methods in the order in which they ran
     * @param softwareVersion of the product
     * @return the sidecar
     * @throws org.lodestone.core.RefusedException when it cannot be written
     */
    public static Path write(Path result, String description, Inputs inputs, List<ProvenanceStep> steps, String softwareVersion) {
        Path sidecar = of(result);
        try {
            JsonFile.write(sidecar, new Provenance(softwareVersion, inputs.sources(), steps, inputs.simulated()).toJson(description));
            return sidecar;
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(sidecar.toAbsolutePath().getParent(), e);
        }
    }

    private static Stream<Path> files(Path input) {
        if (!Files.isDirectory(input)) {
            return Stream.of(input);
        }
        try (Stream<Path> files = Files.list(input)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(input, e);
        }
    }

    /** @return the dataset that a file lies in, else its folder */
    private static Path dataset(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path found = absolute.getParent();
        for (Path folder = absolute.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("dataset_description.json"))) {
                // The outermost: derivatives lie inside the dataset that they were made of.
                found = folder;
            }
        }
        return found;
    }
}
