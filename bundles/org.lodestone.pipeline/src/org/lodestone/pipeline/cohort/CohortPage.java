package org.lodestone.pipeline.cohort;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.Vec3;

/** The page of a cohort: table, three projections of all targets, agreement, outliers. */
final class CohortPage {

    private static final String STYLE = "body{font:14px/1.45 Arial,'Liberation Sans',sans-serif;color:#1c2430;max-width:1080px;margin:0 auto;"
            + "padding:0 24px}table{border-collapse:collapse;width:100%;font-size:13px}th,td{text-align:left;padding:4px 8px;"
            + "border-bottom:1px solid #d5dbe3}.bad{color:#a61b1b;font-weight:600}.sim{border:2px solid #7a4b00;background:#fff4dc;padding:8px}"
            + "svg{width:32%;background:#f5f7fa;margin:4px}h2{border-bottom:2px solid #1f5f8b}";
    private static final String[] COLOURS = {"#1f5f8b", "#c4541a", "#1b6e3c", "#7a3b8f", "#8a6d00", "#a61b1b"};

    private CohortPage() {
    }

    static String html(Cohort cohort, String softwareVersion) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Lodestone cohort</title>"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><style>" + STYLE
                + "</style></head><body><h1>Targets of the cohort</h1>\n");
        out.append("<p>Lodestone ").append(escape(softwareVersion)).append(". Research use. Not a certified medical device. "
                + "All coordinates RAS+ millimetres: x to the right, y to the front, z up.</p>\n");
        if (cohort.simulated()) {
            out.append("<p class=\"sim\"><b>SIMULATED</b> At least one participant was made by a program.</p>\n");
        }
        cohort.findings().forEach(finding -> out.append("<p class=\"bad\">").append(escape(finding.toLine())).append("</p>\n"));
        out.append("<h2>Where they lie</h2>\n<p>Best target of each method in template millimetres; seen from above, from the left, from the front."
                + "</p>\n");
        out.append(projection(cohort, "x", "y")).append(projection(cohort, "y", "z")).append(projection(cohort, "x", "z")).append('\n');
        out.append("<table><tr><th>method</th><th>participants</th><th>median place (mm)</th><th>median distance from it (mm)</th>"
                + "<th>stand out</th></tr>\n");
        for (int m = 0; m < cohort.methods().size(); m++) {
            String method = cohort.methods().get(m);
            CohortStatistics.Spread s = CohortStatistics.spread(method, cohort.of(method));
            row(out, "<b style=\"color:" + COLOURS[m % COLOURS.length] + "\">●</b> " + escape(method), String.valueOf(s.count()), place(s.centreMm()),
                    number(s.medianDistanceMm()), s.outliers().isEmpty() ? "none" : "<span class=\"bad\">" + escape(String.join(", ", s.outliers())) + "</span>");
        }
        out.append("</table>\n");
        distances(out, "Agreement between methods", "in the same participant", CohortStatistics.agreement(cohort));
        distances(out, "Test and retest", "of the same participant", CohortStatistics.testRetest(cohort));
        out.append("<h2>All targets</h2>\n<table><tr><th>participant</th><th>method</th><th>native (mm)</th><th>template (mm)</th><th>r</th>"
                + "<th>error bar (mm)</th><th>gates</th></tr>\n");
        for (CohortTarget t : cohort.targets()) {
            row(out, escape(t.name()), escape(t.method()), place(t.nativeMm()), escape(t.template()) + " " + place(t.templateMm()),
                    number(t.correlation()), number(t.medianDistanceMm()), t.usable() ? "passed" : "<span class=\"bad\">failed, not for use</span>");
        }
        return out.append("</table>\n</body></html>\n").toString();
    }

    private static void distances(StringBuilder out, String title, String whose, List<CohortStatistics.Distances> all) {
        out.append("<h2>").append(title).append("</h2>\n");
        if (all.isEmpty()) {
            out.append("<p>Nothing to compare.</p>\n");
            return;
        }
        out.append("<table><tr><th>").append(title).append(", ").append(whose).append(
                "</th><th>pairs</th><th>median (mm)</th><th>within 5 mm</th><th>largest (mm)</th></tr>\n");
        all.forEach(d -> row(out, escape(d.what()), String.valueOf(d.pairs()), number(d.medianMm()),
                d.pairs() == 0 ? "–" : Math.round(100 * d.withinFiveMm()) + " %", number(d.largestMm())));
        out.append("</table>\n");
    }

    private static String projection(Cohort cohort, String across, String up) {
        StringBuilder svg = new StringBuilder("<svg viewBox=\"-110 -120 220 240\" role=\"img\" aria-label=\"" + across + " against " + up + "\">");
        // An ellipse the size of the MNI brain tells front from back; it is no anatomy.
        svg.append("<ellipse cx=\"0\" cy=\"").append(up.equals("z") ? -10 : 18).append("\" rx=\"").append(across.equals("x") ? 70 : 88)
                .append("\" ry=\"").append(up.equals("y") ? 88 : 65).append("\" fill=\"none\" stroke=\"#9aa5b1\"/>");
        svg.append("<text x=\"-105\" y=\"112\" font-size=\"11\">").append(across).append(" →, ").append(up).append(" ↑</text>");
        for (CohortTarget t : cohort.targets()) {
            String colour = COLOURS[cohort.methods().indexOf(t.method()) % COLOURS.length];
            svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\" fill-opacity=\".7\"><title>%s</title></circle>",
                    axis(t.templateMm(), across), -axis(t.templateMm(), up), colour, escape(t.name() + " " + t.method())));
        }
        return svg.append("</svg>").toString();
    }

    private static double axis(Vec3 mm, String axis) {
        return switch (axis) {
            case "x" -> mm.x();
            case "y" -> mm.y();
            default -> mm.z();
        };
    }

    private static void row(StringBuilder out, String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append("<td>").append(cell).append("</td>");
        }
        out.append("</tr>\n");
    }

    private static String place(Vec3 mm) {
        return String.format(Locale.ROOT, "%.1f, %.1f, %.1f", mm.x(), mm.y(), mm.z());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "–";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
