package org.lodestone.method.file;

import java.nio.file.Path;
import org.lodestone.method.Method;

/**
 * Writes triangle meshes in one format. Whole or not there, the same request gives the same bytes, as {@link VolumeWriter}. The result is
 * the path written.
 */
public interface SurfaceWriter extends Method<SurfaceWriteRequest, Path> {

    /**
     * @param file any path; only its name is looked at
     * @return true when this writer makes files of this name
     */
    boolean accepts(Path file);
}
