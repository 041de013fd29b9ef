package org.lodestone.numerics.statistics;

/** Tail probabilities and quantiles of the distributions that tests refer to. */
public final class Distributions {

    private Distributions() {
    }

    /** @return probability that a variable of Fisher's distribution exceeds {@code f} */
    public static double fisherTail(double f, double numeratorFreedom, double denominatorFreedom) {
        if (Double.isNaN(f)) {
            return Double.NaN;
        }
        return f <= 0 ? 1 : GammaFunctions.incompleteBeta(
                denominatorFreedom / 2, numeratorFreedom / 2, denominatorFreedom / (denominatorFreedom + numeratorFreedom * f));
    }

    /** @return probability that a variable of Student's distribution exceeds {@code t} */
    public static double studentTail(double t, double freedom) {
        double both = GammaFunctions.incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t));
        return t >= 0 ? both / 2 : 1 - both / 2;
    }

    /** @return probability that a chi-squared variable exceeds {@code x} */
    public static double chiSquaredTail(double x, double freedom) {
        return x <= 0 ? 1 : GammaFunctions.upperGamma(freedom / 2, x / 2);
    }

    /** @return probability that a standard normal variable exceeds {@code z} */
    public static double normalTail(double z) {
        double tail = 0.5 * GammaFunctions.upperGamma(0.5, z * z / 2);
        return z >= 0 ? tail : 1 - tail;
    }

    /**
     * The z with a given upper tail, by bisection on the tail itself: exact to double precision far out, where it matters.
     *
     * @param tail probability, 0 to 1
     * @return z; infinite for 0 and 1
     */
    public static double normalFromTail(double tail) {
        if (tail > 0.5) {
            return -normalFromTail(1 - tail);
        }
        if (tail <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = 40;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (normalTail(middle) > tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
