package org.lodestone.testkit;

import java.util.SplittableRandom;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * A head of nested ellipsoids whose brain and skin are known: white and grey matter, fluid, bone, fat and skin, on a neck of muscle.
 *
 * @param t1w image with noise and shading
 * @param brain grey and white matter and ventricles
 * @param skin everything inside the outer border
 */
public record SimulatedHead(Volume t1w, Mask brain, Mask skin) {

    /** @return a head about the world origin on {@code grid} */
    public static SimulatedHead on(Grid grid) {
        SplittableRandom random = new SplittableRandom(4);
        float[] values = new float[(int) grid.size()];
        for (int v = 0; v < values.length; v++) {
            Vec3 p = at(grid, v);
            double shading = 1 + 0.15 * p.y() / 100 - 0.1 * p.x() / 80;
            values[v] = (float) Math.max(0, shading * tissue(p) + 6 * (random.nextDouble() - 0.5));
        }
        Volume image = Volume.of(grid, values);
        return new SimulatedHead(image, Mask.where(grid, v -> brainDepth(at(grid, v)) > 0), Mask.where(grid, v -> {
            Vec3 p = at(grid, v);
            return brainDepth(p) > -14 || isNeck(p);
        }));
    }

    private static Vec3 at(Grid grid, int v) {
        return grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
    }

    private static double tissue(Vec3 p) {
        double depth = brainDepth(p);
        if (depth > 0) {
            double ventricle = Math.hypot(Math.hypot((Math.abs(p.x()) - 12) / 5, p.y() / 25), p.z() / 10);
            return ventricle < 1 ? 30 : depth > 4 ? 100 : 70;
        }
        if (depth > -3) {
            return 25;
        }
        if (depth > -8) {
            return 8;
        }
        if (depth > -14) {
            return depth > -11 ? 130 : 80;
        }
        return isNeck(p) ? 60 : 0;
    }

    private static boolean isNeck(Vec3 p) {
        return p.z() < -40 && Math.hypot(p.x(), p.y() + 20) < 55;
    }

    /** Depth below the brain's border along the ray from the centre; negative outside. */
    private static double brainDepth(Vec3 p) {
        double r = Math.sqrt(p.x() * p.x() / (66 * 66) + p.y() * p.y() / (84 * 84) + p.z() * p.z() / (60 * 60));
        return r == 0 ? 60 : p.norm() * (1 / r - 1);
    }
}
