package org.lodestone.targeting.internal.search;

import java.util.Optional;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.target.TargetingInput;

/** A correlation map with a broad anticorrelated hill of known centre, a narrow deeper spike elsewhere, and noise. */
final class PlantedMap {

    static final Frame NATIVE = Frame.t1w("sub-01");
    static final Vec3 PEAK = new Vec3(-38.4, 41.3, 29.7);
    static final Vec3 SPIKE = new Vec3(-50, 22, 45);
    static final AffineTransform TO_TEMPLATE =
            new AffineTransform(NATIVE, Frame.template("MNIColin27"), Affine.translation(new Vec3(1, 2, 3)));
    static final Grid GRID = new Grid(40, 40, 40, new Affine(-3, 0, 0, 20, 0, 3, 0, -20, 0, 0, 3, -30), NATIVE);

    private PlantedMap() {
    }

    static TargetingInput input(double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] r = new float[(int) GRID.size()];
        boolean[] search = new boolean[r.length];
        for (int v = 0; v < r.length; v++) {
            Vec3 p = GRID.toWorld(v % 40, v / 40 % 40, v / 1600);
            double hill = p.distance(PEAK) / 9, spike = p.distance(SPIKE) / 2;
            r[v] = (float) (-0.1 - 0.4 * Math.exp(-hill * hill / 2) - 0.6 * Math.exp(-spike * spike / 2) + noise * random.nextGaussian());
            search[v] = p.distance(new Vec3(-40, 36, 36)) < 28;
        }
        return new TargetingInput(Mask.where(GRID, v -> search[v]),
                Optional.of(new ConnectivityMap(Volume.of(GRID, r), new float[10], 1)), Optional.empty(), TO_TEMPLATE);
    }

    static TargetingInput without() {
        return new TargetingInput(input(0, 1).searchMask(), Optional.empty(), Optional.empty(), TO_TEMPLATE);
    }

    static TargetingInput constant(float value) {
        float[] r = new float[(int) GRID.size()];
        java.util.Arrays.fill(r, value);
        return new TargetingInput(input(0, 1).searchMask(),
                Optional.of(new ConnectivityMap(Volume.of(GRID, r), new float[10], 1)), Optional.empty(), TO_TEMPLATE);
    }
}
