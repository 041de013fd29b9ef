package org.lodestone.method.simulation;

import java.nio.file.Path;
import org.lodestone.method.atlas.AtlasPack;

/**
 * What a simulation needs.
 *
 * @param pack templates and atlases to make the patient from
 * @param folder where to write {@code bids/} and {@code truth.json}; made when absent
 * @param seed of every random number
 */
public record CaseSimulationInput(AtlasPack pack, Path folder, long seed) {
}
