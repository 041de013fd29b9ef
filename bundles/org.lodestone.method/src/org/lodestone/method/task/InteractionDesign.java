package org.lodestone.method.task;

/**
 * The design of a psychophysiological interaction.
 *
 * @param design its columns: conditions, seed, interactions, confounds, drift, constant
 * @param contrast the question asked, on the interaction columns
 * @param neural estimated neural signal of the seed, {@code binsPerVolume} values a volume, from the start of the first volume
 * @param binsPerVolume time bins a volume
 * @param noiseRatio prior variance of the neural signal over the variance of the noise, as estimated
 */
public record InteractionDesign(DesignMatrix design, Contrast contrast, double[] neural, int binsPerVolume, double noiseRatio) {
}
