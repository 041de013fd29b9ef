package org.lodestone.navigation.coil;

/**
 * How far the coil may be from its plan.
 *
 * @param lateralMm along the head
 * @param liftMm off the head, or into it
 * @param tiltRad of its axis
 * @param yawRad about its axis
 * @param aimMm of its axis from the target
 */
public record Tolerance(double lateralMm, double liftMm, double tiltRad, double yawRad, double aimMm) {

    /** What sites commonly use: 3 mm, 3 mm, 5 and 10 degrees, 3 mm. */
    public static final Tolerance USUAL = new Tolerance(3, 3, Math.toRadians(5), Math.toRadians(10), 3);

    /** Checks that every limit is positive. */
    public Tolerance {
        if (!(lateralMm > 0 && liftMm > 0 && tiltRad > 0 && yawRad > 0 && aimMm > 0)) {
            throw new IllegalArgumentException("a tolerance has to be positive");
        }
    }

    /** @return the deviation as a part of what is allowed: at most 1 when all is inside; NaN is outside */
    public double used(CoilDeviation d) {
        double used = 0;
        for (double part : new double[] {d.lateralMm() / lateralMm, Math.abs(d.liftMm()) / liftMm, d.tiltRad() / tiltRad,
            Math.abs(d.yawRad()) / yawRad, d.aimMm() / aimMm}) {
            used = Double.isNaN(part) ? Double.POSITIVE_INFINITY : Math.max(used, part);
        }
        return used;
    }
}
