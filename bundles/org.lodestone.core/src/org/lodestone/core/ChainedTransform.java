package org.lodestone.core;

import java.util.List;

/**
 * Several maps applied one after the other.
 *
 * @param steps at least one, in the order of application; the frames meet
 */
public record ChainedTransform(List<SpatialTransform> steps) implements SpatialTransform {

    /** Checks that the frames meet. */
    public ChainedTransform {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a chain needs a step");
        }
        for (int i = 1; i < steps.size(); i++) {
            steps.get(i - 1).to().require(steps.get(i).from());
        }
    }

    /** @return {@code first}, then {@code next} */
    public static ChainedTransform of(SpatialTransform first, SpatialTransform next) {
        return new ChainedTransform(List.of(first, next));
    }

    @Override
    public Frame from() {
        return steps.getFirst().from();
    }

    @Override
    public Frame to() {
        return steps.getLast().to();
    }

    @Override
    public Vec3 apply(Vec3 mm) {
        Vec3 p = mm;
        for (SpatialTransform step : steps) {
            p = step.apply(p);
        }
        return p;
    }

    @Override
    public SpatialTransform inverse() {
        return new ChainedTransform(steps.reversed().stream().map(SpatialTransform::inverse).toList());
    }
}
