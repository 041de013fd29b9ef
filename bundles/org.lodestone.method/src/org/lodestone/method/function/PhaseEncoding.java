package org.lodestone.method.function;

import java.util.Optional;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;

/**
 * In which direction a run was phase-encoded and how long its readout took: what turns a field in hertz into a shift.
 *
 * @param axis voxel axis, 0 to 2
 * @param negative true when it runs against the axis (BIDS {@code j-})
 * @param totalReadoutSeconds from the middle of the first echo to that of the last (BIDS {@code TotalReadoutTime})
 */
public record PhaseEncoding(int axis, boolean negative, double totalReadoutSeconds) {

    /** Checks the numbers. */
    public PhaseEncoding {
        if (axis < 0 || axis > 2 || !(totalReadoutSeconds > 0)) {
            throw new IllegalArgumentException("axis " + axis + ", readout " + totalReadoutSeconds + " s");
        }
    }

    /**
     * @param direction BIDS {@code PhaseEncodingDirection}
     * @param totalReadoutSeconds BIDS {@code TotalReadoutTime}
     * @return both together; empty when they are no such values
     */
    public static Optional<PhaseEncoding> of(String direction, double totalReadoutSeconds) {
        boolean valid = direction.matches("[ijk]-?") && totalReadoutSeconds > 0 && totalReadoutSeconds < 1;
        return valid ? Optional.of(new PhaseEncoding(direction.charAt(0) - 'i', direction.endsWith("-"), totalReadoutSeconds)) : Optional.empty();
    }

    /** @return unit vector of the positive axis in the grid's world */
    public Vec3 direction(Grid grid) {
        return grid.voxelToWorld().column(axis).unit();
    }

    /** @return millimetres along {@link #direction} that a field of one hertz moves signal by */
    public double millimetresAHertz(Grid grid) {
        return (negative ? -1 : 1) * totalReadoutSeconds * grid.spacingMm(axis);
    }
}
