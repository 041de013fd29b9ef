package org.lodestone.ui.planning.internal.coupling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lodestone.study.derivative.StoredCoupling;

/**
 * What of a result is drawn.
 *
 * @param stored the result
 * @param onlyStandingOut whether couplings that may be chance are left out of graph and head
 * @param chosen the coupling that is looked at
 */
record ShownCoupling(StoredCoupling stored, boolean onlyStandingOut, Optional<Edge> chosen) {

    /** More arrows than these show nothing; the strongest are kept. */
    private static final int MOST_EDGES = 60;

    /**
     * One coupling.
     *
     * @param to row
     * @param from column
     */
    record Edge(int to, int from) {
    }

    List<String> names() {
        return stored.coupling().names();
    }

    ShownCoupling withChosen(Optional<Edge> other) {
        return new ShownCoupling(stored, onlyStandingOut, other);
    }

    /** The couplings to draw as arrows, the weakest first so that the strongest lies on top. */
    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (int to = 0; to < names().size(); to++) {
            for (int from = 0; from < names().size(); from++) {
                boolean known = to != from && !Double.isNaN(stored.signed(to, from));
                if (known && (!onlyStandingOut || stored.standsOut(to, from))) {
                    edges.add(new Edge(to, from));
                }
            }
        }
        edges.sort(Comparator.comparingDouble(e -> Math.abs(stored.signed(e.to(), e.from()))));
        return edges.subList(Math.max(0, edges.size() - MOST_EDGES), edges.size());
    }
}
