package org.lodestone.method.task;

import java.util.Optional;
import org.lodestone.image.Mask;

/**
 * A map to be judged.
 *
 * @param maps of one contrast
 * @param mask voxels that were tested
 * @param degreesOfFreedom of the residuals
 * @param relabelled what the largest values look like without an effect; empty when that was not computed
 */
public record MapInferenceInput(ContrastMaps maps, Mask mask, double degreesOfFreedom, Optional<RelabelledMaxima> relabelled) {
}
