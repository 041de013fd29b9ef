package org.lodestone.method.effective;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.core.plan.Gate;

/**
 * Directed coupling between regions. All matrices are {@code [to][from]} and handed over: they must not be modified any more.
 *
 * @param names of the regions
 * @param coupling the method's own measure of influence; NaN where nothing was estimated
 * @param uncertainty of each coupling, same shape; NaN where nothing was estimated
 * @param uncertaintyKind what the uncertainty is: {@code P_VALUE} or {@code POSTERIOR_VARIANCE}
 * @param measures of the whole fit by name, such as order or freeEnergy, sorted by name
 * @param further matrices by name, such as F or path, same shape, sorted by name
 * @param gates checks of whether the result may be used
 */
public record DirectedCoupling(
        List<String> names, double[][] coupling, double[][] uncertainty, String uncertaintyKind, Map<String, Double> measures,
        Map<String, double[][]> further, List<Gate> gates) {

    /** The uncertainty is the probability of a coupling this strong by chance. */
    public static final String P_VALUE = "p value";
    /** The uncertainty is the variance of the coupling's posterior distribution. */
    public static final String POSTERIOR_VARIANCE = "posterior variance";

    /** Checks the shapes and copies names, measures and gates. */
    public DirectedCoupling {
        names = List.copyOf(names);
        checkSquare(coupling, names.size());
        checkSquare(uncertainty, names.size());
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
        further = Collections.unmodifiableMap(new TreeMap<>(further));
        for (double[][] matrix : further.values()) {
            checkSquare(matrix, names.size());
        }
        gates = List.copyOf(gates);
    }

    /** A result without further matrices and gates. */
    public DirectedCoupling(
            List<String> names, double[][] coupling, double[][] uncertainty, String uncertaintyKind, Map<String, Double> measures) {
        this(names, coupling, uncertainty, uncertaintyKind, measures, Map.of(), List.of());
    }

    /** @return true when no gate failed */
    public boolean isUsable() {
        return gates.stream().allMatch(Gate::passed);
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
