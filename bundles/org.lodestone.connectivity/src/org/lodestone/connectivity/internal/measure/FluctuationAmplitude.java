package org.lodestone.connectivity.internal.measure;

import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.VoxelMeasure;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.numerics.linear.PackedRows;

/**
 * Amplitude of slow fluctuations: the mean amplitude of the spectrum inside a band (ALFF, Zang 2007), or the band's share of the sum of
 * all amplitudes (fractional, Zou 2008). Give series that were detrended but not band-passed, else the fraction is one. Amplitudes are
 * 2 |X(f)| / length, in the unit of the series; straight lines are removed first.
 */
public final class FluctuationAmplitude implements VoxelMeasure {

    private static final int ROWS_AT_ONCE = 256;

    private final boolean fractional;

    /** @param fractional the band's share instead of its mean amplitude */
    public FluctuationAmplitude(boolean fractional) {
        this.fractional = fractional;
    }

    @Override
    public MethodInfo info() {
        return fractional
                ? MethodInfo.of("lodestone.measure.falff", "1", "Fractional amplitude of slow fluctuations",
                        "Share of the slow band in all fluctuations of a voxel.",
                        "Zou 2008, Journal of Neuroscience Methods 172:137, 10.1016/j.jneumeth.2008.04.012")
                : MethodInfo.of("lodestone.measure.alff", "1", "Amplitude of slow fluctuations",
                        "Mean amplitude of a voxel's fluctuations in the slow band.",
                        "Zang 2007, Brain and Development 29:83, 10.1016/j.braindev.2006.07.002");
    }

    @Override
    public java.util.List<Parameter> parameters() {
        return java.util.List.of(Parameter.real("highPassHz", 0.01, 0, 10, "Lower edge of the band."),
                Parameter.real("lowPassHz", 0.08, 0.001, 10, "Upper edge of the band."));
    }

    @Override
    public Outcome<Volume> run(VoxelSeries series, Parameters parameters, Execution execution) {
        int length = series.length(), frequencies = (length - 1) / 2;
        double step = 1 / (length * series.trSeconds());
        int first = Math.max(1, (int) Math.ceil(parameters.real("highPassHz") / step - 1e-9));
        int last = Math.min(frequencies, (int) Math.floor(parameters.real("lowPassHz") / step + 1e-9));
        if (last < first) {
            return Outcome.refused(Finding.error("LS-FUNC-042", "No frequency of the run lies in the band.",
                    "Give a longer run or another band."));
        }
        PackedRows waves = waves(length, frequencies);
        float[] result = new float[series.mask().count()];
        execution.parallel().forRanges(result.length, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            float[] spectrum = new float[(end - start) * 2 * frequencies];
            float[] rows = detrended(series, start, end);
            waves.multiply(rows, 0, end - start, spectrum, 0, 2 * frequencies);
            for (int v = 0; v < end - start; v++) {
                double inBand = 0, all = 0;
                for (int f = 1; f <= frequencies; f++) {
                    int at = v * 2 * frequencies + 2 * (f - 1);
                    double amplitude = Math.hypot(spectrum[at], spectrum[at + 1]);
                    all += amplitude;
                    inBand += f >= first && f <= last ? amplitude : 0;
                }
                result[start + v] = (float) (fractional ? all > 0 ? inBand / all : 0 : inBand / (last - first + 1));
            }
        });
        return Outcome.done(series.spread(result));
    }

    private static PackedRows waves(int length, int frequencies) {
        float[] rows = new float[2 * frequencies * length];
        for (int f = 1; f <= frequencies; f++) {
            for (int t = 0; t < length; t++) {
                double angle = 2 * Math.PI * ((long) f * t % length) / length;
                rows[2 * (f - 1) * length + t] = (float) (2 * Math.cos(angle) / length);
                rows[(2 * (f - 1) + 1) * length + t] = (float) (2 * Math.sin(angle) / length);
            }
        }
        return new PackedRows(rows, 0, 2 * frequencies, length);
    }

    private static float[] detrended(VoxelSeries series, int start, int end) {
        int length = series.length();
        float[] rows = new float[(end - start) * length];
        double[] row = new double[length];
        for (int v = start; v < end; v++) {
            for (int t = 0; t < length; t++) {
                row[t] = series.values()[v * length + t];
            }
            org.lodestone.numerics.signal.LinearTrend.remove(row);
            for (int t = 0; t < length; t++) {
                rows[(v - start) * length + t] = (float) row[t];
            }
        }
        return rows;
    }
}
