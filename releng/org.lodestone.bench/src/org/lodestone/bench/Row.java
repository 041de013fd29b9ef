package org.lodestone.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * One line of the bench table.
 *
 * @param what was measured
 * @param value measured
 * @param unit of value and bar
 * @param bar the value has to be at most this; empty for numbers that are only reported
 * @param against the peer it was measured beside in the same run, with its value; empty when there is none
 */
record Row(String what, double value, String unit, Optional<Double> bar, String against) {

    static Row atMost(String what, double value, String unit, double bar) {
        return new Row(what, value, unit, Optional.of(bar), "");
    }

    static Row reported(String what, double value, String unit) {
        return new Row(what, value, unit, Optional.empty(), "");
    }

    Row beside(String peer) {
        return new Row(what, value, unit, bar, peer);
    }

    boolean holds() {
        return bar.isEmpty() || value <= bar.get();
    }

    String line() {
        return String.format(Locale.ROOT, "%-62s %12.3f %-5s %14s  %-5s %s", what, value, unit,
                bar.map(b -> String.format(Locale.ROOT, "<= %.3f", b)).orElse(""), bar.isEmpty() ? "" : holds() ? "holds" : "MISSED", against);
    }
}
