package org.lodestone.method.function;

import org.lodestone.core.Vec3;
import org.lodestone.image.Volume;

/**
 * How the scanner's inhomogeneous field moved signal along the phase-encoding direction: what belongs at p was scanned at
 * {@code p + shift(p) * direction}.
 *
 * @param shiftMm in millimetres, in the run's space, on any grid; 0 beyond it
 * @param direction unit vector of the positive phase-encoding axis of the run, in its world
 */
public record DistortionMap(Volume shiftMm, Vec3 direction) {

    /** Checks the direction. */
    public DistortionMap {
        if (Math.abs(direction.norm() - 1) > 1e-6) {
            throw new IllegalArgumentException("direction is no unit vector: " + direction);
        }
    }
}
