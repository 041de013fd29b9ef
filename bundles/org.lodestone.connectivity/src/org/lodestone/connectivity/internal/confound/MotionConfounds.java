package org.lodestone.connectivity.internal.confound;

import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.HeadMotion;

/** Columns made of the head's motion, with fMRIPrep's names. */
public final class MotionConfounds {

    private static final List<String> AXES = List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");
    private static final double HEAD_RADIUS_MM = 80;

    private MotionConfounds() {
    }

    /**
     * The expansion of the six rigid parameters (Satterthwaite 2013; the same idea as Friston 1996): their backward differences and the
     * squares of both.
     *
     * @param motion of the volumes that are kept
     * @param centre of the head in the run's space, mm
     * @param columns 6 (parameters), 12 (and differences) or 24 (and squares of both)
     * @return that many columns; translations in mm, rotations in radians; differences begin with NaN
     */
    public static Confounds expansion(HeadMotion motion, Vec3 centre, int columns) {
        double[][] rows = motion.parameters(centre);
        ConfoundTable table = new ConfoundTable();
        for (int p = 0; p < 6; p++) {
            double[] value = new double[rows.length], change = new double[rows.length];
            change[0] = Double.NaN;
            for (int t = 0; t < rows.length; t++) {
                value[t] = rows[t][p];
                if (t > 0) {
                    change[t] = rows[t][p] - rows[t - 1][p];
                }
            }
            table.add(AXES.get(p), value);
            if (columns >= 12) {
                table.add(AXES.get(p) + "_derivative1", change);
            }
            if (columns >= 24) {
                table.add(AXES.get(p) + "_derivative1_power2", squared(change));
                table.add(AXES.get(p) + "_power2", squared(value));
            }
        }
        return table.toConfounds();
    }

    static double[] squared(double[] values) {
        double[] squares = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            squares[t] = values[t] * values[t];
        }
        return squares;
    }

    /**
     * Relative displacement (Jenkinson 2002, FSL's {@code rmsd}): root mean square, over a ball of 80 mm, of how far the head moved since
     * the volume before.
     *
     * @param motion of the volumes that are kept
     * @param centre of the ball in the run's space, mm
     * @return one value in mm a volume; NaN for the first
     */
    public static double[] jenkinsonDisplacementMm(HeadMotion motion, Vec3 centre) {
        double[] rms = new double[motion.length()];
        rms[0] = Double.NaN;
        for (int t = 1; t < rms.length; t++) {
            Affine change = motion.referenceToVolume().get(t).times(motion.referenceToVolume().get(t - 1).inverse());
            double trace = 0;
            for (int axis = 0; axis < 3; axis++) {
                Vec3 column = change.column(axis);
                Vec3 unit = new Vec3(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
                Vec3 difference = column.minus(unit);
                trace += difference.dot(difference);
            }
            Vec3 shift = change.apply(centre).minus(centre);
            rms[t] = Math.sqrt(HEAD_RADIUS_MM * HEAD_RADIUS_MM / 5 * trace + shift.dot(shift));
        }
        return rms;
    }

    /**
     * One column a bad volume, 1 there and 0 elsewhere: regressing on it takes the volume out of every later sum (censoring).
     *
     * @param displacementMm framewise displacement of each volume; NaN counts as 0
     * @param limitMm volumes above are bad; 0 takes none out
     * @return columns {@code motion_outlier00} ...
     */
    public static Confounds spikes(double[] displacementMm, double limitMm) {
        boolean[] bad = new boolean[displacementMm.length];
        for (int t = 0; t < bad.length && limitMm > 0; t++) {
            bad[t] = displacementMm[t] > limitMm;
        }
        return spikes(bad);
    }

    /**
     * @param bad for each volume whether to take it out
     * @return columns {@code motion_outlier00} ...
     */
    public static Confounds spikes(boolean[] bad) {
        ConfoundTable table = new ConfoundTable();
        int count = 0;
        for (int t = 0; t < bad.length; t++) {
            if (bad[t]) {
                double[] spike = new double[bad.length];
                spike[t] = 1;
                table.add(String.format(java.util.Locale.ROOT, "motion_outlier%02d", count++), spike);
            }
        }
        return table.toConfounds();
    }
}
