package org.lodestone.study.derivative;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.core.Vec3;
import org.lodestone.method.effective.DirectedCoupling;

/**
 * Directed coupling as it lies in a folder.
 *
 * @param coupling the matrices, {@code [to][from]}
 * @param method id of the method that made it
 * @param centresMm middle of each region by its name, RAS mm of the person's T1w scan; empty when nobody gave them
 * @param remarks what the method had to say, one line each: caveats and warnings
 */
public record StoredCoupling(DirectedCoupling coupling, String method, Map<String, Vec3> centresMm, List<String> remarks) {

    private static final double INTERVAL_95 = 1.959963984540054;
    private static final double LEVEL = 0.05;

    /** Copies the collections. */
    public StoredCoupling {
        centresMm = Collections.unmodifiableMap(new TreeMap<>(centresMm));
        remarks = List.copyOf(remarks);
    }

    /**
     * Whether a coupling stands out of chance: its probability, adjusted for the false discovery rate over all pairs where the method gives
     * that, is at most 5 %; or the 95 % interval of its posterior leaves out zero.
     *
     * @param to row
     * @param from column
     * @return false on the diagonal and where nothing was estimated
     */
    public boolean standsOut(int to, int from) {
        if (to == from) {
            return false;
        }
        double uncertainty = coupling.uncertainty()[to][from];
        if (coupling.uncertaintyKind().equals(DirectedCoupling.P_VALUE)) {
            double[][] adjusted = coupling.further().getOrDefault("q", coupling.uncertainty());
            return adjusted[to][from] <= LEVEL;
        }
        return Math.abs(coupling.coupling()[to][from]) > INTERVAL_95 * Math.sqrt(uncertainty);
    }

    /**
     * The coupling with a sign, for arrows and colours: the signed path where the method's own measure has no sign.
     *
     * @param to row
     * @param from column
     * @return NaN where nothing was estimated
     */
    public double signed(int to, int from) {
        double own = coupling.coupling()[to][from];
        double[][] path = coupling.further().get("path-standardised");
        return path == null || to == from || Double.isNaN(own) ? own : Math.copySign(own, path[to][from]);
    }

    /** @return the largest size of a coupling between two regions; 0 when there is none */
    public double strongest() {
        double strongest = 0;
        for (int to = 0; to < coupling.names().size(); to++) {
            for (int from = 0; from < coupling.names().size(); from++) {
                double size = Math.abs(coupling.coupling()[to][from]);
                strongest = to != from && size > strongest ? size : strongest;
            }
        }
        return strongest;
    }
}
