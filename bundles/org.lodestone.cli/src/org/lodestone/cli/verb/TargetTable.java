package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The comparison of targets as text: one line a target, then their distances, then what speaks for and against each. */
final class TargetTable {

    private TargetTable() {
    }

    /**
     * @param json the targets' file
     * @param out receives the lines
     */
    static void print(JsonNode json, PrintStream out) {
        out.printf(Locale.ROOT, "%-28s %-24s %-24s %6s %7s %7s %6s %6s  %s%n", "method", "native mm", "template mm", "r", "median", "halves",
                "run", "5 mm", "region");
        for (JsonNode target : json.path("targets")) {
            JsonNode bar = target.path("reliability");
            out.printf(Locale.ROOT, "%-28s %-24s %-24s %6s %7s %7s %6s %6s  %s%s%n", target.path("title").asText(), point(target.path("nativeMm")),
                    point(target.path("templateMm")), number(target.path("r"), "%.2f"), number(bar.path("medianDistanceMm"), "%.1f mm"),
                    number(bar.path("splitHalfDistanceMm"), "%.1f mm"), number(median(target.path("runToRunMm")), "%.1f mm"),
                    number(bar.path("minutesForFiveMm"), "%.0f min"), regions(target),
                    target.path("usable").asBoolean() ? "" : "  NOT FOR USE");
        }
        distances(json, out);
        for (JsonNode target : json.path("targets")) {
            if (target.has("reason")) {
                out.println(target.path("title").asText() + ": " + target.path("reason").asText());
            }
            for (JsonNode gate : target.path("gates")) {
                if (!gate.path("passed").asBoolean()) {
                    out.println(target.path("title").asText() + ": gate " + gate.path("name").asText() + " failed: " + gate.path("reason").asText());
                }
            }
            said(target, "supporting", "for", out);
            said(target, "against", "against", out);
        }
    }

    private static void distances(JsonNode json, PrintStream out) {
        JsonNode rows = json.path("comparison").path("distancesMm");
        if (rows.size() < 2) {
            return;
        }
        out.println("distances in mm");
        for (int a = 0; a < rows.size(); a++) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-28s", json.path("targets").path(a).path("title").asText()));
            rows.get(a).forEach(distance -> line.append(String.format(Locale.ROOT, " %6.1f", distance.asDouble())));
            out.println(line);
        }
    }

    private static void said(JsonNode target, String field, String word, PrintStream out) {
        target.path("evidence").path(field).forEach(statement -> out.println(target.path("title").asText() + ", " + word + ": "
                + statement.path("text").asText() + " " + statement.path("citation").asText()));
    }

    private static String regions(JsonNode target) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> share : target.path("regionShares").properties()) {
            if (parts.size() < 3) {
                parts.add(String.format(Locale.ROOT, "%s %.0f %%", share.getKey(), 100 * share.getValue().asDouble()));
            }
        }
        return parts.isEmpty() ? target.path("region").asText() : String.join(", ", parts);
    }

    private static double median(JsonNode values) {
        double[] sorted = new double[values.size()];
        for (int n = 0; n < sorted.length; n++) {
            sorted[n] = values.get(n).asDouble();
        }
        java.util.Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }

    private static String number(JsonNode value, String format) {
        return number(value.isNumber() ? value.asDouble() : Double.NaN, format);
    }

    private static String number(double value, String format) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static String point(JsonNode mm) {
        return String.format(Locale.ROOT, "(%.1f, %.1f, %.1f)", mm.path(0).asDouble(), mm.path(1).asDouble(), mm.path(2).asDouble());
    }
}
