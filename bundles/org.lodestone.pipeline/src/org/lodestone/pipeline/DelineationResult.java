package org.lodestone.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.plan.Gate;
import org.lodestone.method.structure.HeadLandmarks;

/**
 * What a structural delineation came to.
 *
 * @param targets anatomical targets in the order of the file
 * @param landmarks of the skin: proposed, or put right by a person
 * @param f3 what the tape misses of F3; empty where it was not measured
 * @param gates quality checks of the whole scan; those of one target are with it
 * @param targetsFile the JSON that holds the targets
 * @param files all files written, sorted
 */
public record DelineationResult(List<AnatomicalTarget> targets, HeadLandmarks landmarks, Optional<TapeDifference> f3, List<Gate> gates,
        Path targetsFile, List<Path> files) {

    /** Copies the lists. */
    public DelineationResult {
        targets = List.copyOf(targets);
        gates = List.copyOf(gates);
        files = List.copyOf(files);
    }

    /** @return true when the scan and every target passed */
    public boolean gatesPassed() {
        return gates.stream().allMatch(Gate::passed) && targets.stream().allMatch(AnatomicalTarget::isUsable);
    }
}
