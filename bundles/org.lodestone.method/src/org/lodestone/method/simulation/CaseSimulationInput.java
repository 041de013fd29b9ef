package org.lodestone.method.simulation;

import java.nio.file.Path;
import java.util.Objects;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;

/**
 * What a simulation needs.
 *
 * @param pack templates and atlases to make the patient from
 * @param folder where to write {@code bids/} and {@code truth.json}; made when absent
 * @param seed of every random number
 * @param methods the methods at hand: the simulation finds the writer of its images among them
 */
public record CaseSimulationInput(AtlasPack pack, Path folder, long seed, MethodRegistry methods) {

    /** Checks that nothing is missing. */
    public CaseSimulationInput {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(methods, "methods");
    }
}
