package org.lodestone.navigation.session;

import java.util.Optional;
import org.lodestone.navigation.coil.CoilDeviation;

/**
 * One pulse of a session and where the coil was when it was given.
 *
 * @param number 1 for the first
 * @param hostNanos when the host heard of it
 * @param intensityPercent of maximum output; NaN when unknown
 * @param realizedAmpPerUs steepness of the coil current; NaN when the device does not say
 * @param deviation from the plan, between the poses before and after the pulse; empty when these are missing or too far apart
 */
public record LoggedPulse(int number, long hostNanos, double intensityPercent, double realizedAmpPerUs, Optional<CoilDeviation> deviation) {
}
