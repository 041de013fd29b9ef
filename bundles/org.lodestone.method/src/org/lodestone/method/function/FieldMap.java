package org.lodestone.method.function;

import java.util.Optional;
import org.lodestone.image.Volume;

/**
 * An image of the scanner's field.
 *
 * @param values hertz, or the phase difference of two echoes in any unit whose range is one turn
 * @param magnitude where there is signal, on the same grid
 * @param echoDifferenceSeconds time between the echoes of a phase difference; empty for values in hertz
 */
public record FieldMap(Volume values, Volume magnitude, Optional<Double> echoDifferenceSeconds) {

    /** Checks that both lie voxel on voxel. */
    public FieldMap {
        if (!values.grid().sameAs(magnitude.grid())) {
            throw new IllegalArgumentException("field and magnitude lie on different grids");
        }
    }
}
