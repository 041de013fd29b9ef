package org.lodestone.ui.view;

import java.nio.file.Path;
import java.util.Optional;
import org.lodestone.image.view.SliceLayer;

/**
 * An image that can be laid over the structural scan.
 *
 * @param name for menus
 * @param layer values, colours, scale
 * @param outlined true for regions, which are drawn as an outline and not as a filled map
 * @param file it was read from, when it was
 */
public record Overlay(String name, SliceLayer layer, boolean outlined, Optional<Path> file) {

    /** An overlay of no file. */
    public Overlay(String name, SliceLayer layer, boolean outlined) {
        this(name, layer, outlined, Optional.empty());
    }
}
