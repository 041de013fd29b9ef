package org.lodestone.method.file;

import java.nio.file.Path;
import org.lodestone.image.Surface;

/**
 * A mesh to be written.
 *
 * @param file where; an existing file is replaced
 * @param surface the mesh
 * @param description what it is, {@code scalp} for instance
 */
public record SurfaceWriteRequest(Path file, Surface surface, String description) {
}
