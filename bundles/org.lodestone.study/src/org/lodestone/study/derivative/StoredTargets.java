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
import org.lodestone.core.RefusedException;
import org.lodestone.core.Severity;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.target.ConfidenceEllipsoid;
import org.lodestone.method.target.TargetReliability.LengthPoint;
import org.lodestone.study.JsonFile;

/**
 * A file of targets as everybody reads it who goes on from there: review, reports, export.
 *
 * @param file it was read from
 * @param simulated true when the patient is a simulated one
 * @param softwareVersion of the product that wrote it
 * @param sources inputs it rests on
 * @param targets best first
 * @param findings what the job had to say
 */
public record StoredTargets(
        Path file, boolean simulated, String softwareVersion, List<Source> sources, List<Entry> targets, List<Finding> findings) {

    /** Copies the lists. */
    public StoredTargets {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
    }

    /**
     * A target and how sure it is.
     *
     * @param candidate the point with its evidence
     * @param errorBar when one was computed
     * @param coil pose that was chosen for it; without one {@link CoilPose#usual} holds
     */
    public record Entry(TargetCandidate candidate, Optional<ErrorBar> errorBar, Optional<CoilPose> coil) {
    }

    /**
     * How far a target moves in resampled data.
     *
     * @param ellipsoid holds the stated share of the resampled targets, in the target's native space
     * @param medianDistanceMm median distance of the resampled targets from the target
     * @param withinFiveMm share of them within 5 mm, 0 to 1
     * @param splitHalfDistanceMm between the targets of both halves of the run; NaN when unknown
     * @param byLength median distance when only so much of the run is drawn, shortest first; empty when unknown
     * @param minutesForFiveMm clean scan time at which the median distance would fall to 5 mm; NaN when unknown
     */
    public record ErrorBar(ConfidenceEllipsoid ellipsoid, double medianDistanceMm, double withinFiveMm, double splitHalfDistanceMm,
            List<LengthPoint> byLength, double minutesForFiveMm) {

        /** Copies the list. */
        public ErrorBar {
            byLength = List.copyOf(byLength);
        }
    }

    /** @return the points alone, best first */
    public List<TargetCandidate> candidates() {
        return targets.stream().map(Entry::candidate).toList();
    }

    /**
     * @param file written by {@link TargetsFile}
     * @return its targets
     * @throws RefusedException when the file is missing or damaged, naming it
     */
    public static StoredTargets read(Path file) {
        ObjectNode json = JsonFile.read(file);
        try {
            List<Entry> entries = new ArrayList<>();
            for (JsonNode row : json.required("targets")) {
                entries.add(new TargetRow(row).entry());
            }
            List<Source> sources = new ArrayList<>();
            json.path("Sources").forEach(row -> sources.add(new Source(row.path("Path").asText(), row.path("SHA256").asText())));
            List<Finding> findings = new ArrayList<>();
            json.path("findings").forEach(row -> finding(row).ifPresent(findings::add));
            return new StoredTargets(file, json.path("Simulated").asBoolean(false),
                    json.path("GeneratedBy").path(0).path("Version").asText(), sources, entries, findings);
        } catch (IllegalArgumentException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-CASE-002",
                    file + " is no file of targets: " + e.getMessage() + ".", "Run the job again."));
            refusal.initCause(e);
            throw refusal;
        }
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
}
