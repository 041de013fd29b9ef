package org.lodestone.method.task;

import java.util.List;

/**
 * The columns that a run is explained by.
 *
 * @param names of the columns, each one once
 * @param roles what each column is for
 * @param columns {@code [column][volume]}. Handed over: must not be modified any more.
 * @param trSeconds seconds between volumes
 */
public record DesignMatrix(List<String> names, List<Role> roles, double[][] columns, double trSeconds) {

    /** What a column is for. */
    public enum Role {
        /** Expected response to a condition. */
        CONDITION,
        /** Time or dispersion derivative of a response, or its modulation. */
        MODULATION,
        /** Signal of a seed region. */
        PHYSIOLOGICAL,
        /** Seed signal times condition. */
        INTERACTION,
        /** Nuisance time course. */
        CONFOUND,
        /** Slow drift. */
        DRIFT,
        /** The constant. */
        CONSTANT
    }

    /** Checks the shape and copies the lists. */
    public DesignMatrix {
        names = List.copyOf(names);
        roles = List.copyOf(roles);
        if (names.size() != columns.length || roles.size() != columns.length || columns.length == 0) {
            throw new IllegalArgumentException(names.size() + " names, " + roles.size() + " roles, " + columns.length + " columns");
        }
        for (double[] column : columns) {
            if (column.length != columns[0].length) {
                throw new IllegalArgumentException("columns of different length");
            }
        }
    }

    /** @return number of volumes */
    public int volumes() {
        return columns[0].length;
    }

    /** @return the column {@code name}. Never modify it. */
    public double[] column(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + name + " in " + names);
        }
        return columns[index];
    }

    /**
     * @param volumes which volumes, in which order; one may occur several times
     * @return a design of those rows
     */
    public DesignMatrix rows(int[] volumes) {
        double[][] picked = new double[columns.length][volumes.length];
        for (int c = 0; c < columns.length; c++) {
            for (int t = 0; t < volumes.length; t++) {
                picked[c][t] = columns[c][volumes[t]];
            }
        }
        return new DesignMatrix(names, roles, picked, trSeconds);
    }
}
