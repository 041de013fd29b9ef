package org.lodestone.method.task;

import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.method.function.VoxelSeries;

/**
 * What a psychophysiological interaction is made of.
 *
 * @param design input of the task's design: events, confounds, length
 * @param seed series of the seed's voxels, not cleaned
 * @param contrast weights of the conditions, such as {@code A - B}, by name of the condition
 * @param generalized false for one interaction with the contrast (Friston 1997), true for one interaction a condition (McLaren 2012)
 */
public record InteractionInput(DesignInput design, VoxelSeries seed, String contrast, boolean generalized) {

    /**
     * Checks that seed and task are of one run.
     *
     * @throws RefusedException when they are not equally long
     */
    public InteractionInput {
        if (seed.length() != design.volumes()) {
            throw new RefusedException(Finding.error("LS-GLM-002", "The seed has " + seed.length() + " volumes, the task "
                    + design.volumes() + ".", "Give events, confounds and image of one run."));
        }
    }

    /** @return names of the conditions, sorted */
    public List<String> conditions() {
        return design.events().stream().map(TaskEvent::condition).distinct().sorted().toList();
    }
}
