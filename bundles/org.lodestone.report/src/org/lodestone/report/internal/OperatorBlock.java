package org.lodestone.report.internal;

import java.util.Map;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.report.OperatorSheet;
import org.lodestone.report.ReportSignature;

/** What the person at the coil has to know, on top of the page. */
public record OperatorBlock(OperatorSheet sheet, Words words) {

    /** Adds the block. */
    void write(Html html) {
        TargetCandidate candidate = sheet.target().candidate();
        signature(html);
        html.raw("<section class=\"operator\">\n").element("h2", words.get("operator") + ": " + sheet.name());
        OperatorFacts facts = new OperatorFacts(sheet, words);
        html.raw("<table class=\"facts\"><tbody>\n");
        facts.facts().forEach(html::row);
        html.raw("</tbody></table>\n");
        if (sheet.scalp().isPresent() && candidate.scalp().map(ScalpTarget::point).isPresent()) {
            html.raw("<figure>");
            TargetSection.image(html, facts.head().oblique(520), words.get("picture.head"), "half");
            TargetSection.image(html, facts.head().above(520), words.get("picture.head"), "half");
            html.raw("<figcaption>").text(words.get("picture.head")).raw("</figcaption></figure>\n");
        }
        html.element("h3", words.get("tape.title")).raw("<ol>\n");
        for (Map.Entry<String, Boolean> step : facts.tape().entrySet()) {
            html.element(step.getValue() ? "li" : "p", step.getKey());
        }
        html.raw("</ol>\n</section>\n");
    }

    private void signature(Html html) {
        if (sheet.signature().isEmpty()) {
            html.raw("<div class=\"verdict bad\"><strong>").text(words.get("signature.none")).raw("</strong></div>\n");
            return;
        }
        ReportSignature s = sheet.signature().get();
        boolean valid = s.voidBecause().isEmpty();
        html.raw("<div class=\"verdict " + (valid ? "good" : "bad") + "\"><strong>")
                .text(words.get(valid ? "signature.valid" : "signature.void", s.name(), words.orElse("role." + s.role(), s.role()), s.instant()))
                .raw("</strong> ").text(String.join("; ", s.voidBecause())).raw("<br><code class=\"hash\">")
                .text(words.get("signature.hash", s.sha256())).raw("</code></div>\n");
    }
}
