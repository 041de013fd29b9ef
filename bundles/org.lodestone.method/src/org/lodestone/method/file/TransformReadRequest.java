package org.lodestone.method.file;

import java.nio.file.Path;
import java.util.Objects;
import org.lodestone.core.Frame;

/**
 * A registration to be read.
 *
 * @param folder with its files
 * @param fixed space of the fixed image, known to the caller
 * @param moving space of the moving image
 */
public record TransformReadRequest(Path folder, Frame fixed, Frame moving) {

    /** Checks the components. */
    public TransformReadRequest {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(fixed, "fixed");
        Objects.requireNonNull(moving, "moving");
    }
}
