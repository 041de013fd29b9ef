package org.lodestone.report.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lodestone.core.Finding;
import org.lodestone.core.Severity;
import org.lodestone.report.Fact;
import org.lodestone.report.ReportModel;
import org.lodestone.report.ReportStep;

/** Findings, steps, references and inputs: what stands behind the numbers. */
record EvidenceSection(ReportModel model) {

    void write(Html html) {
        findings(html);
        steps(html);
        references(html);
        sources(html);
    }

    private void findings(Html html) {
        html.element("h2", "Findings");
        if (model.findings().isEmpty()) {
            html.element("p", "None.");
            return;
        }
        html.raw("<table>\n").head(List.of("", "Code", "What", "What to do")).raw("<tbody>\n");
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            for (Finding finding : model.findings()) {
                if (finding.severity() == severity) {
                    String word = severity.name().toLowerCase(java.util.Locale.ROOT);
                    html.raw("<tr><td" + (severity == Severity.INFO ? "" : " class=\"failed\"") + ">").text(word).raw("</td><td><code>")
                            .text(finding.code()).raw("</code></td><td>").text(finding.message()).raw("</td><td>").text(finding.remedy())
                            .raw("</td></tr>\n");
                }
            }
        }
        html.raw("</tbody></table>\n");
    }

    private void steps(Html html) {
        html.element("h2", "Provenance");
        html.raw("<table>\n").head(List.of("", "Step", "Method", "Version", "Settings")).raw("<tbody>\n");
        int number = 1;
        for (ReportStep step : model.steps()) {
            html.raw("<tr><td>" + number++ + "</td><td>").text(step.title()).raw("</td><td><code>").text(step.id())
                    .raw("</code></td><td>").text(step.version()).raw("</td><td>").text(String.join(", ", step.parameters()))
                    .raw("</td></tr>\n");
        }
        html.raw("</tbody></table>\n");
    }

    private void references(Html html) {
        Set<String> all = new LinkedHashSet<>();
        model.steps().forEach(step -> all.addAll(step.references()));
        if (!all.isEmpty()) {
            html.element("h3", "References").raw("<ol>\n");
            all.forEach(reference -> html.element("li", reference));
            html.raw("</ol>\n");
        }
    }

    private void sources(Html html) {
        if (!model.sources().isEmpty()) {
            html.element("h3", "Inputs").raw("<table>\n").head(List.of("File", "SHA-256")).raw("<tbody>\n");
            for (Fact source : model.sources()) {
                html.raw("<tr><td>").text(source.name()).raw("</td><td><code class=\"hash\">").text(source.value()).raw("</code></td></tr>\n");
            }
            html.raw("</tbody></table>\n");
        }
    }
}
