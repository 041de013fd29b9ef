package org.lodestone.phantom.anatomy;

import org.lodestone.method.atlas.Template;

/**
 * What a T1-weighted intensity inside the brain is made of: the means of fluid, grey and white matter, and between two means a linear
 * mixture of both (partial volume).
 *
 * @param fluid mean intensity of cerebrospinal fluid, the darkest
 * @param grey mean intensity of grey matter
 * @param white mean intensity of white matter, the brightest
 */
public record TissueContrast(double fluid, double grey, double white) {

    private static final int BINS = 512;

    /** Checks the order. */
    public TissueContrast {
        if (!(fluid < grey && grey < white)) {
            throw new IllegalArgumentException("tissue means " + fluid + ", " + grey + ", " + white);
        }
    }

    /**
     * Finds the three means by clustering the intensities of the template's brain (k-means on the histogram; Lloyd 1982).
     *
     * @param template head and brain
     * @return the contrast of its image
     */
    public static TissueContrast of(Template template) {
        float[] head = template.head().toFloats();
        float low = Float.POSITIVE_INFINITY, high = Float.NEGATIVE_INFINITY;
        int[] inside = template.brain().indices();
        for (int v : inside) {
            low = Math.min(low, head[v]);
            high = Math.max(high, head[v]);
        }
        long[] histogram = new long[BINS];
        double width = (high - low) / BINS;
        for (int v : inside) {
            histogram[Math.clamp((int) ((head[v] - low) / width), 0, BINS - 1)]++;
        }
        double[] means = {quantile(histogram, 0.05), quantile(histogram, 0.45), quantile(histogram, 0.85)};
        for (int round = 0; round < 100; round++) {
            means = meansOfNearest(histogram, means);
        }
        return new TissueContrast(low + width * (means[0] + 0.5), low + width * (means[1] + 0.5), low + width * (means[2] + 0.5));
    }

    /** @return share of grey matter in a voxel of this intensity, 0 to 1 */
    public double greyShare(double intensity) {
        return intensity <= grey ? ramp(intensity, fluid, grey) : 1 - ramp(intensity, grey, white);
    }

    /** @return share of white matter, 0 to 1 */
    public double whiteShare(double intensity) {
        return ramp(intensity, grey, white);
    }

    /** @return share of fluid, 0 to 1 */
    public double fluidShare(double intensity) {
        return 1 - ramp(intensity, fluid, grey);
    }

    private static double ramp(double value, double from, double to) {
        return Math.clamp((value - from) / (to - from), 0, 1);
    }

    private static double quantile(long[] histogram, double fraction) {
        long total = java.util.Arrays.stream(histogram).sum();
        long seen = 0;
        int bin = 0;
        while (bin < histogram.length - 1 && seen + histogram[bin] < fraction * total) {
            seen += histogram[bin++];
        }
        return bin;
    }

    private static double[] meansOfNearest(long[] histogram, double[] means) {
        double[] sum = new double[3];
        double[] count = new double[3];
        for (int bin = 0; bin < histogram.length; bin++) {
            int nearest = 0;
            for (int c = 1; c < 3; c++) {
                nearest = Math.abs(bin - means[c]) < Math.abs(bin - means[nearest]) ? c : nearest;
            }
            sum[nearest] += (double) bin * histogram[bin];
            count[nearest] += histogram[bin];
        }
        double[] next = new double[3];
        for (int c = 0; c < 3; c++) {
            next[c] = count[c] > 0 ? sum[c] / count[c] : means[c];
        }
        return next;
    }
}
