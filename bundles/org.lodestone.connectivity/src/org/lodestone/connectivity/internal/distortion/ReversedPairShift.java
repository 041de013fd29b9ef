package org.lodestone.connectivity.internal.distortion;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.DistortionMap;
import org.lodestone.method.function.ReversedPairCorrection;
import org.lodestone.method.function.ReversedPairInput;

/**
 * Shift by two images of opposite phase encoding. A first guess comes line by line from where both hold the same share of their signal
 * (Chang and Fitzpatrick 1992: signal is moved, not lost); the shift is then refined from coarse to fine by small steps that make both
 * images, each with its own stretching of intensities, alike (after Holland 2010); steps are smoothed, and kept while they help. Single precision.
 */
public final class ReversedPairShift implements ReversedPairCorrection {

    private static final double FIRST_FWHM_MM = 6;
    private static final double[] FWHM_MM = {12, 8, 6};
    private static final int STEPS = 10;
    private static final float DAMPING = 0.5f;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.distortion.reversed-pair", "1", "Reversed phase encoding",
                "Undoes the shift that makes two images of opposite phase encoding differ.",
                "Chang 1992, IEEE Transactions on Medical Imaging 11:319, 10.1109/42.158935",
                "Holland 2010, NeuroImage 50:175, 10.1016/j.neuroimage.2009.11.044");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("largestMm", 25, 1, 60, "Shifts beyond this are taken for errors."));
    }

    @Override
    public Outcome<DistortionMap> run(ReversedPairInput input, Parameters parameters, Execution execution) {
        Grid grid = input.reference().grid();
        int axis = input.encoding().axis();
        Volume other = Resampling.resample(input.reversed(), grid, AffineTransform.identity(grid.frame()), Interpolation.LINEAR, 0, execution);
        float[] a = normalised(input.reference().toFloats()), b = normalised(other.toFloats());
        LineShift lines = new LineShift(grid, axis);
        float[] weight = new float[a.length];
        for (int v = 0; v < weight.length; v++) {
            weight[v] = Math.max(0, (a[v] + b[v]) / 2);
        }
        float[] shift = SpreadSmoothing.apply(Volume.of(grid, lines.firstGuess(a, b)), weight, FIRST_FWHM_MM, execution);
        double before = lines.difference(a, b, new float[a.length]);
        float largest = (float) (parameters.real("largestMm") / grid.spacingMm(axis));
        double after = lines.difference(a, b, shift);
        for (double fwhm : FWHM_MM) {
            float[] smoothA = Smoothing.gaussian(Volume.of(grid, a), fwhm / 4, execution).toFloats();
            float[] smoothB = Smoothing.gaussian(Volume.of(grid, b), fwhm / 4, execution).toFloats();
            for (int step = 0; step < STEPS; step++) {
                execution.progress().check();
                float[] change = Smoothing.gaussian(Volume.of(grid, lines.step(smoothA, smoothB, shift)), fwhm, execution).toFloats();
                float[] next = new float[shift.length];
                for (int v = 0; v < shift.length; v++) {
                    next[v] = Math.clamp(shift[v] + DAMPING * change[v], -largest, largest);
                }
                double difference = lines.difference(a, b, next);
                if (!(difference < after)) {
                    break;
                }
                after = difference;
                shift = next;
            }
        }
        if (!(after < before)) {
            return Outcome.refused(Finding.error("LS-FUNC-062", "The images of opposite phase encoding do not become alike.",
                    "Check that both are of this head and run, and their PhaseEncodingDirection."));
        }
        float[] millimetres = new float[shift.length];
        double most = 0;
        for (int v = 0; v < shift.length; v++) {
            millimetres[v] = (float) (shift[v] * grid.spacingMm(axis));
            most = Math.max(most, weight[v] > 0.3 ? Math.abs(millimetres[v]) : 0);
        }
        return Outcome.done(new DistortionMap(Volume.of(grid, millimetres), input.encoding().direction(grid)), List.of(Finding.info(
                "LS-FUNC-063", String.format(Locale.ROOT, "Two images of opposite phase encoding differed by %.3f, after shifts of up to %.1f mm"
                        + " by %.3f.", before, most, after))));
    }

    /** Over its mean of what is above the mean. */
    private static float[] normalised(float[] values) {
        double sum = 0, bright = 0;
        int count = 0;
        for (float value : values) {
            sum += value;
        }
        for (float value : values) {
            if (value > sum / values.length) {
                bright += value;
                count++;
            }
        }
        float[] result = new float[values.length];
        for (int v = 0; v < values.length; v++) {
            result[v] = (float) (values[v] * count / Math.max(1e-9, bright));
        }
        return result;
    }
}
