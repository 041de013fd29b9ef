package org.lodestone.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lodestone.method.MethodRegistry;

/**
 * What directed coupling is estimated from.
 *
 * @param methodId id of the method
 * @param series table of regional series: header row of names, one row a volume
 * @param trSeconds time between volumes
 * @param stimuli time courses of stimuli for methods that take them
 * @param centres table of the regions' middles, RAS mm of the T1w scan
 * @param settings parameters of the method by name
 * @param output folder for the results; made when absent
 * @param methods the methods at hand
 * @param softwareVersion of the product
 */
public record DirectedCouplingRequest(String methodId, Path series, double trSeconds, Optional<Path> stimuli, Optional<Path> centres,
        Map<String, ?> settings, Path output, MethodRegistry methods, String softwareVersion) {

    /** Copies the settings. */
    public DirectedCouplingRequest {
        settings = Map.copyOf(settings);
    }
}
