package org.lodestone.effective.internal.granger;

/**
 * How many past time points to use, by an information criterion (Luetkepohl 2005, section 4.3): all orders are fitted to the same time
 * points, those after the highest order, as statsmodels does it.
 *
 * @param order the best one, 0 when the past predicts nothing
 * @param criteria value of the criterion for each order from 0
 */
record OrderChoice(int order, double[] criteria) {

    /** Which criterion. */
    enum Criterion {
        /** Schwarz's, the stricter one. */
        BIC,
        /** Akaike's. */
        AIC
    }

    /**
     * @param series {@code [region][time]}. Not modified.
     * @param highest order that is tried
     * @param criterion which one
     * @return the choice; the lowest order among equals
     */
    static OrderChoice of(double[][] series, int highest, Criterion criterion) {
        double[] criteria = new double[highest + 1];
        int best = 0, k = series.length;
        for (int p = 0; p <= highest; p++) {
            VectorAutoregression fit = VectorAutoregression.fit(series, p, highest - p);
            double rows = fit.rows(), parameters = (double) p * k * k + k;
            double price = criterion == Criterion.BIC ? Math.log(rows) / rows : 2 / rows;
            criteria[p] = fit.logDeterminant() + price * parameters;
            best = criteria[p] < criteria[best] ? p : best;
        }
        return new OrderChoice(best, criteria);
    }

    /** @return the highest order that so many time points of so many regions can bear */
    static int highestEstimable(int length, int regions) {
        return (length - regions - 1) / (1 + regions);
    }

    /** @return the usual highest order to try: 12 (T/100)^(1/4), as far as it can be estimated */
    static int usualHighest(int length, int regions) {
        return Math.min((int) Math.rint(12 * Math.pow(length / 100.0, 0.25)), highestEstimable(length, regions));
    }
}
