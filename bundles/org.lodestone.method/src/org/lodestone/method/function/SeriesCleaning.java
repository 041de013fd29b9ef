package org.lodestone.method.function;

import org.lodestone.method.Method;

/**
 * Removes drift, frequencies outside a band and confounds from time series that already lie where they shall be analysed: the scripted
 * form that starts from a prepared image, and the last stage of a {@link RunPreparation}.
 */
public interface SeriesCleaning extends Method<SeriesCleaningInput, VoxelSeries> {
}
