package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.method.task.DesignMatrix;

/**
 * A page for people beside the maps of a task run: design matrix, thresholds, fit, response and residuals of the peak voxel. Plain HTML and
 * style, no script, no picture, nothing from outside. Reads what {@link TaskOutput} says of the result. Used by one thread.
 */
final class TaskPage {

    private static final int PLOT_WIDTH = 720;
    private static final int PLOT_HEIGHT = 140;

    private final StringBuilder html = new StringBuilder();

    private TaskPage() {
    }

    /**
     * @param result what the JSON file says
     * @param design its design
     * @return the page
     */
    static String of(JsonNode result, DesignMatrix design) {
        TaskPage page = new TaskPage();
        page.head();
        page.line("p", result.path("volumes").asInt() + " volumes, " + result.path("tr").asDouble() + " s apart; "
                + result.path("voxels").asInt() + " voxels; " + Math.round(result.path("degreesOfFreedom").asDouble())
                + " degrees of freedom.");
        page.design(design);
        for (JsonNode contrast : result.path("contrasts")) {
            page.contrast(contrast);
        }
        page.html.append("</body></html>\n");
        return page.html.toString();
    }

    private void head() {
        html.append("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Task model</title><style>
                body { font: 14px sans-serif; margin: 2em; color: #222; max-width: 60em }
                table { border-collapse: collapse } td, th { padding: 1px 6px; text-align: left }
                .design td { padding: 0; width: 18px; height: 2px } .design th { font-weight: normal; font-size: 11px; vertical-align: bottom;
                  writing-mode: vertical-rl; padding: 2px }
                .plot { position: relative; border: 1px solid #bbb; margin: 4px 0 12px }
                .plot i { position: absolute; width: 4px; height: 4px; border-radius: 2px }
                .plot .zero { left: 0; right: 0; width: auto; height: 1px; border-radius: 0; background: #ccc }
                .measured { background: #666 } .fitted { background: #c33 }
                </style></head><body><h1>Task model</h1>
                <p>Research use; not a certified medical device.</p>
                """);
    }

    private void line(String tag, String text) {
        html.append('<').append(tag).append('>').append(escaped(text)).append("</").append(tag).append(">\n");
    }

    /** Each column grey by its own range, as designs are shown everywhere. */
    private void design(DesignMatrix design) {
        line("h2", "Design");
        html.append("<table class=\"design\"><tr>");
        design.names().forEach(name -> html.append("<th>").append(escaped(name)).append("</th>"));
        html.append("</tr>\n");
        for (int t = 0; t < design.volumes(); t++) {
            html.append("<tr>");
            for (double[] column : design.columns()) {
                double low = java.util.Arrays.stream(column).min().orElse(0), high = java.util.Arrays.stream(column).max().orElse(0);
                int grey = high > low ? (int) Math.round(255 * (column[t] - low) / (high - low)) : 255;
                html.append(String.format(Locale.ROOT, "<td style=\"background:#%02x%02x%02x\"></td>", grey, grey, grey));
            }
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private void contrast(JsonNode contrast) {
        line("h2", "Contrast " + contrast.path("name").asText());
        html.append("<table><tr><th>correction, one-sided</th><th>lowest ").append(contrast.path("statistic").asText())
                .append("</th><th>voxels</th></tr>\n");
        for (JsonNode row : contrast.path("thresholds")) {
            JsonNode height = row.path("statistic");
            html.append("<tr><td>").append(escaped(row.path("kind").asText())).append(", ").append(row.path("alpha").asDouble())
                    .append("</td><td>").append(height.isNumber() ? number(height.asDouble()) : "none passes").append("</td><td>")
                    .append(row.path("voxels").asInt()).append("</td></tr>\n");
        }
        html.append("</table>\n");
        JsonNode peak = contrast.path("peak");
        line("h3", "Peak voxel at " + peak.path("mm") + " mm, " + contrast.path("statistic").asText() + " "
                + number(peak.path("statistic").asDouble()));
        line("p", "Signal (grey) and fit (red), one dot a volume.");
        plot(List.of(peak.path("observed"), peak.path("fitted")));
        for (JsonNode response : peak.path("responses")) {
            line("p", "Response to " + response.path("condition").asText() + ", volumes after the onset: measured (grey), modelled (red).");
            plot(List.of(response.path("measured"), response.path("mean")));
        }
        line("p", "Whitened residuals; Durbin-Watson " + number(peak.path("durbinWatson").asDouble()) + " (2 for white noise), AR(1) coefficient "
                + number(peak.path("autocorrelation").asDouble()) + ".");
        plot(List.of(peak.path("residuals")));
    }

    private void plot(List<JsonNode> series) {
        List<double[]> values = new ArrayList<>();
        double low = 0, high = 0;
        for (JsonNode one : series) {
            double[] numbers = new double[one.size()];
            for (int t = 0; t < numbers.length; t++) {
                // What is not finite is written as a word; it has no place in a plot.
                numbers[t] = one.get(t).isNumber() ? one.get(t).asDouble() : Double.NaN;
                low = Double.isNaN(numbers[t]) ? low : Math.min(low, numbers[t]);
                high = Double.isNaN(numbers[t]) ? high : Math.max(high, numbers[t]);
            }
            values.add(numbers);
        }
        double range = high > low ? high - low : 1;
        html.append("<div class=\"plot\" style=\"width:").append(PLOT_WIDTH + 4).append("px;height:").append(PLOT_HEIGHT + 4).append("px\">");
        html.append("<i class=\"zero\" style=\"top:").append(Math.round((high / range) * PLOT_HEIGHT + 2)).append("px\"></i>");
        for (int s = 0; s < values.size(); s++) {
            double[] numbers = values.get(s);
            for (int t = 0; t < numbers.length; t++) {
                if (!Double.isNaN(numbers[t])) {
                    long x = Math.round((double) PLOT_WIDTH * t / Math.max(1, numbers.length - 1));
                    long y = Math.round((high - numbers[t]) / range * PLOT_HEIGHT);
                    html.append("<i class=\"").append(s == 0 ? "measured" : "fitted").append("\" style=\"left:").append(x).append("px;top:")
                            .append(y).append("px\"></i>");
                }
            }
        }
        html.append("</div>\n");
        line("p", "from " + number(low) + " to " + number(high));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
