package org.lodestone.method.function;

import org.lodestone.method.Method;

/**
 * Takes a raw run to clean time series on a grid in the T1w space: one single interpolation with all transforms concatenated, confounds
 * from the resampled data, then nuisance regression and band-pass in one projection (Lindquist 2019).
 */
public interface RunPreparation extends Method<RunPreparationInput, CleanRun> {
}
