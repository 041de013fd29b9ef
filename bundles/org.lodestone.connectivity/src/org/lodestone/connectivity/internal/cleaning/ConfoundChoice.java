package org.lodestone.connectivity.internal.cleaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.connectivity.internal.confound.ConfoundTable;
import org.lodestone.core.Finding;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.function.Confounds;

/** Picks columns of a confounds table by what they stand for, under the names that fMRIPrep gives them. */
final class ConfoundChoice {

    private static final List<String> AXES = List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");
    private static final List<String> DISPLACEMENT = List.of("framewise_displacement");

    private ConfoundChoice() {
    }

    static List<Parameter> parameters() {
        return List.of(
                Parameter.choice("motionParameters", "24", List.of("0", "6", "12", "24"),
                        "Motion columns: parameters, and differences, and squares of both (Satterthwaite 2013)."),
                Parameter.flag("tissueSignals", true, "Regress out the mean of deep white matter and of ventricular fluid."),
                Parameter.flag("globalSignal", true,
                        "Regress out the brain's mean. Subgenual targeting was developed and tested with it (Fox 2012, Weigand 2018, Cash"
                                + " 2021): without it breathing and arousal hide the anticorrelation that is looked for."),
                Parameter.integer("anatomicalComponents", 0, 0, 20,
                        "Regress out so many principal courses of deep white matter and fluid (aCompCor; 5 in CONN and fMRIPrep)."),
                Parameter.integer("temporalComponents", 0, 0, 20,
                        "Regress out so many principal courses of the 2 % most variable voxels (tCompCor)."));
    }

    /**
     * @param table with fMRIPrep's column names
     * @param parameters of {@link #parameters()}
     * @param findings receives a warning for tissue that the table does not have. Modified.
     * @return the columns wanted
     * @throws RefusedException when a column is missing that cannot be done without
     */
    static ConfoundTable choose(Confounds table, Parameters parameters, List<Finding> findings) {
        ConfoundTable chosen = new ConfoundTable();
        if (parameters.flag("globalSignal")) {
            take(table, "global_signal", chosen);
        }
        if (parameters.flag("tissueSignals")) {
            for (String tissue : List.of("white_matter", "csf")) {
                if (table.names().contains(tissue)) {
                    take(table, tissue, chosen);
                } else {
                    findings.add(Finding.warning("LS-FUNC-017", "The confounds have no " + tissue + "; it is not regressed out.",
                            "Give a table with this column, or switch tissueSignals off."));
                }
            }
        }
        components(table, "a_comp_cor_", parameters.integer("anatomicalComponents"), chosen);
        components(table, "t_comp_cor_", parameters.integer("temporalComponents"), chosen);
        int motion = Integer.parseInt(parameters.text("motionParameters"));
        for (String axis : motion == 0 ? List.<String>of() : AXES) {
            take(table, axis, chosen);
            if (motion >= 12) {
                take(table, axis + "_derivative1", chosen);
            }
            if (motion >= 24) {
                take(table, axis + "_derivative1_power2", chosen);
                take(table, axis + "_power2", chosen);
            }
        }
        return chosen;
    }

    /** @return the framewise displacement of each volume in mm, NaN where unknown */
    static double[] displacement(Confounds table) {
        require(table, DISPLACEMENT);
        return table.column(DISPLACEMENT.getFirst());
    }

    private static void components(Confounds table, String prefix, int count, ConfoundTable chosen) {
        for (int c = 0; c < count; c++) {
            take(table, String.format(Locale.ROOT, "%s%02d", prefix, c), chosen);
        }
    }

    private static void take(Confounds table, String name, ConfoundTable chosen) {
        require(table, List.of(name));
        chosen.add(name, table.column(name));
    }

    private static void require(Confounds table, List<String> names) {
        List<String> missing = new ArrayList<>(names);
        missing.removeAll(table.names());
        if (!missing.isEmpty()) {
            throw new RefusedException(Finding.error("LS-FUNC-014", "The table of confounds has no column "
                    + String.join(", ", missing) + ".", "Give a table with fMRIPrep's column names, or a chain that does not need it."));
        }
    }
}
