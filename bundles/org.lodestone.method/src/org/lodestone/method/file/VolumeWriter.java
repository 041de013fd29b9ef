package org.lodestone.method.file;

import java.nio.file.Path;
import org.lodestone.method.Method;

/**
 * Writes image files of one format. Writes to a temporary name beside the target and moves it: the file is whole or not there. The same
 * request gives the same bytes. The result is the path written.
 */
public interface VolumeWriter extends Method<WriteRequest, Path> {

    /**
     * @param file any path; only its name is looked at
     * @return true when this writer makes files of this name
     */
    boolean accepts(Path file);
}
