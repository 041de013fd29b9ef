package org.lodestone.validation;

import java.util.List;
import java.util.Locale;

/** The trace as a page for people and as XML for other programs. */
final class TraceText {

    private TraceText() {
    }

    static String html(Trace trace, String seal) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Lodestone validation</title>"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src 'self'\"><style>"
                + "body{font:13px/1.4 Arial,'Liberation Sans',sans-serif;max-width:1100px;margin:0 auto;padding:0 20px;color:#1c2430}"
                + "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;border-bottom:1px solid #d5dbe3;padding:3px 6px}"
                + ".p{color:#1b6e3c}.f{color:#a61b1b;font-weight:bold}code{font-size:11px;overflow-wrap:anywhere}</style></head><body>"
                + "<h1>Validation report</h1><p>Research use. Lodestone is not a certified medical device.</p>\n");
        out.append("<p class=\"").append(trace.passed() ? "p" : "f").append("\">").append(escape(trace.summary())).append("</p>\n<table>");
        trace.facts().forEach((name, value) -> row(out, escape(name), escape(value)));
        row(out, "SHA-256 of validation.json", "<code>" + seal + "</code>");
        row(out, "Signature", "____________________ &nbsp; Date ____________");
        out.append("</table>\n<h2>Requirement, risk, test, evidence</h2>\n<table><tr><th>requirement</th><th>risk</th><th>test</th><th>result</th>"
                + "<th>evidence</th></tr>\n");
        for (Requirement requirement : trace.requirements()) {
            List<ScenarioResult> results = trace.of(requirement);
            if (results.isEmpty()) {
                row(out, "<b>" + requirement.id() + "</b> " + escape(requirement.text()), escape(requirement.risk()), "none",
                        "<span class=\"f\">untested</span>", "");
            }
            for (int i = 0; i < results.size(); i++) {
                ScenarioResult r = results.get(i);
                row(out, i == 0 ? "<b>" + requirement.id() + "</b> " + escape(requirement.text()) : "", i == 0 ? escape(requirement.risk()) : "",
                        escape(r.name()) + " <small>" + escape(r.feature()) + ":" + r.line() + "</small>", verdict(r), evidence(r));
            }
        }
        out.append("</table>\n<h2>Tests without a requirement</h2>\n<table>");
        trace.results().stream().filter(r -> r.requirements().isEmpty()).forEach(r -> row(out, escape(r.name()), verdict(r), evidence(r)));
        out.append("</table>\n<h2>What was tested: SHA-256</h2>\n<table>");
        trace.hashes().forEach((file, hash) -> row(out, escape(file), "<code>" + hash + "</code>"));
        return out.append("</table>\n</body></html>\n").toString();
    }

    private static String verdict(ScenarioResult r) {
        return r.passed() ? String.format(Locale.ROOT, "<span class=\"p\">passed</span> %.1f s", r.seconds())
                : "<span class=\"f\">FAILED</span> " + escape(r.message().lines().findFirst().orElse(""));
    }

    private static String evidence(ScenarioResult r) {
        StringBuilder out = new StringBuilder();
        r.evidence().forEach(e -> out.append("<a href=\"evidence/").append(e.file()).append("\">").append(e.file().endsWith(".png")
                ? "<img src=\"evidence/" + e.file() + "\" alt=\"" + escape(r.name()) + "\" width=\"320\">" : e.file()).append("</a> "));
        return out.toString();
    }

    private static void row(StringBuilder out, String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append("<td>").append(cell).append("</td>");
        }
        out.append("</tr>\n");
    }

    static String junit(Trace trace) {
        long failed = trace.results().stream().filter(r -> !r.passed()).count();
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append(String.format(Locale.ROOT, "<testsuite name=\"Lodestone validation\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n",
                trace.results().size(), failed));
        for (ScenarioResult r : trace.results()) {
            out.append(String.format(Locale.ROOT, "<testcase classname=\"%s.%s\" name=\"%s\" time=\"%.3f\">", r.suite(),
                    escape(r.feature().replace(".feature", "")), escape(r.name() + " [" + String.join(" ", r.requirements()) + "] line " + r.line()), r.seconds()));
            if (!r.passed()) {
                out.append("<failure message=\"").append(escape(r.message().lines().findFirst().orElse(""))).append("\"/>");
            }
            out.append("</testcase>\n");
        }
        return out.append("</testsuite>\n").toString();
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c < 32 && c != '\n' && c != '\t' ? 0xFFFD : c);
            }
        });
        return safe.toString();
    }
}
