package org.lodestone.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.report.Fact;
import org.lodestone.report.ReportModel;
import org.lodestone.report.ReportTarget;
import org.lodestone.report.picture.Canvas;
import org.lodestone.report.picture.ColourBar;
import org.lodestone.report.picture.PngEncoder;
import org.lodestone.report.picture.TargetPicture;

/** The table of targets, and for each its numbers, pictures and gates. */
record TargetSection(ReportModel model, Layers layers, Execution execution) {

    private static final double CLOSE_UP_MM = 70;

    void write(Html html) {
        if (model.targets().isEmpty()) {
            return;
        }
        html.element("h2", model.targets().size() == 1 ? "Target" : "Targets");
        table(html);
        for (ReportTarget target : model.targets()) {
            html.raw("<section class=\"target\">\n").element("h3", target.method());
            coordinates(html, target.candidate());
            wholeHead(html, target.candidate());
            facts(html, target);
            closeUp(html, target);
            gates(html, target.candidate().gates());
            html.raw("</section>\n");
        }
    }

    private void table(Html html) {
        html.raw("<table class=\"targets\">\n").head(List.of("Method", "Native T1w mm (x, y, z)", "Template mm (x, y, z)", "Region", "r",
                "Scalp mm (x, y, z)", "Depth mm", "Gates")).raw("<tbody>\n");
        for (ReportTarget target : model.targets()) {
            TargetCandidate candidate = target.candidate();
            html.raw("<tr><td>").text(target.method()).raw("</td><td class=\"num\">").text(point(candidate.nativePoint().mm()))
                    .raw("</td><td class=\"num\">").text(point(candidate.templatePoint().mm())).raw("</td><td>").text(region(candidate))
                    .raw("</td><td class=\"num\">").text(Html.number(candidate.correlation(), 2)).raw("</td><td class=\"num\">")
                    .text(candidate.scalp().map(s -> point(s.point().mm())).orElse("–")).raw("</td><td class=\"num\">")
                    .text(candidate.scalp().map(s -> Html.number(s.depthMm(), 1)).orElse("–")).raw("</td><td>");
            long failed = candidate.gates().stream().filter(gate -> !gate.passed()).count();
            html.raw(failed == 0 ? "<span class=\"passed\">passed</span>" : "<span class=\"failed\">" + failed + " failed</span>")
                    .raw("</td></tr>\n");
        }
        html.raw("</tbody></table>\n");
    }

    private static void coordinates(Html html, TargetCandidate candidate) {
        html.raw("<div class=\"coordinates\">\n");
        coordinate(html, "Target in the patient's T1w scan", candidate.nativePoint().mm());
        coordinate(html, "Target in the template " + candidate.templatePoint().frame().id(), candidate.templatePoint().mm());
        candidate.scalp().ifPresent(scalp -> coordinate(html, "Scalp point in the patient's T1w scan", scalp.point().mm()));
        html.raw("</div>\n");
    }

    private static void facts(Html html, ReportTarget target) {
        TargetCandidate candidate = target.candidate();
        html.raw("<table class=\"facts\"><tbody>\n");
        html.row("Side of the template's midline", side(candidate.templatePoint().mm()));
        html.row("Region", region(candidate));
        html.row("Correlation with the seed at the target", "r = " + Html.number(candidate.correlation(), 3));
        if (candidate.clusterMm3() > 0) {
            html.row("Cluster", Html.number(candidate.clusterMm3(), 0) + " mm³");
        }
        candidate.scalp().map(ScalpTarget::outwardNormal).ifPresent(normal -> html.row("Direction out of the head at the scalp point",
                "(" + Html.number(normal.x(), 3) + ", " + Html.number(normal.y(), 3) + ", " + Html.number(normal.z(), 3) + ")"));
        for (Fact fact : target.facts()) {
            html.row(fact.name(), fact.value());
        }
        html.raw("</tbody></table>\n");
    }

    private TargetPicture picture(TargetCandidate candidate, Optional<SliceLayer> map) {
        List<String> stamps = new ArrayList<>();
        if (model.simulated()) {
            stamps.add("Simulated");
        }
        if (!candidate.isUsable()) {
            stamps.add("Gate failed: not for use");
        }
        return new TargetPicture(layers.anatomy(), map, layers.search(), model.images().convention(), String.join(" - ", stamps));
    }

    private void wholeHead(Html html, TargetCandidate candidate) {
        FramePoint point = candidate.nativePoint();
        Optional<FramePoint> scalp = candidate.scalp().map(ScalpTarget::point);
        html.raw("<figure>");
        image(html, picture(candidate, Optional.of(layers.map())).whole(point, scalp, layers.box().centre(), execution),
                "Axial, coronal and sagittal slice of the T1w scan through the target, under the seed correlation map", "");
        image(html, ColourBar.draw(layers.scale()), "Colour scale of the correlation r", "bar");
        html.raw("<figcaption>").text("Three planes through the target (magenta cross). Colours: correlation r with the seed, "
                + layers.scale().caption() + ". ").raw(key(TargetPicture.SEARCH_COLOUR, "search region"));
        if (scalp.isPresent()) {
            html.raw(key(TargetPicture.SCALP_COLOUR, "scalp point and way to the target, projected onto each plane"));
        }
        html.raw("</figcaption></figure>\n");
    }

    private void closeUp(Html html, ReportTarget target) {
        html.raw("<figure>");
        image(html, picture(target.candidate(), Optional.empty()).closeUp(target.candidate().nativePoint(), target.resampled(), CLOSE_UP_MM, execution),
                "Close-up of the three slices without the map", "");
        html.raw("<figcaption>").text("The fold at the target, without the map.");
        if (!target.resampled().isEmpty()) {
            html.raw(key(TargetPicture.OTHER_COLOUR, target.resampled().size() + " targets of resampled data, projected"));
        }
        html.raw("</figcaption></figure>\n");
    }

    private static void gates(Html html, List<Gate> gates) {
        if (gates.isEmpty()) {
            html.raw("<p class=\"note\">").text("No quality gate was checked.").raw("</p>\n");
            return;
        }
        html.raw("<table>\n").head(List.of("Quality gate", "Result", "Value", "Limit", "What it means")).raw("<tbody>\n");
        for (Gate gate : gates) {
            String unit = gate.unit().isBlank() ? "" : " " + gate.unit();
            html.raw("<tr><td>").text(gate.name()).raw("</td><td>")
                    .raw(gate.passed() ? "<span class=\"passed\">passed</span>" : "<span class=\"failed\">FAILED</span>")
                    .raw("</td><td class=\"num\">").text(measure(gate.value()) + unit)
                    .raw("</td><td class=\"num\">").text(measure(gate.limit()) + unit)
                    .raw("</td><td>").text(gate.reason()).raw("</td></tr>\n");
        }
        html.raw("</tbody></table>\n");
    }

    /** Enough digits to see on which side of its limit a value lies. */
    private static String measure(double value) {
        return Html.number(value, Math.abs(value) < 10 ? 3 : Math.abs(value) < 100 ? 1 : 0);
    }

    static void image(Html html, Canvas canvas, String alternative, String kind) {
        html.raw("<img" + (kind.isEmpty() ? "" : " class=\"" + kind + "\"") + " width=\"" + canvas.width() + "\" height=\""
                + canvas.height() + "\" alt=\"" + Html.escape(alternative) + "\" src=\"" + PngEncoder.dataUri(canvas) + "\">");
    }

    /** An entry of a legend. */
    static String key(int colour, String meaning) {
        return String.format(java.util.Locale.ROOT, "<span class=\"key\"><i class=\"swatch\" style=\"background:#%06x\"></i>%s</span> ",
                colour, Html.escape(meaning));
    }

    private static void coordinate(Html html, String what, Vec3 mm) {
        html.raw("<div><span>").text(what).raw("</span><b>").text(point(mm)).raw("</b></div>\n");
    }

    private static String point(Vec3 mm) {
        return Html.number(mm.x(), 1) + ", " + Html.number(mm.y(), 1) + ", " + Html.number(mm.z(), 1);
    }

    private static String region(TargetCandidate candidate) {
        return candidate.region().isBlank() ? "none named" : candidate.region();
    }

    private static String side(Vec3 templateMm) {
        return Html.number(Math.abs(templateMm.x()), 1) + " mm to the patient's " + (templateMm.x() < 0 ? "LEFT" : "RIGHT");
    }
}
