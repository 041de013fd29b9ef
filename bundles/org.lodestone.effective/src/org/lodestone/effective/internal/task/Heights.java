package org.lodestone.effective.internal.task;

import org.lodestone.method.task.Contrast;
import org.lodestone.numerics.statistics.Distributions;

/**
 * Tail probabilities of a contrast's statistic and back.
 *
 * @param numerator degrees of freedom of the contrast; 0 for t
 * @param freedom of the residuals
 */
record Heights(int numerator, double freedom) {

    /** @return those of a contrast */
    static Heights of(Contrast contrast, double freedom) {
        return new Heights(contrast.isT() ? 0 : contrast.weights().length, freedom);
    }

    /** @return probability of at least this statistic without an effect, one-sided */
    double tail(double statistic) {
        return numerator == 0 ? Distributions.studentTail(statistic, freedom)
                : Distributions.fisherTail(statistic, numerator, freedom);
    }

    /** @return the statistic of this tail probability, by bisection; infinite for 0 */
    double statistic(double tail) {
        double low = numerator == 0 && tail > 0.5 ? -1e3 : 0, high = 1;
        while (tail(high) > tail) {
            high *= 2;
            if (high > 1e12) {
                return Double.POSITIVE_INFINITY;
            }
        }
        for (int n = 0; n < 100; n++) {
            double middle = (low + high) / 2;
            if (tail(middle) > tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
