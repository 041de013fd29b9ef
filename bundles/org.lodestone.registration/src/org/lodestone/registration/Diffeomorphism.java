package org.lodestone.registration;

import java.util.Objects;
import org.lodestone.core.Frame;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;

/**
 * A smooth deformation within one space. The inverse is exact: it solves for the position that this map sends to the one asked for,
 * beginning where the backward field says.
 *
 * @param forward displacement of this map
 * @param backward displacement of the inverse, as sampled: right to a fraction of a millimetre
 */
public record Diffeomorphism(DisplacementField forward, DisplacementField backward) implements SpatialTransform {

    /** Checks that both fields lie in one space. */
    public Diffeomorphism {
        Objects.requireNonNull(forward, "forward");
        forward.grid().frame().require(backward.grid().frame());
    }

    @Override
    public Frame from() {
        return forward.grid().frame();
    }

    @Override
    public Frame to() {
        return forward.grid().frame();
    }

    @Override
    public Vec3 apply(Vec3 mm) {
        return forward.displace(mm);
    }

    @Override
    public SpatialTransform inverse() {
        return new InverseDiffeomorphism(this);
    }
}
