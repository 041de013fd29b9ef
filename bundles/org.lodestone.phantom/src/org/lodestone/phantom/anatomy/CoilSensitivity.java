package org.lodestone.phantom.anatomy;

import java.util.SplittableRandom;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;

/**
 * A smooth factor that receive coils put on an image: brighter towards the surface on one side, about 1 in the middle. Fixed to the
 * scanner, not to the head.
 *
 * @param centre middle of the scanned box, mm
 * @param gradient change along each axis from the middle to 100 mm away
 * @param curvature additional gain 100 mm from the middle
 */
public record CoilSensitivity(Vec3 centre, Vec3 gradient, double curvature) {

    /**
     * @param random source of the direction
     * @param grid the scanned box
     * @param share size of the variation, 0.15 for 15 %
     * @return a sensitivity
     */
    public static CoilSensitivity random(SplittableRandom random, Grid grid, double share) {
        Vec3 direction = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
        return new CoilSensitivity(grid.centreMm(), direction.times(share), 0.5 * share);
    }

    /** @return the factor at a position in mm; greater than 0 */
    public double at(Vec3 mm) {
        Vec3 offset = mm.minus(centre).times(0.01);
        return Math.exp(gradient.dot(offset) + curvature * offset.dot(offset) * 0.5);
    }
}
