package org.lodestone.phantom.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;
import org.lodestone.core.RefusedException;

/**
 * Where a case is written: into a temporary folder beside its place, and moved there as a whole at the end. Closing without publishing
 * leaves nothing behind. An earlier simulated case is replaced; anything else is left alone and refused.
 */
final class CaseFolder implements AutoCloseable {

    static final String DATASET = "bids";
    static final String TRUTH = "truth.json";
    static final String MARK = "SIMULATED";

    private final Path folder;
    private final Path making;

    private CaseFolder(Path folder, Path making) {
        this.folder = folder;
        this.making = making;
    }

    /**
     * @param folder that shall hold the case; made when absent
     * @return the folder, with an empty dataset in the making
     * @throws IOException when it cannot be written
     * @throws RefusedException when it holds a dataset that is not simulated
     */
    static CaseFolder open(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("there is a file of this name", e);
        }
        Path existing = folder.resolve(DATASET);
        if (Files.exists(existing) && !isSimulated(existing)) {
            throw new RefusedException(Finding.error("LS-PHANTOM-004", existing + " exists and is not a simulated dataset.",
                    "Name another folder; the simulation does not overwrite data."));
        }
        Path making = Files.createTempDirectory(folder, ".simulating-");
        Files.createDirectory(making.resolve(DATASET));
        return new CaseFolder(folder, making);
    }

    private static boolean isSimulated(Path dataset) throws IOException {
        Path description = dataset.resolve("dataset_description.json");
        return Files.isRegularFile(description) && Files.readString(description, StandardCharsets.UTF_8).contains(MARK);
    }

    /** @return the dataset in the making */
    Path dataset() {
        return making.resolve(DATASET);
    }

    /** @return the truth in the making */
    Path truth() {
        return making.resolve(TRUTH);
    }

    /** Moves what was made to its place. */
    void publish() throws IOException {
        Path old = making.resolve("old");
        if (Files.exists(folder.resolve(DATASET))) {
            Files.move(folder.resolve(DATASET), old);
        }
        Files.deleteIfExists(folder.resolve(TRUTH));
        Files.move(dataset(), folder.resolve(DATASET));
        Files.move(truth(), folder.resolve(TRUTH));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(making);
    }
}
