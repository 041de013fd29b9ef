package org.lodestone.method.effective;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Directed coupling between regions.
 *
 * @param names of the regions
 * @param coupling {@code [to][from]}. Handed over: must not be modified any more.
 * @param uncertainty of each coupling, same shape; NaN where nothing was estimated. Handed over: must not be modified any more.
 * @param uncertaintyKind what the uncertainty is, such as "p value" or "posterior variance"
 * @param measures of the whole fit by name, such as order or freeEnergy, sorted by name
 */
public record DirectedCoupling(
        List<String> names, double[][] coupling, double[][] uncertainty, String uncertaintyKind, Map<String, Double> measures) {

    /** Checks the shapes and copies names and measures. */
    public DirectedCoupling {
        names = List.copyOf(names);
        checkSquare(coupling, names.size());
        checkSquare(uncertainty, names.size());
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
    }

    private static void checkSquare(double[][] matrix, int size) {
        if (matrix.length != size) {
            throw new IllegalArgumentException(matrix.length + " rows for " + size + " regions");
        }
        for (double[] row : matrix) {
            if (row.length != size) {
                throw new IllegalArgumentException("a row of " + row.length + " columns for " + size + " regions");
            }
        }
    }
}
