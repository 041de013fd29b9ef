package org.lodestone.connectivity.internal.confound;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.method.function.Confounds;

/** Collects columns for a {@link Confounds} table. Not for use by several threads. */
public final class ConfoundTable {

    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    /**
     * @param name as fMRIPrep calls it where it has the column
     * @param column one value a volume. Handed over.
     */
    public void add(String name, double[] column) {
        names.add(name);
        columns.add(column);
    }

    /** @param other columns to take over */
    public void addAll(Confounds other) {
        for (int c = 0; c < other.names().size(); c++) {
            add(other.names().get(c), other.columns()[c]);
        }
    }

    /** @return the table so far */
    public Confounds toConfounds() {
        return new Confounds(names, columns.toArray(double[][]::new));
    }
}
