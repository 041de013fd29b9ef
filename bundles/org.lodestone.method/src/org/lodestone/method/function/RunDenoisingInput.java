package org.lodestone.method.function;

/**
 * What a denoising works on.
 *
 * @param series aligned time series
 * @param confounds table with fMRIPrep's column names, its own or fMRIPrep's; the denoising's parameters say which columns count
 */
public record RunDenoisingInput(VoxelSeries series, Confounds confounds) {

    /** Checks that series and confounds are equally long. */
    public RunDenoisingInput {
        for (double[] column : confounds.columns()) {
            if (column.length != series.length()) {
                throw new IllegalArgumentException(series.length() + " volumes, a confound of " + column.length);
            }
        }
    }
}
