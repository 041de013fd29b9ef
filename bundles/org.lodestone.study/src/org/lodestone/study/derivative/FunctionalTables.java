package org.lodestone.study.derivative;

import org.lodestone.core.Affine;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.HeadMotion;

/** The tables of a functional run as text: tab-separated, line feeds, {@code n/a} for what is missing, as BIDS wants them. */
public final class FunctionalTables {

    private FunctionalTables() {
    }

    /** @return a header row of fMRIPrep's column names, then one row a volume */
    public static String confounds(Confounds confounds) {
        StringBuilder text = new StringBuilder(String.join("\t", confounds.names())).append('\n');
        int rows = confounds.columns().length == 0 ? 0 : confounds.columns()[0].length;
        for (int t = 0; t < rows; t++) {
            for (int c = 0; c < confounds.columns().length; c++) {
                double value = confounds.columns()[c][t];
                text.append(c == 0 ? "" : "\t").append(Double.isFinite(value) ? Double.toString(value) : "n/a");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * @return no header; one row a volume, 16 numbers, row after row of the 4 x 4 matrix: world of the reference volume to world of this
     *     volume, mm
     */
    public static String motionMatrices(HeadMotion motion) {
        StringBuilder text = new StringBuilder();
        for (Affine matrix : motion.referenceToVolume()) {
            double[] values = matrix.toRowMajor();
            for (int entry = 0; entry < 16; entry++) {
                text.append(entry == 0 ? "" : "\t").append(values[entry]);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
