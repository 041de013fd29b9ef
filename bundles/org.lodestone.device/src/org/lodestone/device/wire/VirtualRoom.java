package org.lodestone.device.wire;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;

/**
 * The true motion of the bodies in the room as smooth functions of time, in camera coordinates (millimetres; the camera looks along -z,
 * the head is 1.5 m away). The head drifts, sways and breathes; a hand holds the coil above its left front; the pointer lies still.
 */
public final class VirtualRoom {

    /** The bodies in the room. */
    public static final List<String> TOOLS = List.of("head", "coil", "pointer");

    private static final Vec3 HEAD = new Vec3(0, 0, -1500);
    private static final Vec3 COIL_FROM_HEAD = new Vec3(-55, 70, 75);
    private static final Vec3 POINTER = new Vec3(250, -120, -1400);

    private final double[] phases;

    /** @param seed of the motion */
    public VirtualRoom(long seed) {
        phases = new SplittableRandom(seed).doubles(24, 0, 2 * Math.PI).toArray();
    }

    /**
     * @param tool one of {@link #TOOLS}
     * @param t seconds since the start
     * @return the true pose
     */
    public Rigid trueToolToCamera(String tool, double t) {
        return switch (tool) {
            case "head" -> head(t);
            case "coil" -> coil(t).then(head(t));
            case "pointer" -> new Rigid(Rotation.about(new Vec3(1, 1, 0), 0.4), POINTER);
            default -> throw new IllegalArgumentException("no tool " + tool);
        };
    }

    private Rigid head(double t) {
        // Slow drift of 2 mm, sway of 0.8 mm, breathing of 0.3 mm at 0.25 Hz.
        Vec3 shift = new Vec3(
                wave(0, 2, 0.004, t) + wave(1, 0.8, 0.11, t),
                wave(2, 1.5, 0.006, t) + wave(3, 0.3, 0.25, t),
                wave(4, 1, 0.005, t) + wave(5, 0.6, 0.09, t));
        Rotation turn = Rotation.about(new Vec3(1, 0.3, 0.2), wave(6, 0.02, 0.03, t)).then(Rotation.about(new Vec3(0, 1, 0), wave(7, 0.015, 0.05, t)));
        return new Rigid(turn, HEAD.plus(shift));
    }

    private Rigid coil(double t) {
        Vec3 tremor = new Vec3(
                wave(8, 3, 0.07, t) + wave(9, 0.15, 9, t),
                wave(10, 3, 0.05, t) + wave(11, 0.15, 8.3, t),
                wave(12, 1.5, 0.04, t) + wave(13, 0.1, 10.1, t));
        Rotation tilt = Rotation.about(new Vec3(0, 1, 0), -0.6 + wave(14, 0.06, 0.06, t))
                .then(Rotation.about(new Vec3(1, 0, 0), -0.5 + wave(15, 0.06, 0.045, t)));
        return new Rigid(tilt, COIL_FROM_HEAD.plus(tremor));
    }

    private double wave(int phase, double amplitude, double hertz, double t) {
        return amplitude * Math.sin(2 * Math.PI * hertz * t + phases[phase]);
    }

    @Override
    public String toString() {
        return "VirtualRoom" + Arrays.toString(phases);
    }
}
