package org.lodestone.method.atlas;

import java.nio.file.Path;
import java.util.Objects;
import org.lodestone.method.MethodRegistry;

/**
 * A folder to be opened as an atlas pack.
 *
 * @param folder where the files are
 * @param methods the methods at hand: the pack finds the readers for its images among them
 */
public record AtlasPackRequest(Path folder, MethodRegistry methods) {

    /** Checks the components. */
    public AtlasPackRequest {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(methods, "methods");
    }
}
