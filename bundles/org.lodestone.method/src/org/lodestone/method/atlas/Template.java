package org.lodestone.method.atlas;

import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * A template head.
 *
 * @param name BIDS name of its space
 * @param head whole-head T1w image
 * @param brain its brain, holes filled, on the same grid
 */
public record Template(String name, Volume head, Mask brain) {
}
