package org.lodestone.core.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * A target to be handed over, under the name it has in every file.
 *
 * @param name short, letters, digits, hyphen and underscore only, at most 40: old navigation programs take no more
 * @param candidate the point with its evidence
 * @param coil how the coil shall lie; empty when the target has no scalp point
 */
public record PlannedTarget(String name, TargetCandidate candidate, Optional<CoilPose> coil) {

    /** Checks the name and that target and coil share a space. */
    public PlannedTarget {
        Objects.requireNonNull(candidate, "candidate");
        if (!name.matches("[A-Za-z0-9_-]{1,40}")) {
            throw new IllegalArgumentException("target name " + name);
        }
        coil.ifPresent(pose -> candidate.nativePoint().frame().require(pose.frame()));
    }

    /** @return the target with the usual coil pose where it has a scalp point */
    public static PlannedTarget usual(String name, TargetCandidate candidate) {
        return new PlannedTarget(name, candidate, candidate.scalp().flatMap(CoilPose::usualWhereDefined));
    }
}
