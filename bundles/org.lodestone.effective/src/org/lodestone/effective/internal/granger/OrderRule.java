package org.lodestone.effective.internal.granger;

import java.util.Locale;
import org.lodestone.core.Finding;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;

/**
 * Where the order of an autoregression comes from.
 *
 * @param fixed the order; 0 to choose it
 * @param highest order that is tried; 0 for the usual rule
 * @param criterion of the choice
 */
record OrderRule(int fixed, int highest, OrderChoice.Criterion criterion) {

    /** @return the rule that the parameters of {@link GrangerConnectivity} say */
    static OrderRule of(Parameters parameters) {
        return new OrderRule(parameters.integer("order"), parameters.integer("maximumOrder"),
                OrderChoice.Criterion.valueOf(parameters.text("criterion").toUpperCase(Locale.ROOT)));
    }

    /**
     * @param series {@code [region][time]}. Not modified.
     * @return the order, 0 when the criterion prefers no past at all
     * @throws RefusedException when the series are too short for it
     */
    int choose(double[][] series) {
        int length = series[0].length, regions = series.length, bearable = OrderChoice.highestEstimable(length, regions);
        int wanted = Math.max(fixed, highest);
        if (wanted > bearable || bearable < 1) {
            throw new RefusedException(Finding.error("LS-EC-006", "Order " + Math.max(1, wanted) + " of " + regions + " regions needs more than the "
                    + length + " time points there are.", bearable < 1
                            ? "Use fewer regions, the bivariate model, or a longer run."
                            : "Use an order of at most " + bearable + ", fewer regions or a longer run."));
        }
        if (fixed > 0) {
            return fixed;
        }
        int most = highest > 0 ? highest : OrderChoice.usualHighest(length, regions);
        return OrderChoice.of(series, most, criterion).order();
    }
}
