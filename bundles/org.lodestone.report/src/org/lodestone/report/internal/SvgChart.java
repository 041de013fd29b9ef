package org.lodestone.report.internal;

import java.util.Locale;

/** Curves over the volumes of a run, panels above each other on one time axis, as inline SVG. Not shared between threads. */
final class SvgChart {

    private static final double WIDTH = 1000, LEFT = 64, RIGHT = 96, GAP = 16;

    private final int volumes;
    private final double trSeconds;
    private final StringBuilder body = new StringBuilder();
    private double y = 8;

    SvgChart(int volumes, double trSeconds) {
        this.volumes = volumes;
        this.trSeconds = trSeconds;
    }

    /**
     * Adds a panel below the others.
     *
     * @param fromZero whether the axis begins at zero; otherwise it is symmetric about it
     * @param limit value of a dashed line; NaN for none
     */
    void panel(String title, double height, boolean fromZero, double[][] curves, String[] names, String[] colours, String[] dashes,
            double limit) {
        double largest = Double.isNaN(limit) ? 0 : limit * 1.2;
        for (double[] curve : curves) {
            for (double value : curve) {
                largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
            }
        }
        double step = tick(Math.max(largest, 1e-3));
        double high = step * Math.max(1, Math.ceil(largest / step - 1e-9));
        double low = fromZero ? 0 : -high;
        for (double value = low; value <= high + step / 2; value += step) {
            double at = y + height * (high - value) / (high - low);
            body.append(format("<line x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f' stroke='%s'/>", LEFT, WIDTH - RIGHT, at, at,
                    Math.abs(value) < step / 2 ? "#8a94a0" : "#e3e7ec"));
            body.append(format("<text x='%.1f' y='%.1f' text-anchor='end'>%s</text>", LEFT - 6, at + 4,
                    Html.number(Math.abs(value) < step / 1000 ? 0 : value, step < 0.1 ? 2 : 1)));
        }
        body.append(format("<text x='14' y='%.1f' transform='rotate(-90 14 %.1f)' text-anchor='middle'>%s</text>", y + height / 2,
                y + height / 2, Html.escape(title)));
        if (!Double.isNaN(limit)) {
            double at = y + height * (high - limit) / (high - low);
            body.append(format("<line x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f' stroke='#a61b1b' stroke-dasharray='6 4'/>", LEFT,
                    WIDTH - RIGHT, at, at));
        }
        for (int c = 0; c < curves.length; c++) {
            curve(curves[c], height, high, low, colours[c], dashes[c]);
            double at = y + 14 + 18 * c;
            body.append(format("<line x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f' stroke='%s' stroke-width='2' stroke-dasharray='%s'/>",
                    WIDTH - RIGHT + 8, WIDTH - RIGHT + 30, at - 4, at - 4, colours[c], dashes[c]));
            body.append(format("<text x='%.1f' y='%.1f'>%s</text>", WIDTH - RIGHT + 36, at, Html.escape(names[c])));
        }
        y += height + GAP;
    }

    private void curve(double[] curve, double height, double high, double low, String colour, String dash) {
        body.append("<path fill='none' stroke-width='1.4' stroke='").append(colour).append("' stroke-dasharray='").append(dash).append("' d='");
        boolean pen = false;
        for (int t = 0; t < curve.length; t++) {
            if (!Double.isFinite(curve[t])) {
                pen = false;
                continue;
            }
            body.append(format("%s%.1f %.1f", pen ? "L" : "M", x(t), y + height * (high - curve[t]) / (high - low)));
            pen = true;
        }
        body.append("'/>");
    }

    /** @return the chart with its time axis in minutes */
    String svg(String title) {
        double seconds = volumes * trSeconds;
        double step = tick(seconds / 60);
        for (double minute = 0; minute <= seconds / 60 + 1e-9; minute += step) {
            double at = x(minute * 60 / trSeconds);
            body.append(format("<line x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f' stroke='#8a94a0'/>", at, at, y - GAP, y - GAP + 5));
            body.append(format("<text x='%.1f' y='%.1f' text-anchor='middle'>%s</text>", at, y + 4, Html.number(minute, step < 1 ? 1 : 0)));
        }
        body.append(format("<text x='%.1f' y='%.1f' text-anchor='middle'>minutes</text>", WIDTH - RIGHT + 44, y + 4));
        return format("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %.0f %.0f' role='img' aria-label='%s' font-size='13' "
                + "font-family='inherit' fill='#3a4552'>", WIDTH, y + 12, Html.escape(title)) + body + "</svg>";
    }

    private double x(double volume) {
        return LEFT + (WIDTH - RIGHT - LEFT) * volume / Math.max(1, volumes - 1);
    }

    /** A round step of which two to five make the range. */
    private static double tick(double range) {
        double power = Math.pow(10, Math.floor(Math.log10(range)));
        double lead = range / power;
        return power * (lead <= 1 ? 0.5 : lead <= 2 ? 0.5 : lead <= 5 ? 1 : 2);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
