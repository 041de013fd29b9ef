package org.lodestone.method.function;

import java.util.List;

/**
 * Coupling between regions.
 *
 * @param names of the regions
 * @param values {@code [region][region]}, symmetric. Handed over: must not be modified any more.
 * @param measure what the values are, a few words
 */
public record ConnectivityMatrix(List<String> names, double[][] values, String measure) {

    /** Checks the shape and copies the names. */
    public ConnectivityMatrix {
        names = List.copyOf(names);
        if (names.size() != values.length) {
            throw new IllegalArgumentException(names.size() + " names for " + values.length + " rows");
        }
    }
}
