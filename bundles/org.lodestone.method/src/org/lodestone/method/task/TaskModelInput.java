package org.lodestone.method.task;

import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.method.function.VoxelSeries;

/**
 * A run to be explained by a design.
 *
 * @param series of the voxels, not cleaned: drift and confounds are columns of the design
 * @param design one row a volume
 * @param contrasts what is asked; each has one weight a column
 */
public record TaskModelInput(VoxelSeries series, DesignMatrix design, List<Contrast> contrasts) {

    /**
     * Checks that the parts fit.
     *
     * @throws RefusedException when run and design are not equally long
     */
    public TaskModelInput {
        contrasts = List.copyOf(contrasts);
        if (series.length() != design.volumes()) {
            throw new RefusedException(Finding.error("LS-GLM-002", "The run has " + series.length() + " volumes, the design "
                    + design.volumes() + " rows.", "Give events, confounds and image of one run."));
        }
        for (Contrast contrast : contrasts) {
            if (contrast.weights()[0].length != design.names().size()) {
                throw new IllegalArgumentException("contrast " + contrast.name() + " has another number of columns than the design");
            }
        }
    }
}
