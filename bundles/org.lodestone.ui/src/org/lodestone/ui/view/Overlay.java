package org.lodestone.ui.view;

import org.lodestone.image.view.SliceLayer;

/**
 * An image that can be laid over the structural scan.
 *
 * @param name for menus
 * @param layer values, colours, scale
 * @param outlined true for regions, which are drawn as an outline and not as a filled map
 */
public record Overlay(String name, SliceLayer layer, boolean outlined) {
}
