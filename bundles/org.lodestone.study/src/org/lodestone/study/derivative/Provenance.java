package org.lodestone.study.derivative;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lodestone.study.JsonFile;

/**
 * Where a file comes from. Holds no time and no machine: the same inputs and software give the same provenance.
 *
 * @param softwareVersion of the product
 * @param sources inputs with their hashes
 * @param steps methods in the order in which they ran
 * @param simulated whether an input was simulated
 */
public record Provenance(String softwareVersion, List<Source> sources, List<ProvenanceStep> steps, boolean simulated) {

    /** Copies the lists. */
    public Provenance {
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
    }

    /** @return this with one more step at the end */
    public Provenance then(ProvenanceStep step) {
        List<ProvenanceStep> all = new java.util.ArrayList<>(steps);
        all.add(step);
        return new Provenance(softwareVersion, sources, all, simulated);
    }

    /**
     * The sidecar of a derivative.
     *
     * @param description what the file holds, one sentence
     * @return fields of BIDS (Description, Sources, GeneratedBy) and the steps with their parameters
     */
    public ObjectNode toJson(String description) {
        ObjectNode json = JsonFile.object();
        json.put("Description", description);
        if (simulated) {
            json.put("Simulated", true);
        }
        ArrayNode inputs = json.putArray("Sources");
        for (Source source : sources) {
            inputs.addObject().put("Path", source.path()).put("SHA256", source.sha256());
        }
        ArrayNode generators = json.putArray("GeneratedBy");
        generators.addObject().put("Name", "Lodestone").put("Version", softwareVersion);
        ArrayNode done = json.putArray("Steps");
        for (ProvenanceStep step : steps) {
            ObjectNode entry = done.addObject();
            entry.put("Method", step.method().id()).put("Version", step.method().version());
            if (!step.bundle().isEmpty()) {
                entry.put("Bundle", step.bundle());
            }
            entry.set("Parameters", JsonFile.node(step.parameters().values()));
        }
        return json;
    }
}
