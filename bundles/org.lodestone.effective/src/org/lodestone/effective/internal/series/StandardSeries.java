package org.lodestone.effective.internal.series;

/**
 * Series of zero mean and unit variance, with what they were before. Double precision.
 *
 * @param values {@code [region][time]}. Not to be modified.
 * @param means of the series as they were
 * @param deviations standard deviations as they were (population)
 */
public record StandardSeries(double[][] values, double[] means, double[] deviations) {

    /**
     * @param series {@code [region][time]}, none of them constant. Not modified.
     * @return the same, standardised
     */
    public static StandardSeries of(double[][] series) {
        double[][] values = new double[series.length][];
        double[] means = new double[series.length], deviations = new double[series.length];
        for (int r = 0; r < series.length; r++) {
            double sum = 0, square = 0;
            for (double x : series[r]) {
                sum += x;
            }
            means[r] = sum / series[r].length;
            for (double x : series[r]) {
                square += (x - means[r]) * (x - means[r]);
            }
            deviations[r] = Math.sqrt(square / series[r].length);
            values[r] = new double[series[r].length];
            for (int t = 0; t < values[r].length; t++) {
                values[r][t] = (series[r][t] - means[r]) / deviations[r];
            }
        }
        return new StandardSeries(values, means, deviations);
    }
}
