package org.lodestone.method.atlas;

import java.nio.file.Path;
import org.lodestone.method.Method;

/** Opens a folder as an atlas pack; refuses folders it does not know, saying what is missing. */
public interface AtlasPackSource extends Method<Path, AtlasPack> {
}
