package org.lodestone.method.structure;

import org.lodestone.core.SpatialTransform;

/**
 * How a scan lies on the template.
 *
 * @param t1wToTemplate from the patient's T1w space to the template's; its inverse leads back
 * @param similarity of the two images after registration, -1 to 1: correlation of intensities inside the brain
 */
public record RegisteredTemplate(SpatialTransform t1wToTemplate, double similarity) {
}
