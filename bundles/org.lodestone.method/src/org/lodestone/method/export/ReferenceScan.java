package org.lodestone.method.export;

import java.nio.file.Path;
import java.util.Objects;
import org.lodestone.image.Grid;

/**
 * The structural scan that the targets lie in.
 *
 * @param file the scan as it was imported
 * @param grid its geometry
 */
public record ReferenceScan(Path file, Grid grid) {

    /** Checks the components. */
    public ReferenceScan {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(grid, "grid");
    }
}
