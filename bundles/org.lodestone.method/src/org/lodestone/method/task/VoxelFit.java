package org.lodestone.method.task;

import java.util.List;

/**
 * How a model fits one voxel, for a plot.
 *
 * @param observed signal as it was modelled, one value a volume
 * @param fitted design times coefficients
 * @param residuals whitened, one value a volume
 * @param coefficients one a column of the design
 * @param autocorrelation AR(1) coefficient of the voxel's bin
 * @param durbinWatson of the whitened residuals; 2 for white ones
 * @param response estimated haemodynamic response of each condition
 */
public record VoxelFit(double[] observed, double[] fitted, double[] residuals, double[] coefficients, double autocorrelation,
        double durbinWatson, List<Response> response) {

    /** Copies the list. */
    public VoxelFit {
        response = List.copyOf(response);
    }

    /**
     * Signal change around the events of one condition.
     *
     * @param condition its name
     * @param seconds after the onset
     * @param mean of the fitted condition columns at volumes that far after an onset
     * @param measured the same average of the observed signal without drift and confounds
     */
    public record Response(String condition, double[] seconds, double[] mean, double[] measured) {
    }
}
