package org.lodestone.report.internal;

import java.util.Arrays;
import org.lodestone.report.Fact;
import org.lodestone.report.ReportPicture;
import org.lodestone.report.ReportRun;

/** How the head moved over one run. */
record MotionSection(ReportRun run) {

    private static final String[] COLOURS = {"#1f5f8b", "#c2571a", "#4b8b3b"};
    private static final String[] DASHES = {"", "7 3", "2 3"};

    void write(Html html) {
        int volumes = run.motion().length;
        double[] fd = run.displacementMm();
        double mean = Arrays.stream(fd).filter(Double::isFinite).average().orElse(Double.NaN);
        double largest = Arrays.stream(fd).filter(Double::isFinite).max().orElse(Double.NaN);
        long above = Arrays.stream(fd).filter(value -> value > run.limitMm()).count();
        html.element("h2", "Functional run " + run.name());
        html.raw("<table class=\"facts keep\"><tbody>\n");
        html.row("Volumes", volumes + " every " + Html.number(run.trSeconds(), 2) + " s, "
                + Html.number(volumes * run.trSeconds() / 60, 1) + " min");
        html.row("Framewise displacement (Power 2012)", "mean " + Html.number(mean, 2) + " mm, largest " + Html.number(largest, 2) + " mm");
        html.row("Volumes above " + Html.number(run.limitMm(), 2) + " mm", above + " of " + volumes);
        for (Fact fact : run.facts()) {
            html.row(fact.name(), fact.value());
        }
        html.raw("</tbody></table>\n<figure>").raw(traces()).raw("<figcaption>")
                .text("Framewise displacement (dashed: limit)" + (run.change().length > 0 ? ", standardised DVARS" : "")
                        + ", translation and rotation of the head over the run.").raw("</figcaption></figure>\n");
        for (ReportPicture picture : run.pictures()) {
            html.raw("<figure>");
            TargetSection.image(html, picture.canvas(), picture.caption(), "");
            html.raw("<figcaption>").text(picture.caption()).raw("</figcaption></figure>\n");
        }
    }

    private String traces() {
        double[][] p = run.motion();
        int volumes = p.length;
        double[][] curves = new double[6][volumes];
        for (int t = 0; t < volumes; t++) {
            for (int axis = 0; axis < 6; axis++) {
                curves[axis][t] = axis < 3 ? p[t][axis] - p[0][axis] : Math.toDegrees(p[t][axis] - p[0][axis]);
            }
        }
        SvgChart chart = new SvgChart(volumes, run.trSeconds());
        chart.panel("FD mm", 110, true, new double[][] {run.displacementMm()}, new String[] {"FD"}, COLOURS, DASHES, run.limitMm());
        if (run.change().length > 0) {
            chart.panel("DVARS", 90, true, new double[][] {run.change()}, new String[] {"DVARS"}, COLOURS, DASHES, Double.NaN);
        }
        chart.panel("shift mm", 130, false, Arrays.copyOfRange(curves, 0, 3), new String[] {"x right", "y front", "z up"}, COLOURS, DASHES,
                Double.NaN);
        chart.panel("turn °", 130, false, Arrays.copyOfRange(curves, 3, 6), new String[] {"about x", "about y", "about z"}, COLOURS, DASHES,
                Double.NaN);
        return chart.svg("Motion of the head over the run");
    }
}
