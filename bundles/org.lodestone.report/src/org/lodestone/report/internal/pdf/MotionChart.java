package org.lodestone.report.internal.pdf;

import java.io.IOException;
import java.util.Arrays;
import org.lodestone.report.internal.OperatorFacts;

/** Displacement over the volumes of a run as a curve with its limit. */
final class MotionChart {

    private static final double HEIGHT = 70;

    private MotionChart() {
    }

    static void draw(Sheets out, double[] fdMm, double limitMm, double trSeconds) throws IOException {
        out.need(HEIGHT + 24);
        double high = Math.max(1.2 * limitMm, Arrays.stream(fdMm).filter(Double::isFinite).max().orElse(1));
        double left = out.left() + 34;
        double width = out.width() - 34;
        double top = out.y() + 4;
        out.rule(left, top + HEIGHT, left + width, top + HEIGHT, Sheets.SOFT, 0.6);
        out.rule(left, top, left, top + HEIGHT, Sheets.SOFT, 0.6);
        double limit = top + HEIGHT * (1 - limitMm / high);
        out.rule(left, limit, left + width, limit, Sheets.BAD, 0.6);
        for (int t = 1; t < fdMm.length; t++) {
            if (Double.isFinite(fdMm[t]) && Double.isFinite(fdMm[t - 1])) {
                out.rule(left + width * (t - 1) / (fdMm.length - 1.0), top + HEIGHT * (1 - fdMm[t - 1] / high),
                        left + width * t / (fdMm.length - 1.0), top + HEIGHT * (1 - fdMm[t] / high), 0x1F5F8B, 0.7);
            }
        }
        label(out, OperatorFacts.number(high, 1), out.left(), top - 3);
        label(out, "FD mm", out.left(), top + HEIGHT / 2 - 4);
        label(out, "0", out.left() + 20, top + HEIGHT - 5);
        String end = OperatorFacts.number(fdMm.length * trSeconds / 60, 1) + " min";
        label(out, end, left + width - out.type().width(end, 7), top + HEIGHT + 2);
        out.moveTo(top + HEIGHT + 14);
    }

    private static void label(Sheets out, String words, double x, double y) throws IOException {
        out.moveTo(y);
        out.text(words, x, 7, Sheets.SOFT);
    }
}
