package org.lodestone.navigation.coil;

import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;

/**
 * How far a coil is from its plan, in the planned coil's coordinates.
 *
 * @param rightMm where the coil's centre lies beside the planned one, along the planned x
 * @param frontMm the same along the planned y
 * @param liftMm the same along the planned z: positive when the coil is off the head
 * @param tiltRad angle between the coil's z and the planned one
 * @param yawRad turn about the planned z that remains once the tilt is undone, right-handed, -pi to pi
 * @param aimMm distance of the target from the coil's axis, the line it points along
 */
public record CoilDeviation(double rightMm, double frontMm, double liftMm, double tiltRad, double yawRad, double aimMm) {

    /**
     * @param coilToScan where the coil is, in the space of the plan
     * @param plan where it shall be
     * @return the difference
     */
    public static CoilDeviation of(Rigid coilToScan, CoilPlan plan) {
        Rigid scanToPlan = plan.coilToScan().inverse();
        Rigid coilToPlan = coilToScan.then(scanToPlan);
        Vec3 centre = coilToPlan.translationMm();
        Vec3 axis = coilToPlan.rotation().apply(new Vec3(0, 0, 1));
        Vec3 up = new Vec3(0, 0, 1);
        double tilt = Math.atan2(up.cross(axis).norm(), up.dot(axis));
        // Undo the tilt on the shortest way; what is left turns about z.
        Vec3 hinge = axis.cross(up);
        Rotation untilted = hinge.norm() < 1e-12 ? coilToPlan.rotation() : coilToPlan.rotation().then(Rotation.about(hinge, tilt));
        Vec3 front = untilted.apply(new Vec3(0, 1, 0));
        Vec3 target = coilToScan.inverse().apply(plan.target().mm());
        return new CoilDeviation(centre.x(), centre.y(), centre.z(), tilt, Math.atan2(-front.x(), front.y()), Math.hypot(target.x(), target.y()));
    }

    /** @return distance of the centres along the head */
    public double lateralMm() {
        return Math.hypot(rightMm, frontMm);
    }
}
