package org.lodestone.study.derivative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.study.JsonFile;

/**
 * A task model as it lies in a folder: the design, and for each contrast how the model fits its peak voxel.
 *
 * @param trSeconds time between volumes
 * @param columns names of the design's columns
 * @param design {@code [column][volume]}; handed over, not to be modified
 * @param contrasts as they were asked for
 * @param remarks what was said on the way, one line each
 */
public record StoredTaskModel(double trSeconds, List<String> columns, double[][] design, List<Fitted> contrasts, List<String> remarks) {

    /** Names of the files that make a folder one of a task model. */
    public static final List<String> SUMMARIES = List.of("glm.json", "ppi.json");

    private static final String REMEDY = "Fit the task model again, or repair the file.";

    /** Copies the lists. */
    public StoredTaskModel {
        columns = List.copyOf(columns);
        contrasts = List.copyOf(contrasts);
        remarks = List.copyOf(remarks);
    }

    /**
     * One contrast at the voxel with its largest statistic. The arrays are handed over: they must not be modified any more.
     *
     * @param name of the contrast
     * @param weights of the columns; the first row of an F contrast
     * @param statistic {@code t} or {@code F}
     * @param peakMm where, in the image's RAS mm
     * @param peak value there
     * @param observed signal, one value a volume
     * @param fitted design times coefficients
     * @param residuals whitened
     * @param durbinWatson of the residuals; 2 for white ones
     * @param responses to the conditions
     */
    public record Fitted(String name, double[] weights, String statistic, Vec3 peakMm, double peak, double[] observed, double[] fitted,
            double[] residuals, double durbinWatson, List<Response> responses) {

        /** Copies the list. */
        public Fitted {
            responses = List.copyOf(responses);
        }

        /**
         * The autocorrelation of the residuals, mean taken out, divided by the sum of squares (biased, as correlograms are drawn).
         *
         * @param lags how many
         * @return from lag 1 on; 0 for residuals that do not change
         */
        public double[] autocorrelation(int lags) {
            double mean = Arrays.stream(residuals).average().orElse(0);
            double all = Arrays.stream(residuals).map(r -> (r - mean) * (r - mean)).sum();
            double[] correlation = new double[Math.clamp(residuals.length - 1L, 0, lags)];
            for (int lag = 1; lag <= correlation.length && all > 0; lag++) {
                double sum = 0;
                for (int t = lag; t < residuals.length; t++) {
                    sum += (residuals[t] - mean) * (residuals[t - lag] - mean);
                }
                correlation[lag - 1] = sum / all;
            }
            return correlation;
        }
    }

    /**
     * The response to a condition, volumes after its onset.
     *
     * @param condition its name
     * @param measured mean of what remains when all else is taken out; NaN where nothing was measured. Handed over.
     * @param modelled mean of the fit. Handed over.
     */
    public record Response(String condition, double[] measured, double[] modelled) {
    }

    /**
     * @param folder any folder
     * @return the folders of task models in it, itself included, sorted
     * @throws RefusedException when it cannot be read
     */
    public static List<Path> find(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> SUMMARIES.contains(file.getFileName().toString())).map(Path::getParent).distinct().sorted().toList();
        } catch (IOException e) {
            throw refused(folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * @param folder with {@code glm.json} or {@code ppi.json}
     * @return refused when a file is missing or is not what it should be, naming it
     */
    public static Outcome<StoredTaskModel> read(Path folder) {
        try {
            Path summary = folder.resolve(SUMMARIES.stream().filter(name -> Files.exists(folder.resolve(name))).findFirst()
                    .orElse(SUMMARIES.getFirst()));
            ObjectNode node = JsonFile.read(summary);
            List<String> columns = new ArrayList<>();
            node.path("columns").forEach(column -> columns.add(column.asText()));
            List<Fitted> contrasts = new ArrayList<>();
            node.path("contrasts").forEach(contrast -> contrasts.add(fitted(contrast)));
            List<String> remarks = new ArrayList<>();
            node.path("findings").forEach(finding -> remarks.add(finding.asText()));
            if (columns.isEmpty() || contrasts.isEmpty()) {
                return Outcome.refused(Finding.error("LS-TASK-030", summary + " names no columns or no contrasts.", REMEDY));
            }
            return Outcome.done(new StoredTaskModel(node.path("tr").asDouble(), columns, design(folder.resolve("design.tsv"), columns),
                    contrasts, remarks));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static Fitted fitted(JsonNode contrast) {
        JsonNode peak = contrast.path("peak");
        double[] mm = numbers(peak.path("mm"));
        List<Response> responses = new ArrayList<>();
        peak.path("responses").forEach(response -> responses.add(new Response(response.path("condition").asText(),
                numbers(response.path("measured")), numbers(response.path("mean")))));
        return new Fitted(contrast.path("name").asText(), numbers(contrast.path("weights").path(0)), contrast.path("statistic").asText(),
                mm.length == 3 ? new Vec3(mm[0], mm[1], mm[2]) : Vec3.ZERO, peak.path("statistic").asDouble(Double.NaN),
                numbers(peak.path("observed")), numbers(peak.path("fitted")), numbers(peak.path("residuals")),
                peak.path("durbinWatson").asDouble(Double.NaN), responses);
    }

    /** What is not finite is written as a word. */
    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = list.get(n).isNumber() ? list.get(n).asDouble() : Double.NaN;
        }
        return numbers;
    }

    private static double[][] design(Path file, List<String> columns) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.getFirst().equals(String.join("\t", columns))) {
                throw new RefusedException(Finding.error("LS-TASK-031", file + " has other columns than the model.", REMEDY));
            }
            double[][] design = new double[columns.size()][lines.size() - 1];
            for (int t = 0; t < lines.size() - 1; t++) {
                String[] cells = lines.get(t + 1).split("\t", -1);
                for (int c = 0; c < design.length; c++) {
                    design[c][t] = Double.parseDouble(c < cells.length ? cells[c] : "");
                }
            }
            return design;
        } catch (IOException | NumberFormatException e) {
            throw refused(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static RefusedException refused(String message, Exception cause) {
        RefusedException refused = new RefusedException(Finding.error("LS-TASK-032", message, REMEDY));
        refused.initCause(cause);
        return refused;
    }
}
