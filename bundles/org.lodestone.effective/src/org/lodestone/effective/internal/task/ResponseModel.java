package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/**
 * Which columns a condition gets.
 *
 * @param kernels responses on the fine grid
 * @param suffixes what the name of each column ends with
 * @param shift samples to read late, see {@link FineTime#convolved}
 * @param orthogonal true when each column loses what the ones before it explain
 */
record ResponseModel(List<double[]> kernels, List<String> suffixes, int shift, boolean orthogonal) {

    /** Names a design can be asked for. */
    static final List<String> NAMES = List.of("glover", "glover+derivative", "glover+derivative+dispersion", "spm", "spm+derivative",
            "spm+derivative+dispersion", "glover1999", "glover1999+derivative", "glover1999+derivative+dispersion", "fir", "none");

    /**
     * @param name one of {@link #NAMES}
     * @param time the fine grid
     * @param delays of a finite impulse response, in volumes, separated by commas
     * @return the model
     */
    static ResponseModel of(String name, FineTime time, String delays) {
        int oversampling = time.oversampling();
        if (name.equals("none")) {
            return new ResponseModel(List.of(new double[] {1}), List.of(""), 0, false);
        }
        if (name.equals("fir")) {
            List<double[]> kernels = new ArrayList<>();
            List<String> suffixes = new ArrayList<>();
            for (int delay : delays(delays)) {
                double[] kernel = new double[(delay + 1) * oversampling];
                Arrays.fill(kernel, delay * oversampling, kernel.length, 1.0 / oversampling);
                kernels.add(kernel);
                suffixes.add("_delay_" + delay);
            }
            return new ResponseModel(kernels, suffixes, oversampling - 1, false);
        }
        HaemodynamicResponse response = HaemodynamicResponse.named(name).orElseThrow();
        double step = time.volumeSeconds() / oversampling;
        List<double[]> kernels = new ArrayList<>(List.of(response.sample(step)));
        List<String> suffixes = new ArrayList<>(List.of(""));
        if (name.contains("+derivative")) {
            kernels.add(response.timeDerivative(step));
            suffixes.add("_derivative");
        }
        if (name.contains("+dispersion")) {
            kernels.add(response.dispersionDerivative(step));
            suffixes.add("_dispersion");
        }
        return new ResponseModel(kernels, suffixes, 0, true);
    }

    private static int[] delays(String text) {
        try {
            int[] delays = Arrays.stream(text.split(",")).map(String::strip).mapToInt(Integer::parseInt).toArray();
            if (Arrays.stream(delays).allMatch(d -> d >= 0 && d < 1000)) {
                return delays;
            }
        } catch (NumberFormatException e) {
            RefusedException refusal = refused(text);
            refusal.initCause(e);
            throw refusal;
        }
        throw refused(text);
    }

    private static RefusedException refused(String text) {
        return new RefusedException(Finding.error("LS-GLM-005", "firDelays '" + text + "' are no delays.",
                "Give whole numbers of volumes from 0, separated by commas."));
    }

    /**
     * @param time the fine grid
     * @param signal events of one condition on it
     * @return the columns, {@code [column][volume]}
     */
    double[][] columns(FineTime time, double[] signal) {
        double[][] columns = new double[kernels.size()][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = time.convolved(signal, kernels.get(c), shift);
            for (int before = 0; before < c && orthogonal; before++) {
                removeProjection(columns[c], columns[before]);
            }
        }
        return columns;
    }

    /** Earlier columns are orthogonal to each other already, so one after the other is the whole projection. */
    static void removeProjection(double[] column, double[] other) {
        double dot = 0, square = 0;
        for (int t = 0; t < column.length; t++) {
            dot += column[t] * other[t];
            square += other[t] * other[t];
        }
        for (int t = 0; t < column.length && square > 0; t++) {
            column[t] -= dot / square * other[t];
        }
    }
}
