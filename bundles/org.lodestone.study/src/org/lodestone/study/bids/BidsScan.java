package org.lodestone.study.bids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One image of a dataset with what its sidecars say (the inheritance principle of BIDS is applied: files nearer to the image win).
 *
 * @param file the image
 * @param name its parsed name
 * @param sidecar merged metadata, empty when there is no JSON file. Never modify it.
 */
public record BidsScan(Path file, BidsName name, ObjectNode sidecar) {

    /** @return RepetitionTime in seconds, when the sidecar has the number */
    public OptionalDouble repetitionTimeSeconds() {
        JsonNode value = sidecar.get("RepetitionTime");
        return value != null && value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    /** @return SliceTiming in seconds, one number a slice; empty when the sidecar has none */
    public List<Double> sliceTimesSeconds() {
        List<Double> times = new ArrayList<>();
        JsonNode value = sidecar.get("SliceTiming");
        if (value != null && value.isArray()) {
            value.forEach(time -> times.add(time.doubleValue()));
        }
        return List.copyOf(times);
    }

    /** @return true when the sidecar says that the image was simulated */
    public boolean isSimulated() {
        return sidecar.path("Simulated").asBoolean(false);
    }
}
