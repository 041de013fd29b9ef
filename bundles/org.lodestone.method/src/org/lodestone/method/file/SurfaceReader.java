package org.lodestone.method.file;

import java.nio.file.Path;
import org.lodestone.image.Surface;
import org.lodestone.method.Method;

/** Reads triangle meshes of one format. The frame of the result is {@code Frame.scan(file name)}. */
public interface SurfaceReader extends Method<Path, Surface> {

    /**
     * @param file any path; only its name is looked at
     * @return true when files of this name are worth a try
     */
    boolean accepts(Path file);
}
