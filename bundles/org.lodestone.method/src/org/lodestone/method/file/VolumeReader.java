package org.lodestone.method.file;

import java.nio.file.Path;
import org.lodestone.image.StoredImage;
import org.lodestone.method.Method;

/**
 * Reads image files of one format: file in, stored image out. The frame of the result is {@code Frame.scan(file name)}; a caller that
 * knows more says so by {@link StoredImage#asVolume}. Damage is refused with file, offset and remedy, within seconds and without
 * allocating what a header merely claims.
 */
public interface VolumeReader extends Method<Path, StoredImage> {

    /**
     * @param file any path; only its name is looked at
     * @return true when files of this name are worth a try
     */
    boolean accepts(Path file);
}
