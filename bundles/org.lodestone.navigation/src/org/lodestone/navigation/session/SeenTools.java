package org.lodestone.navigation.session;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;

/**
 * The newest pose of each tool. Some trackers send all tools together, others each by itself; here they come together again. Immutable.
 *
 * @param newest by tool
 */
public record SeenTools(Map<String, Seen> newest) {

    /** Nothing was seen yet. */
    public static final SeenTools NONE = new SeenTools(Map.of());

    /** How old a pose may be. */
    public static final long LIMIT_NANOS = 100_000_000L;

    /**
     * A pose and when it came.
     *
     * @param pose as measured
     * @param hostNanos when the host received it
     */
    public record Seen(ToolPose pose, long hostNanos) {
    }

    /** Copies the map. */
    public SeenTools {
        newest = Collections.unmodifiableMap(new TreeMap<>(newest));
    }

    /** @return what is known once {@code frame} came, too */
    public SeenTools with(PoseFrame frame) {
        Map<String, Seen> map = new TreeMap<>(newest);
        frame.tools().forEach(pose -> map.put(pose.tool(), new Seen(pose, frame.hostNanos())));
        return new SeenTools(map);
    }

    /**
     * @param tool its name
     * @param nowNanos the time now, same clock as the frames'
     * @return its pose as it looks now: STALE when it is too old or comes from the future; empty when it was never seen
     */
    public Optional<ToolPose> at(String tool, long nowNanos) {
        return Optional.ofNullable(newest.get(tool)).map(seen -> {
            long age = nowNanos - seen.hostNanos();
            boolean late = age > LIMIT_NANOS || age < -LIMIT_NANOS;
            return late && seen.pose().validity() != Validity.MISSING ? seen.pose().as(Validity.STALE) : seen.pose();
        });
    }
}
