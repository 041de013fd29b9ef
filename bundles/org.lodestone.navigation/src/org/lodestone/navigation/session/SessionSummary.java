package org.lodestone.navigation.session;

/**
 * A session in numbers, for its report.
 *
 * @param pulses how they lay around the target
 * @param seconds from the first to the last measurement, pauses included
 * @param inToleranceSeconds of these, how long the coil was inside the tolerance with both poses valid
 * @param pausedSeconds of these, how long a device was away
 * @param pauses how often
 */
public record SessionSummary(PulseSpread pulses, double seconds, double inToleranceSeconds, double pausedSeconds, int pauses) {
}
