package org.lodestone.effective.internal.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.method.function.RegionSeries;

/** Series that no directed method can use, by name: missing values, constant and duplicate regions. */
public final class SeriesChecks {

    /** Two series that correlate more strongly than this hold the same signal, up to scale and sign. */
    private static final double SAME = 1 - 1e-10;
    private static final double UNCHANGING = 1e-12;
    private static final int SHORTEST = 20;
    private static final int MOST_NAMED = 10;

    private SeriesChecks() {
    }

    /**
     * @param series of regions. Not modified.
     * @return one error for each region that cannot be used; empty when all can
     */
    public static List<Finding> errors(RegionSeries series) {
        List<Finding> errors = new ArrayList<>();
        if (series.names().size() < 2) {
            errors.add(Finding.error("LS-EC-004", "There are series of " + series.names().size() + " region(s).",
                    "Give at least two regions."));
            return errors;
        }
        int length = series.series()[0].length;
        if (length < SHORTEST) {
            errors.add(Finding.error("LS-EC-005", "The series have " + length + " time points.", "Give at least " + SHORTEST + "."));
            return errors;
        }
        for (int r = 0; r < series.names().size(); r++) {
            error(series.names().get(r), series.series()[r]).ifPresent(errors::add);
        }
        if (errors.isEmpty()) {
            addDuplicates(series, errors);
        }
        return errors;
    }

    /**
     * @param name of a region
     * @param values its series. Not modified.
     * @return why it cannot be used; empty when it can
     */
    public static Optional<Finding> error(String name, double[] values) {
        int missing = firstMissing(values);
        if (missing >= 0) {
            return Optional.of(Finding.error("LS-EC-001", "Region " + name + " has no finite value at time point " + (missing + 1) + ".",
                    "Leave the region out, or repair the run; directed methods need every time point."));
        }
        return isConstant(values)
                ? Optional.of(Finding.error("LS-EC-002", "Region " + name + " is constant.", "Leave the region out or check its mask."))
                : Optional.empty();
    }

    private static void addDuplicates(RegionSeries series, List<Finding> errors) {
        StandardSeries standard = StandardSeries.of(series.series());
        int length = standard.values()[0].length;
        for (int a = 0; a < standard.values().length; a++) {
            for (int b = a + 1; b < standard.values().length; b++) {
                double dot = 0;
                for (int t = 0; t < length; t++) {
                    dot += standard.values()[a][t] * standard.values()[b][t];
                }
                if (Math.abs(dot / length) > SAME && errors.size() < MOST_NAMED) {
                    errors.add(Finding.error("LS-EC-003",
                            "Regions " + series.names().get(a) + " and " + series.names().get(b) + " have the same series.",
                            "Leave one of them out; of two equal series none can be said to lead."));
                }
            }
        }
    }

    private static int firstMissing(double[] values) {
        for (int t = 0; t < values.length; t++) {
            if (!Double.isFinite(values[t])) {
                return t;
            }
        }
        return -1;
    }

    private static boolean isConstant(double[] values) {
        double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY, size = 0;
        for (double x : values) {
            low = Math.min(low, x);
            high = Math.max(high, x);
            size = Math.max(size, Math.abs(x));
        }
        return high - low <= UNCHANGING * size;
    }
}
