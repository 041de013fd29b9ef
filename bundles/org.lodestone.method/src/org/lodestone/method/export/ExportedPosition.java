package org.lodestone.method.export;

import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;

/**
 * A position as it stands in a file, turned into the product's own convention.
 *
 * @param name of the target
 * @param kind what it stands for
 * @param mm RAS+ millimetres in the native space of the structural scan
 * @param coilToHead for a coil: its pose in the convention of {@link org.lodestone.core.plan.CoilPose}
 */
public record ExportedPosition(String name, PositionKind kind, Vec3 mm, Optional<Rigid> coilToHead) {

    /** Checks the components. */
    public ExportedPosition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(mm, "mm");
        Objects.requireNonNull(coilToHead, "coilToHead");
    }

    /** @return a position without axes */
    public static ExportedPosition point(String name, PositionKind kind, Vec3 mm) {
        return new ExportedPosition(name, kind, mm, Optional.empty());
    }

    /** @return the centre of a coil with its axes */
    public static ExportedPosition coil(String name, Rigid coilToHead) {
        return new ExportedPosition(name, PositionKind.COIL, coilToHead.translationMm(), Optional.of(coilToHead));
    }
}
