package org.lodestone.connectivity.internal.distortion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.DistortionMap;
import org.lodestone.method.function.FieldMap;
import org.lodestone.method.function.FieldMapCorrection;
import org.lodestone.method.function.FieldMapInput;

/**
 * Shift by a field map (Jezzard 1995): field in hertz times the readout time is a shift in voxels along the phase-encoding axis. A phase
 * difference is unwrapped and divided by the echo difference first. Smoothed within the signal and continued beyond it, since a shift
 * that ends at the head's border would tear the image there. Sign as in SDCFlows: for {@code j} a positive field moves signal to larger j.
 */
public final class FieldMapShift implements FieldMapCorrection {

    private static final double SIGNAL_SHARE = 0.15;
    private static final double BEYOND_FWHM_MM = 24;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.distortion.field-map", "1", "Field map",
                "Undoes the shift along the phase-encoding axis that a measured field explains.",
                "Jezzard 1995, Magnetic Resonance in Medicine 34:65, 10.1002/mrm.1910340111");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("smoothingFwhmMm", 4, 0, 20, "Smoothing of the field within the head."));
    }

    @Override
    public Outcome<DistortionMap> run(FieldMapInput input, Parameters parameters, Execution execution) {
        FieldMap field = input.field();
        Grid grid = field.values().grid();
        float[] magnitude = field.magnitude().toFloats(), values = field.values().toFloats().clone();
        float[] sorted = magnitude.clone();
        Arrays.sort(sorted);
        double limit = SIGNAL_SHARE * sorted[(int) (0.98 * (sorted.length - 1))];
        boolean[] inside = new boolean[values.length];
        float[] weight = new float[values.length];
        int count = 0;
        for (int v = 0; v < values.length; v++) {
            inside[v] = magnitude[v] > limit && Float.isFinite(values[v]);
            weight[v] = inside[v] ? 1 : 0;
            values[v] = inside[v] ? values[v] : 0;
            count += inside[v] ? 1 : 0;
        }
        if (count < 100) {
            return Outcome.refused(Finding.error("LS-FUNC-060", "The field map shows no head.", "Check phase difference and magnitude."));
        }
        if (field.echoDifferenceSeconds().isPresent()) {
            double scale = radians(field.values().toFloats());
            for (int v = 0; v < values.length; v++) {
                values[v] *= (float) scale;
            }
            PhaseUnwrapping.apply(grid, values, magnitude, inside);
            for (int v = 0; v < values.length; v++) {
                values[v] /= (float) (2 * Math.PI * field.echoDifferenceSeconds().get());
            }
        }
        double millimetres = input.encoding().millimetresAHertz(input.run());
        float[] near = SpreadSmoothing.apply(Volume.of(grid, values), weight, Math.max(1e-3, parameters.real("smoothingFwhmMm")), execution);
        float[] far = SpreadSmoothing.apply(Volume.of(grid, values), weight, BEYOND_FWHM_MM, execution);
        double largest = 0;
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) (millimetres * (inside[v] ? near[v] : far[v]));
            largest = Math.max(largest, inside[v] ? Math.abs(values[v]) : 0);
        }
        return Outcome.done(new DistortionMap(Volume.of(grid, values), input.encoding().direction(input.run())), List.of(Finding.info(
                "LS-FUNC-061", String.format(Locale.ROOT, "The field map moves the run by up to %.1f mm.", largest))));
    }

    /** Radians a unit: values within half a turn are radians already; else their range is one turn (scanner units, BIDS phasediff). */
    private static double radians(float[] values) {
        float low = Float.POSITIVE_INFINITY, high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        boolean already = low >= -3.2 && high <= 6.4 && high - low > 0.1;
        return already ? 1 : 2 * Math.PI / Math.max(1e-9, high - low);
    }
}
