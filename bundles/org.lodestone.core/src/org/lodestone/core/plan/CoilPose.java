package org.lodestone.core.plan;

import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;

/**
 * Where a coil lies on the head and how it is turned. The coil's own coordinates: origin at the centre of its face on the scalp, z out of
 * the head, y from the handle to the front of the coil, x = y x z to its right, millimetres. Every exporter starts from these axes.
 *
 * @param frame space of the head, the one of the target
 * @param coilToHead from the coil's coordinates to {@code frame}
 */
public record CoilPose(Frame frame, Rigid coilToHead) {

    /** Angle of the coil to the midline that is usual over the dorsolateral prefrontal cortex, in degrees. */
    public static final double USUAL_ANGLE_DEGREES = 45;

    /** Share of the front axis in the way out of the head above which the front has no direction on the scalp: within 3 degrees of it. */
    private static final double LARGEST_FORWARD = 0.9986;

    /** Checks the components. */
    public CoilPose {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(coilToHead, "coilToHead");
    }

    /**
     * A coil that lies flat on the scalp.
     *
     * @param scalp where it touches
     * @param angleToRightRad angle between the patient's front and the coil's front, both in the tangent plane; positive turns the coil's
     *     front to the patient's right. Over the left hemisphere +45 degrees puts the handle to the back and to the left, away from the
     *     midline.
     * @return the pose
     * @throws ArithmeticException where the scalp faces straight forwards or backwards, so that the front has no direction on it
     */
    public static CoilPose flat(ScalpTarget scalp, double angleToRightRad) {
        Vec3 z = scalp.outwardNormal().unit();
        Vec3 front = new Vec3(0, 1, 0);
        front = front.minus(z.times(front.dot(z)));
        if (Math.abs(z.y()) > LARGEST_FORWARD) {
            throw new ArithmeticException("the scalp at " + scalp.point() + " faces along the front axis");
        }
        front = front.unit();
        Vec3 right = front.cross(z);
        Vec3 y = front.times(Math.cos(angleToRightRad)).plus(right.times(Math.sin(angleToRightRad)));
        Vec3 x = y.cross(z);
        Vec3 o = scalp.point().mm();
        return new CoilPose(scalp.point().frame(), Rigid.of(new Affine(
                x.x(), y.x(), z.x(), o.x(), x.y(), y.y(), z.y(), o.y(), x.z(), y.z(), z.z(), o.z())));
    }

    /** @return the usual pose over one side of the forehead: flat, the handle to the back at 45 degrees away from the midline */
    public static CoilPose usual(ScalpTarget scalp) {
        // The way out of the head, not the position: a scanner's origin need not lie on the midline.
        double side = scalp.outwardNormal().x() <= 0 ? 1 : -1;
        return flat(scalp, side * Math.toRadians(USUAL_ANGLE_DEGREES));
    }

    /** @return {@link #usual}; empty where the scalp faces straight forwards or backwards */
    public static Optional<CoilPose> usualWhereDefined(ScalpTarget scalp) {
        return Math.abs(scalp.outwardNormal().unit().y()) > LARGEST_FORWARD ? Optional.empty() : Optional.of(usual(scalp));
    }

    /** @return where the centre of the coil's face lies */
    public FramePoint centre() {
        return new FramePoint(frame, coilToHead.translationMm());
    }

    /** @return unit vector 0 (x, right), 1 (y, front) or 2 (z, out of the head) of the coil in {@link #frame()} */
    public Vec3 axis(int index) {
        return coilToHead.rotation().toAffine().column(index);
    }

    /** @return angle between the patient's front and the coil's front in the coil's plane, radians; positive to the patient's right */
    public double angleToRightRad() {
        Vec3 z = axis(2);
        Vec3 front = new Vec3(0, 1, 0);
        front = front.minus(z.times(front.dot(z)));
        return Math.atan2(axis(1).dot(front.cross(z)), axis(1).dot(front));
    }
}
