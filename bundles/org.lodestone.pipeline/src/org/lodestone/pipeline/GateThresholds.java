package org.lodestone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;

/**
 * Limits of the quality gates; a site can set its own in a JSON file whose fields are called as the components here.
 *
 * @param meanFramewiseDisplacementMm largest allowed mean displacement (Power 2012)
 * @param censorFramewiseDisplacementMm a volume with more than this does not count as clean
 * @param cleanMinutes least clean scan time; 4 minutes is the floor of XCP-D
 * @param seedTemporalSnr least median temporal signal-to-noise ratio in the seed: below it the signal has dropped out
 * @param templateSimilarity least correlation of patient and template after registration
 * @param strongestCorrelation the target's r has to be this or lower to count as anticorrelated
 * @param brainCoverage least share of the brain in which the run has signal
 * @param searchCoverage least share of the search region in which the run has signal
 * @param coregistrationSimilarity least normalised mutual information of run and T1w scan (1 is none)
 * @param respirationShare largest share of breathing (0.2 to 0.3 Hz, where the repetition time puts it) in the head's motion
 * @param stableShare least share of the resampled targets that have to lie within {@code stableWithinMm} of the target
 * @param stableWithinMm about the half width of what a figure-eight coil stimulates (Deng 2013): farther off is another place
 */
public record GateThresholds(
        double meanFramewiseDisplacementMm,
        double censorFramewiseDisplacementMm,
        double cleanMinutes,
        double seedTemporalSnr,
        double templateSimilarity,
        double strongestCorrelation,
        double brainCoverage,
        double searchCoverage,
        double coregistrationSimilarity,
        double respirationShare,
        double stableShare,
        double stableWithinMm) {

    /** System property that names the site's file. */
    public static final String PROPERTY = "lodestone.site.gates";

    /** @return the limits the product comes with */
    public static GateThresholds defaults() {
        return new GateThresholds(0.5, 0.5, 4, 20, 0.5, -0.05, 0.7, 0.7, 1.02, 0.9, 0.75, 10);
    }

    /** @return the limits of the site's file when the system property {@link #PROPERTY} names one, else the defaults */
    public static GateThresholds installed() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).filter(name -> !name.isBlank()).map(Path::of).map(GateThresholds::read)
                .orElseGet(GateThresholds::defaults);
    }

    /**
     * @param file one JSON object; what it does not name keeps its default
     * @return its limits
     * @throws RefusedException when it names a limit that does not exist or is no number
     */
    public static GateThresholds read(Path file) {
        ObjectNode all = defaults().toJson();
        Set<String> known = new TreeSet<>();
        all.fieldNames().forEachRemaining(known::add);
        for (Map.Entry<String, JsonNode> entry : JsonFile.read(file).properties()) {
            if (!known.contains(entry.getKey()) || !entry.getValue().isNumber()) {
                throw new RefusedException(Finding.error("LS-GATE-001", file + " sets " + entry.getKey() + " to " + entry.getValue()
                        + ", which is no limit of a gate.", "Use numbers for " + known + "."));
            }
            all.set(entry.getKey(), entry.getValue());
        }
        return new GateThresholds(value(all, "meanFramewiseDisplacementMm"), value(all, "censorFramewiseDisplacementMm"),
                value(all, "cleanMinutes"), value(all, "seedTemporalSnr"), value(all, "templateSimilarity"),
                value(all, "strongestCorrelation"), value(all, "brainCoverage"), value(all, "searchCoverage"),
                value(all, "coregistrationSimilarity"), value(all, "respirationShare"), value(all, "stableShare"),
                value(all, "stableWithinMm"));
    }

    /** @return the limits under their names */
    public ObjectNode toJson() {
        return JsonFile.object().put("meanFramewiseDisplacementMm", meanFramewiseDisplacementMm)
                .put("censorFramewiseDisplacementMm", censorFramewiseDisplacementMm).put("cleanMinutes", cleanMinutes)
                .put("seedTemporalSnr", seedTemporalSnr).put("templateSimilarity", templateSimilarity)
                .put("strongestCorrelation", strongestCorrelation).put("brainCoverage", brainCoverage)
                .put("searchCoverage", searchCoverage).put("coregistrationSimilarity", coregistrationSimilarity)
                .put("respirationShare", respirationShare).put("stableShare", stableShare).put("stableWithinMm", stableWithinMm);
    }

    private static double value(ObjectNode json, String name) {
        return json.get(name).doubleValue();
    }
}
