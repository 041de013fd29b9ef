package org.lodestone.device;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.lodestone.core.Frame;

/**
 * One measurement of a tracker: all bodies seen at one instant.
 *
 * @param hostNanos when its first byte reached the host
 * @param deviceNanos when it was measured by the device's own clock, which has its own zero; empty when it has no clock
 * @param frame the space of the poses
 * @param tools one pose a body
 */
public record PoseFrame(long hostNanos, OptionalLong deviceNanos, Frame frame, List<ToolPose> tools) implements DeviceEvent {

    /** Checks the components and copies the list. */
    public PoseFrame {
        Objects.requireNonNull(deviceNanos, "deviceNanos");
        Objects.requireNonNull(frame, "frame");
        tools = List.copyOf(tools);
    }

    /** @return the pose of {@code tool}, empty when this measurement does not speak of it */
    public Optional<ToolPose> pose(String tool) {
        for (ToolPose pose : tools) {
            if (pose.tool().equals(tool)) {
                return Optional.of(pose);
            }
        }
        return Optional.empty();
    }

    /**
     * How this measurement looks at a later instant: poses that were usable are STALE once they are older than the limit.
     *
     * @param nowNanos the instant, same clock as {@link #hostNanos()}
     * @param limitMs the oldest a pose may be
     * @return this, or a copy with stale poses
     */
    public PoseFrame seenAt(long nowNanos, long limitMs) {
        return nowNanos - hostNanos > limitMs * 1_000_000L ? stale() : this;
    }

    /** @return a copy in which no pose is usable any more: the ones that were are STALE */
    public PoseFrame stale() {
        return new PoseFrame(hostNanos, deviceNanos, frame,
                tools.stream().map(p -> p.validity() == Validity.MISSING ? p : p.as(Validity.STALE)).toList());
    }
}
