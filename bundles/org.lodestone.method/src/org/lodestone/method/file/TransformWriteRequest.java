package org.lodestone.method.file;

import java.nio.file.Path;
import java.util.Objects;
import org.lodestone.core.SpatialTransform;

/**
 * A registration to be written.
 *
 * @param folder where; made when absent, files of an earlier registration are replaced
 * @param fixedToMoving from the fixed image's space to the moving one's
 */
public record TransformWriteRequest(Path folder, SpatialTransform fixedToMoving) {

    /** Checks the components. */
    public TransformWriteRequest {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(fixedToMoving, "fixedToMoving");
    }
}
