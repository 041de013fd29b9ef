package org.lodestone.navigation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;
import org.lodestone.navigation.coil.CoilPlan;
import org.lodestone.navigation.coil.OnTarget;
import org.lodestone.navigation.coil.Tolerance;

/** A tracker that leaves, stalls, garbles, hides its tools and whose clock jumps, before the navigator that says whether a pulse may come. */
class TrackerFaultsTest {

    private static final int FAULTS = 10_000;
    private static final long MS = 1_000_000L;
    private static final Frame SCAN = Frame.scan("test");

    private final Navigator navigator = new Navigator("head", "coil", Optional.of(Rigid.IDENTITY),
            new AffineTransform(Frame.head("test"), SCAN, Affine.IDENTITY),
            new CoilPlan(Rigid.IDENTITY, new FramePoint(SCAN, new Vec3(0, 0, -25))), Tolerance.USUAL);
    private final SplittableRandom random = new SplittableRandom(31);
    private final Map<String, ToolPose> lastTrue = new TreeMap<>();
    private final Map<String, Long> lastTrueNanos = new TreeMap<>();
    private SeenTools seen = SeenTools.NONE;
    private long now = 1_000_000_000L;

    /** What a tracker may send of one tool, and what is remembered of it here, independently of the product. */
    private ToolPose pose(String tool, boolean onTarget) {
        Vec3 off = onTarget ? Vec3.ZERO : new Vec3(random.nextDouble(4, 30), 0, 0);
        ToolPose pose = switch (random.nextInt(12)) {
            case 0 -> ToolPose.missing(tool);
            case 1 -> new ToolPose(tool, Rigid.IDENTITY, Validity.DOUBTFUL, 3);
            case 2 -> new ToolPose(tool, new Rigid(Rotation.about(new Vec3(1, 2, 3), random.nextDouble(0.2, 3)),
                    new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(1e4)), Validity.VALID, Double.NaN);
            default -> new ToolPose(tool, new Rigid(Rotation.IDENTITY, tool.equals("coil") ? off : Vec3.ZERO), Validity.VALID, 0.1);
        };
        lastTrue.put(tool, pose);
        return pose;
    }

    private void measure(boolean onTarget, long hostNanos, List<String> tools) {
        List<ToolPose> poses = new ArrayList<>();
        for (String tool : tools) {
            poses.add(pose(tool, onTarget));
            lastTrueNanos.put(tool, hostNanos);
        }
        seen = seen.with(new PoseFrame(hostNanos, OptionalLong.of(random.nextLong()), Frame.tracker("test"), poses));
    }

    /** Recomputed here from what was sent: both valid, no older than 100 ms, and the coil within 3 mm of the head's origin. */
    private boolean mayCount() {
        for (String tool : List.of("head", "coil")) {
            ToolPose pose = lastTrue.get(tool);
            if (pose == null || pose.validity() != Validity.VALID || Math.abs(now - lastTrueNanos.get(tool)) > 100 * MS) {
                return false;
            }
        }
        Rigid coilToHead = lastTrue.get("coil").toolToFrame().then(lastTrue.get("head").toolToFrame().inverse());
        return coilToHead.translationMm().norm() <= 3 * OnTarget.LEAVE_AT + 1e-9;
    }

    @Test
    void nothingThatATrackerDoesMakesAStaleHiddenOrDistantCoilCountAsOnTarget() {
        OnTarget onTarget = OnTarget.START;
        int counted = 0, stale = 0;
        for (int fault = 0; fault < FAULTS; fault++) {
            switch (random.nextInt(8)) {
                // Unplugged or stalled, from a blink to five seconds.
                case 0 -> now += random.nextLong(1, 5000) * MS;
                // The host's clock stands or jumps.
                case 1 -> now += random.nextLong(-2000, 2000) * MS;
                // One tool of two comes, the other's line was lost.
                case 2 -> measure(true, now, List.of(random.nextBoolean() ? "head" : "coil"));
                // A frame from another time: delayed in a buffer, or stamped ahead.
                case 3 -> measure(true, now + random.nextLong(-400, 400) * MS, List.of("head", "coil"));
                case 4 -> measure(false, now, List.of("head", "coil"));
                default -> {
                    for (int k = random.nextInt(1, 40); k > 0; k--) {
                        now += 10 * MS;
                        lastTrue.put("head", new ToolPose("head", Rigid.IDENTITY, Validity.VALID, 0.1));
                        lastTrue.put("coil", new ToolPose("coil", Rigid.IDENTITY, Validity.VALID, 0.1));
                        lastTrueNanos.put("head", now);
                        lastTrueNanos.put("coil", now);
                        seen = seen.with(new PoseFrame(now, OptionalLong.empty(), Frame.tracker("test"), List.copyOf(lastTrue.values())));
                        onTarget = navigator.at(seen, onTarget, now).onTarget();
                    }
                }
            }
            NavigationState state = navigator.at(seen, onTarget, now);
            onTarget = state.onTarget();
            if (onTarget.onTarget()) {
                counted++;
                assertTrue(mayCount(), "fault " + fault + ": " + state);
                assertTrue(state.posesAreFresh());
            }
            boolean old = lastTrueNanos.values().stream().anyMatch(at -> Math.abs(now - at) > 100 * MS);
            if (old && lastTrueNanos.size() == 2) {
                stale++;
                assertTrue(!state.posesAreFresh(), "a stale pose is marked, fault " + fault);
                assertEquals(java.util.Optional.empty(), state.coilToScan(), "and not shown");
            }
        }
        assertTrue(counted > 500 && stale > 500, counted + " on target, " + stale + " stale");
    }
}
