package org.lodestone.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.lodestone.study.derivative.TargetEntry;

/**
 * What the main job came to.
 *
 * @param targets best first; at least one
 * @param targetsFile the JSON that holds them
 * @param report the page for people
 * @param folder the participant's folder of results
 */
public record MainJobResult(List<TargetEntry> targets, Path targetsFile, Path report, Path folder) {

    /** Copies the list. */
    public MainJobResult {
        targets = List.copyOf(targets);
    }

    /** @return true when every target passed its gates */
    public boolean gatesPassed() {
        return targets.stream().allMatch(target -> target.candidate().isUsable());
    }
}
