package org.lodestone.method.file;

import java.nio.file.Path;
import java.util.Objects;

/**
 * An image file to be copied within its format: compressed, unpacked, one file or two.
 *
 * @param source an image
 * @param target another name of the same format; replaced when it exists
 */
public record CopyRequest(Path source, Path target) {

    /** Checks the components. */
    public CopyRequest {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
    }
}
