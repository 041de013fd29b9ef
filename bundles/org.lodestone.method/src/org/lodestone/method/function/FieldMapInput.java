package org.lodestone.method.function;

import org.lodestone.image.Grid;

/**
 * What a correction by a field map works on.
 *
 * @param field in the run's space
 * @param run grid of the run
 * @param encoding how the run was read out
 */
public record FieldMapInput(FieldMap field, Grid run, PhaseEncoding encoding) {

    /** Checks the spaces. */
    public FieldMapInput {
        run.frame().require(field.values().grid().frame());
    }
}
