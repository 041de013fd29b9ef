package org.lodestone.device.igtl.internal.message;

import java.util.Optional;
import org.lodestone.core.Rigid;

/**
 * One tool in a message.
 *
 * @param name of the tool
 * @param type 1 tracker, 2 instrument with six degrees of freedom, 3 tip only, 4 tip and handle
 * @param toolToTracker its pose in millimetres; empty when what came is no rigid motion (NaN, zeros, a scale), which some senders use
 *     for tools they do not see
 */
public record TrackedTool(String name, int type, Optional<Rigid> toolToTracker) {
}
