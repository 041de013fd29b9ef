package org.lodestone.pipeline.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.method.target.Evidence;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.TargetEntry;

/**
 * A target with everything that says how far it can be trusted.
 *
 * @param entry the point and its error bar
 * @param title of the method
 * @param evidence what the literature says of the method
 * @param regionShares share of the resampled targets in each region, largest first
 * @param runToRunMm distances between the targets of single runs, all pairs; empty with one run
 * @param reason why this target is offered, when it is not what was asked for
 */
record FoundTarget(TargetEntry entry, String title, Evidence evidence, Map<String, Double> regionShares, List<Double> runToRunMm,
        Optional<String> reason) {

    FoundTarget withEntry(TargetEntry changed) {
        return new FoundTarget(changed, title, evidence, regionShares, runToRunMm, reason);
    }

    /** Adds to an entry of the targets' file what its other fields do not say. */
    void addTo(ObjectNode row) {
        row.put("title", title);
        reason.ifPresent(text -> row.put("reason", text));
        ObjectNode shares = row.putObject("regionShares");
        regionShares.forEach((region, share) -> shares.put(region, Math.round(1000 * share) / 1000.0));
        row.set("runToRunMm", JsonFile.node(runToRunMm.stream().map(mm -> Math.round(1000 * mm) / 1000.0).toList()));
        ObjectNode said = row.putObject("evidence");
        add(said.putArray("supporting"), evidence.supporting());
        add(said.putArray("against"), evidence.against());
    }

    private static void add(ArrayNode list, List<Evidence.Statement> statements) {
        statements.forEach(statement -> list.addObject().put("text", statement.text()).put("citation", statement.citation()));
    }
}
