package org.lodestone.study.derivative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Severity;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.target.ConfidenceEllipsoid;
import org.lodestone.study.JsonFile;

/**
 * A file of targets as a review needs it: the points, their error bars, and whether the patient is a simulated one.
 *
 * @param simulated true when the file says so
 * @param targets best first
 * @param findings what the job had to say
 */
public record StoredTargets(boolean simulated, List<Entry> targets, List<Finding> findings) {

    /** Copies the lists. */
    public StoredTargets {
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
    }

    /**
     * A target and how sure it is.
     *
     * @param candidate the point with its evidence
     * @param errorBar when one was computed
     */
    public record Entry(TargetCandidate candidate, Optional<ErrorBar> errorBar) {
    }

    /**
     * How far a target moves in resampled data.
     *
     * @param ellipsoid holds the stated share of the resampled targets, in the target's native space
     * @param medianDistanceMm median distance of the resampled targets from the target
     * @param withinFiveMm share of them within 5 mm, 0 to 1
     * @param splitHalfDistanceMm between the targets of both halves of the run; NaN when unknown
     */
    public record ErrorBar(ConfidenceEllipsoid ellipsoid, double medianDistanceMm, double withinFiveMm, double splitHalfDistanceMm) {
    }

    /**
     * @param file written by {@link TargetsFile}
     * @return its targets
     * @throws org.lodestone.core.RefusedException when the file is missing or damaged, naming it
     */
    public static StoredTargets read(Path file) {
        List<TargetCandidate> candidates = TargetsFile.read(file);
        ObjectNode json = JsonFile.read(file);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Frame frame = candidates.get(i).nativePoint().frame();
            entries.add(new Entry(candidates.get(i), errorBar(json.path("targets").path(i).path("reliability"), frame)));
        }
        List<Finding> findings = new ArrayList<>();
        json.path("findings").forEach(row -> finding(row).ifPresent(findings::add));
        return new StoredTargets(json.path("Simulated").asBoolean(false), entries, findings);
    }

    /** @return empty for a row that a newer version wrote in a way this one does not know */
    private static Optional<Finding> finding(JsonNode row) {
        try {
            Map<String, String> facts = new TreeMap<>();
            row.path("facts").properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
            return Optional.of(new Finding(Severity.valueOf(row.path("severity").asText()), row.path("code").asText(),
                    row.path("message").asText(), row.path("remedy").asText(), facts));
        } catch (IllegalArgumentException e) {
            System.getLogger(StoredTargets.class.getName()).log(System.Logger.Level.DEBUG, "finding left out", e);
            return Optional.empty();
        }
    }

    private static Optional<ErrorBar> errorBar(JsonNode json, Frame frame) {
        JsonNode shape = json.path("ellipsoid");
        if (shape.path("axes").size() != 3 || shape.path("semiAxesMm").size() != 3 || shape.path("centreMm").size() != 3) {
            return Optional.empty();
        }
        List<Vec3> axes = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            axes.add(vector(shape.path("axes").path(axis)));
            lengths.add(shape.path("semiAxesMm").path(axis).asDouble());
        }
        ConfidenceEllipsoid ellipsoid = new ConfidenceEllipsoid(
                new FramePoint(frame, vector(shape.path("centreMm"))), axes, lengths, shape.path("share").asDouble(Double.NaN));
        return Optional.of(new ErrorBar(ellipsoid, json.path("medianDistanceMm").asDouble(Double.NaN),
                json.path("withinFiveMm").asDouble(Double.NaN), json.path("splitHalfDistanceMm").asDouble(Double.NaN)));
    }

    private static Vec3 vector(JsonNode numbers) {
        return new Vec3(numbers.path(0).asDouble(), numbers.path(1).asDouble(), numbers.path(2).asDouble());
    }
}
