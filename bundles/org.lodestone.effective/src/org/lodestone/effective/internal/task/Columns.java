package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.DesignMatrix.Role;
import org.lodestone.numerics.linear.OrthonormalBasis;

/** Gathers the columns of a design and checks them. Used by one thread. */
public final class Columns {

    /** A column with less than this share of its own is what rounding leaves of a sum of others. */
    private static final double DEPENDENT = 1e-9;

    private final List<String> names = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();

    /** A design without columns. */
    public Columns() {
        // columns are added one by one
    }

    /**
     * @param name of the column
     * @param role what it is for
     * @param column one value a volume. Kept.
     * @throws RefusedException when the name is taken
     */
    public void add(String name, Role role, double[] column) {
        if (names.contains(name)) {
            throw new RefusedException(Finding.error("LS-GLM-018", "Two columns of the design are called " + name + ".",
                    "Rename the condition or the confound."));
        }
        names.add(name);
        roles.add(role);
        values.add(column);
    }

    /**
     * @param trSeconds seconds between volumes
     * @return the design
     * @throws RefusedException naming the column that the others explain, or when nothing is left to estimate the noise from
     */
    public DesignMatrix matrix(double trSeconds) {
        double[][] columns = values.toArray(double[][]::new);
        if (columns.length >= columns[0].length) {
            throw new RefusedException(Finding.error("LS-GLM-019", "The design has " + columns.length + " columns for " + columns[0].length
                    + " volumes.", "Use fewer confounds, fewer delays, or a lower highPassHz."));
        }
        // Conditions come last so that the column that is blamed is one that can be left out.
        int[] order = order();
        double[][] ordered = new double[columns.length][];
        for (int c = 0; c < order.length; c++) {
            ordered[c] = columns[order[c]];
        }
        OrthonormalBasis basis = OrthonormalBasis.of(ordered, DEPENDENT);
        if (!basis.dropped().isEmpty()) {
            String blamed = names.get(order[basis.dropped().getFirst()]);
            throw new RefusedException(Finding.error("LS-GLM-020", "The design is rank-deficient: column '" + blamed
                    + "' is a sum of the other columns.", explain(columns[names.indexOf(blamed)]) + "Leave it or one of the others out."));
        }
        return new DesignMatrix(names, roles, columns, trSeconds);
    }

    private int[] order() {
        List<Integer> order = new ArrayList<>();
        for (Role role : List.of(Role.CONSTANT, Role.DRIFT, Role.CONFOUND, Role.PHYSIOLOGICAL, Role.CONDITION, Role.MODULATION,
                Role.INTERACTION)) {
            for (int c = 0; c < roles.size(); c++) {
                if (roles.get(c) == role) {
                    order.add(c);
                }
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String explain(double[] column) {
        for (double x : column) {
            if (x != column[0]) {
                return "";
            }
        }
        return column[0] == 0 ? "It is zero throughout: no event reaches a volume. " : "It does not change. ";
    }
}
