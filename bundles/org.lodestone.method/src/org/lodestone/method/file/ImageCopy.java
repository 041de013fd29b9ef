package org.lodestone.method.file;

import java.nio.file.Path;
import org.lodestone.method.Method;

/**
 * Copies an image file within its format and keeps everything: stored voxels, every header field, extensions, byte order. What a reader
 * followed by a writer would lose. Whole or not there. The result is the path written.
 */
public interface ImageCopy extends Method<CopyRequest, Path> {

    /**
     * @param request only the names are looked at
     * @return true when source and target are of the format that this method copies
     */
    boolean accepts(CopyRequest request);
}
