package org.lodestone.method.function;

import org.lodestone.image.Mask;

/**
 * Tissue whose signal is noise.
 *
 * @param whiteMatter deep white matter on the structural scan's grid, may be empty
 * @param fluid ventricular fluid on the same grid, may be empty
 */
public record ConfoundMasks(Mask whiteMatter, Mask fluid) {
}
