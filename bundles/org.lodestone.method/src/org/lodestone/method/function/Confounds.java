package org.lodestone.method.function;

import java.util.List;

/**
 * A table of nuisance time courses.
 *
 * @param names column names, as fMRIPrep's {@code desc-confounds_timeseries.tsv} where it has the column
 * @param columns {@code [column][volume]}; the first value of derivatives and displacements is NaN. Handed over: must not be modified.
 */
public record Confounds(List<String> names, double[][] columns) {

    /** Checks the shape and copies the names. */
    public Confounds {
        names = List.copyOf(names);
        if (names.size() != columns.length) {
            throw new IllegalArgumentException(names.size() + " names for " + columns.length + " columns");
        }
    }

    /** @return the column {@code name}. Never modify it. */
    public double[] column(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no confound " + name + " in " + names);
        }
        return columns[index];
    }
}
