package org.lodestone.pipeline.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Vec3;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.pipeline.GateThresholds;
import org.lodestone.study.JsonFile;

/**
 * Figures of a run's quality.
 *
 * @param meanDisplacementMm mean framewise displacement
 * @param cleanMinutes scan time without moved volumes
 * @param medianChange median of the standardised DVARS; NaN when unknown
 * @param medianSnr median temporal signal-to-noise ratio of the brain
 * @param respirationShare share of breathing in the head's motion, 0 to 1
 * @param distances mean correlation of voxels by their distance, before and after cleaning
 */
record RunQuality(double meanDisplacementMm, double cleanMinutes, double medianChange, double medianSnr, double respirationShare,
        List<DistanceBin> distances) {

    private static final int VOXELS = 300;
    private static final double BIN_MM = 20;
    private static final int BINS = 7;

    /**
     * Correlations of voxels about that far apart. Motion leaves near voxels more alike than far ones (Power 2012); after a good cleaning
     * the far bins lie near zero.
     *
     * @param distanceMm middle of the bin
     * @param before mean correlation before cleaning
     * @param after mean correlation after it
     */
    record DistanceBin(double distanceMm, double before, double after) {
    }

    static RunQuality of(FunctionalStage.Result run, GateThresholds limits) {
        double[] displacement = run.displacementMm();
        long clean = Arrays.stream(displacement).filter(d -> d <= limits.censorFramewiseDisplacementMm()).count();
        double change = run.table().names().contains("std_dvars") ? median(run.table().column("std_dvars")) : Double.NaN;
        float[] snr = run.clean().temporalSnr().toFloats();
        double[] inside = Arrays.stream(run.aligned().mask().indices()).mapToDouble(v -> snr[v]).toArray();
        return new RunQuality(Arrays.stream(displacement).average().orElse(0), clean * run.trSeconds() / 60, change, median(inside),
                respiration(run.motionParameters(), run.trSeconds()), distances(run.aligned(), run.clean().series()));
    }

    ObjectNode toJson() {
        ObjectNode json = JsonFile.object();
        json.put("meanFramewiseDisplacementMm", meanDisplacementMm).put("cleanMinutes", cleanMinutes)
                .put("medianTemporalSnr", medianSnr).put("respirationShare", respirationShare);
        if (!Double.isNaN(medianChange)) {
            json.put("medianStandardisedDvars", medianChange);
        }
        ArrayNode bins = json.putArray("correlationByDistance");
        distances.forEach(bin -> bins.addObject().put("distanceMm", bin.distanceMm()).put("before", bin.before()).put("after", bin.after()));
        return json;
    }

    /**
     * The largest share that 0.2 to 0.3 Hz have in the spectrum of the changes of one translation; frequencies above half the sampling
     * rate appear where they fold to.
     */
    static double respiration(double[][] motion, double trSeconds) {
        int length = motion.length - 1;
        double largest = 0;
        for (int axis = 0; axis < 3; axis++) {
            double all = 0, breathing = 0;
            for (int f = 1; f <= length / 2; f++) {
                double real = 0, imaginary = 0;
                for (int t = 0; t < length; t++) {
                    double change = motion[t + 1][axis] - motion[t][axis], angle = 2 * Math.PI * ((long) f * t % length) / length;
                    real += change * Math.cos(angle);
                    imaginary += change * Math.sin(angle);
                }
                double power = real * real + imaginary * imaginary;
                all += power;
                breathing += isBreathing(f / (length * trSeconds), trSeconds) ? power : 0;
            }
            largest = Math.max(largest, all > 0 ? breathing / all : 0);
        }
        return largest;
    }

    private static boolean isBreathing(double hertz, double trSeconds) {
        for (double breath = 0.2; breath <= 0.3001; breath += 0.005) {
            double folded = breath % (1 / trSeconds);
            folded = Math.min(folded, 1 / trSeconds - folded);
            if (Math.abs(folded - hertz) <= 0.0025) {
                return true;
            }
        }
        return false;
    }

    private static List<DistanceBin> distances(VoxelSeries before, VoxelSeries after) {
        Mask mask = after.mask();
        int[] voxels = mask.indices();
        int stride = Math.max(1, voxels.length / VOXELS), count = voxels.length / stride;
        VoxelSeries same = before.within(mask);
        double[][] sums = new double[BINS][3];
        for (int a = 0; a < count; a++) {
            Vec3 p = centre(mask, voxels[a * stride]);
            float[] a1 = same.row(a * stride), a2 = after.row(a * stride);
            for (int b = 0; b < a; b++) {
                int bin = (int) (p.distance(centre(mask, voxels[b * stride])) / BIN_MM);
                if (bin < BINS) {
                    sums[bin][0]++;
                    sums[bin][1] += correlation(a1, same.values(), b * stride * same.length());
                    sums[bin][2] += correlation(a2, after.values(), b * stride * after.length());
                }
            }
        }
        return java.util.stream.IntStream.range(0, BINS).filter(bin -> sums[bin][0] > 0).mapToObj(bin -> new DistanceBin(
                (bin + 0.5) * BIN_MM, sums[bin][1] / sums[bin][0], sums[bin][2] / sums[bin][0])).toList();
    }

    private static Vec3 centre(Mask mask, int v) {
        return mask.grid().toWorld(v % mask.grid().nx(), v / mask.grid().nx() % mask.grid().ny(), v / (mask.grid().nx() * mask.grid().ny()));
    }

    private static double correlation(float[] x, float[] values, int at) {
        double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
        for (int t = 0; t < x.length; t++) {
            double a = x[t], b = values[at + t];
            sx += a;
            sy += b;
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }
        double variance = (xx - sx * sx / x.length) * (yy - sy * sy / x.length);
        return variance > 0 ? (xy - sx * sy / x.length) / Math.sqrt(variance) : 0;
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
