package org.lodestone.image.view;

/**
 * A curve through colours in CIELAB (CIE 1976, white D65), limited to what a screen shows, sampled at equal colour differences.
 */
final class LabCurve {

    private static final int FINE = 4096;
    private static final double[] WHITE_D65 = {0.95047, 1.0, 1.08883};

    private final double[][] lab;

    private LabCurve(double[][] lab) {
        this.lab = lab;
    }

    /** @param anchors {lightness 0-100, chroma, hue in degrees}; joined by straight lines */
    static LabCurve ofLch(double[][] anchors) {
        double[][] lab = new double[anchors.length][];
        for (int i = 0; i < anchors.length; i++) {
            double hue = Math.toRadians(anchors[i][2]);
            lab[i] = new double[] {anchors[i][0], anchors[i][1] * Math.cos(hue), anchors[i][1] * Math.sin(hue)};
        }
        return new LabCurve(lab);
    }

    /** @return count colours 0xRRGGBB, neighbours equally different */
    int[] sample(int count) {
        double[][] shown = new double[FINE + 1][];
        double[] length = new double[FINE + 1];
        for (int i = 0; i <= FINE; i++) {
            shown[i] = toLab(toSrgb(at((double) i / FINE)));
            length[i] = i == 0 ? 0 : length[i - 1] + difference(shown[i], shown[i - 1]);
        }
        int[] colours = new int[count];
        int i = 0;
        for (int c = 0; c < count; c++) {
            double wanted = length[FINE] * c / (count - 1);
            while (i < FINE && length[i + 1] < wanted) {
                i++;
            }
            double[] rgb = toSrgb(shown[i]);
            colours[c] = (int) Math.round(rgb[0] * 255) << 16 | (int) Math.round(rgb[1] * 255) << 8 | (int) Math.round(rgb[2] * 255);
        }
        return colours;
    }

    private double[] at(double fraction) {
        double position = fraction * (lab.length - 1);
        int k = Math.min((int) position, lab.length - 2);
        double f = position - k;
        double[] point = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            point[axis] = lab[k][axis] * (1 - f) + lab[k + 1][axis] * f;
        }
        return point;
    }

    static double difference(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    /** @return red, green, blue 0-1, limited to that (IEC 61966-2-1) */
    static double[] toSrgb(double[] lab) {
        double fy = (lab[0] + 16) / 116;
        double x = WHITE_D65[0] * cube(fy + lab[1] / 500);
        double y = WHITE_D65[1] * cube(fy);
        double z = WHITE_D65[2] * cube(fy - lab[2] / 200);
        return new double[] {
            gamma(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
            gamma(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
            gamma(0.0556434 * x - 0.2040259 * y + 1.0572252 * z)};
    }

    /** @return lightness, a, b of red, green, blue 0-1 */
    static double[] toLab(double[] rgb) {
        double r = linear(rgb[0]), g = linear(rgb[1]), b = linear(rgb[2]);
        double fx = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE_D65[0]);
        double fy = root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double fz = root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / WHITE_D65[2]);
        return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
    }

    private static double cube(double t) {
        return t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29);
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : t / (3 * (6.0 / 29) * (6.0 / 29)) + 4.0 / 29;
    }

    private static double gamma(double linear) {
        double c = Math.clamp(linear, 0, 1);
        return c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    }

    private static double linear(double c) {
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
