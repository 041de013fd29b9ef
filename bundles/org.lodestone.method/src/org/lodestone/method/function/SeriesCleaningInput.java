package org.lodestone.method.function;

/**
 * What a cleaning of time series works on.
 *
 * @param series time series before cleaning
 * @param confounds what to regress out; a table without columns for nothing. NaN counts as the column's mean.
 */
public record SeriesCleaningInput(VoxelSeries series, Confounds confounds) {

    /** Checks that series and confounds are equally long. */
    public SeriesCleaningInput {
        for (double[] column : confounds.columns()) {
            if (column.length != series.length()) {
                throw new IllegalArgumentException(series.length() + " volumes, a confound of " + column.length);
            }
        }
    }
}
