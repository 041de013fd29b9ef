package org.lodestone.numerics.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Control of the false discovery rate over many tests (Benjamini and Hochberg 1995). */
public final class FalseDiscovery {

    private FalseDiscovery() {
    }

    /**
     * @param p probabilities of single tests; NaN marks a test that was not made. Not modified.
     * @return adjusted probability of each test: reject those at most the wanted rate; NaN where p is
     */
    public static double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i])).mapToInt(Integer::intValue).toArray();
        double[] adjusted = new double[p.length];
        java.util.Arrays.fill(adjusted, Double.NaN);
        double smallest = 1;
        for (int rank = order.length; rank >= 1; rank--) {
            smallest = Math.min(smallest, p[order[rank - 1]] * order.length / rank);
            adjusted[order[rank - 1]] = smallest;
        }
        return adjusted;
    }
}
