package org.lodestone.report.internal;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.report.ReportModel;
import org.lodestone.report.ReportTarget;

/**
 * The whole page.
 *
 * @param model what it says
 * @param operator block for the operator, on top
 * @param execution for the pictures
 */
public record Page(ReportModel model, Optional<OperatorBlock> operator, Execution execution) {

    private static final String USE = "Research use. Not a certified medical device.";

    /** @return the page as HTML */
    public String html() {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                        + "style-src 'unsafe-inline'\">\n")
                .element("title", "Lodestone report " + model.participant())
                .raw("<style>\n" + Style.CSS + "</style>\n</head>\n<body>\n");
        // A table head is the one thing that all browsers repeat on every printed page.
        html.raw("<table class=\"page\"><thead><tr><td class=\"use\">")
                .text((model.simulated() ? "SIMULATED DATA, not a person. " : "") + USE).raw("</td></tr></thead><tbody><tr><td>\n");
        html.raw("<header><div class=\"brand\">Lodestone</div>")
                .element("h1", "TMS target report: " + model.participant())
                .raw("<p class=\"sub\">").text("Version " + model.softwareVersion()
                        + " · all coordinates RAS+ in millimetres: x to the patient's right, y to the front, z up").raw("</p></header>\n");
        if (model.simulated()) {
            html.raw("<div class=\"simulated\"><strong>SIMULATED</strong> ")
                    .text("This case was made by a program. No person was scanned. The result shows that the software works, nothing else.")
                    .raw("</div>\n");
        }
        verdict(html);
        operator.ifPresent(block -> block.write(html));
        Layers layers = Layers.of(model.images());
        new TargetSection(model, layers, execution).write(html);
        new MapSection(layers, model.images().convention(), model.simulated() ? "Simulated" : "", execution).write(html);
        model.runs().forEach(run -> new MotionSection(run).write(html));
        new EvidenceSection(model).write(html);
        html.raw("<footer>").text(USE + " Check target and side on the pictures before use. Lodestone " + model.softwareVersion() + ".")
                .raw("</footer>\n</td></tr></tbody></table>\n</body>\n</html>\n");
        return html.toString();
    }

    private void verdict(Html html) {
        List<ReportTarget> targets = model.targets();
        if (targets.isEmpty()) {
            html.raw("<div class=\"verdict bad\"><strong>No target.</strong> ").text("See the findings below.").raw("</div>\n");
            return;
        }
        long usable = targets.stream().filter(target -> target.candidate().isUsable()).count();
        if (usable == targets.size()) {
            html.raw("<div class=\"verdict good\"><strong>All quality gates passed.</strong> ")
                    .text("Targets still need review by a person before use.").raw("</div>\n");
        } else {
            html.raw("<div class=\"verdict bad\"><strong>Quality gates failed: not for use.</strong> ")
                    .text((targets.size() - usable) + " of " + targets.size() + " targets failed at least one gate; the reasons are below.")
                    .raw("</div>\n");
        }
    }
}
