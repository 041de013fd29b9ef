package org.lodestone.effective.internal.task;

import org.lodestone.numerics.signal.CosineBasis;

/** Columns for what changes slowly over a run. */
public final class DriftColumns {

    private DriftColumns() {
    }

    /**
     * @param model cosine, polynomial or none
     * @param frames times of the volumes, seconds
     * @param highPassHz of the cosine model: functions up to this frequency
     * @param order of the polynomial model
     * @return the columns without the constant
     */
    public static double[][] of(String model, double[] frames, double highPassHz, int order) {
        return switch (model) {
            case "cosine" -> cosine(frames, highPassHz);
            case "polynomial" -> polynomial(frames, order);
            default -> new double[0][];
        };
    }

    /** Number of functions as nilearn and SPM count: floor(2 * duration * frequency). */
    private static double[][] cosine(double[] frames, double highPassHz) {
        int length = frames.length;
        double tr = (frames[length - 1] - frames[0]) / (length - 1);
        int order = Math.min(length - 1, (int) Math.floor(2 * length * highPassHz * tr));
        double[][] columns = new double[order][];
        for (int k = 1; k <= order; k++) {
            columns[k - 1] = CosineBasis.function(length, k);
        }
        return columns;
    }

    private static double[][] polynomial(double[] frames, int order) {
        int length = frames.length;
        double[][] powers = new double[order + 1][length];
        for (int k = 0; k <= order; k++) {
            for (int t = 0; t < length; t++) {
                powers[k][t] = Math.pow(frames[t] / frames[length - 1], k);
            }
            for (int before = 0; before < k; before++) {
                ResponseModel.removeProjection(powers[k], powers[before]);
            }
        }
        return java.util.Arrays.copyOfRange(powers, 1, powers.length);
    }
}
