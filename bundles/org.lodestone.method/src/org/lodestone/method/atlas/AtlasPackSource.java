package org.lodestone.method.atlas;

import org.lodestone.method.Method;

/**
 * Opens a folder of one layout as an atlas pack; refuses folders of another layout, saying what is missing. {@link AtlasPacks#open} tries
 * all sources at hand.
 */
public interface AtlasPackSource extends Method<AtlasPackRequest, AtlasPack> {
}
