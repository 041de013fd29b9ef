package org.lodestone.pipeline.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/** The chains that come with the product, as JSON beside this class, each number with its source. */
public final class Presets {

    /** Names of the presets, the default one first. */
    public static final List<String> NAMES = List.of("cash2021", "weigand2018", "minimal", "fmriprep-derivatives", "directed");

    private Presets() {
    }

    /** @return the preset that is used when nobody chooses */
    public static ProcessingChain defaultChain() {
        return read(NAMES.getFirst());
    }

    /**
     * @param nameOrFile name of a preset, or path of a chain's file
     * @return the chain
     * @throws RefusedException when there is neither
     */
    public static ProcessingChain named(String nameOrFile) {
        if (NAMES.contains(nameOrFile)) {
            return read(nameOrFile);
        }
        if (Files.isRegularFile(Path.of(nameOrFile))) {
            return ChainFile.read(Path.of(nameOrFile));
        }
        throw new RefusedException(Finding.error("LS-CHAIN-002", "There is no preset and no file " + nameOrFile + ".",
                "Use one of " + NAMES + ", or the path of a chain's JSON file."));
    }

    private static ProcessingChain read(String name) {
        try (InputStream in = Objects.requireNonNull(Presets.class.getResourceAsStream(name + ".json"), name)) {
            return ChainFile.parse((ObjectNode) new ObjectMapper().readTree(in), name);
        } catch (IOException e) {
            throw new UncheckedIOException("the product's own preset " + name, e);
        }
    }
}
