package org.lodestone.method.task;

import java.util.List;
import org.lodestone.method.function.Confounds;

/**
 * What a design matrix is made of.
 *
 * @param events of the run, in any order
 * @param confounds nuisance time courses, one value a volume; a table without columns for none. NaN counts as the column's mean.
 * @param volumes length of the run
 * @param trSeconds seconds between volumes
 */
public record DesignInput(List<TaskEvent> events, Confounds confounds, int volumes, double trSeconds) {

    /** Copies the list. */
    public DesignInput {
        events = List.copyOf(events);
        if (volumes < 2 || !(trSeconds > 0) || Double.isInfinite(trSeconds)) {
            throw new IllegalArgumentException(volumes + " volumes, " + trSeconds + " s apart");
        }
    }
}
