package org.lodestone.delineation.internal.target;

import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;

/**
 * Between MNI152 and Talairach coordinates by the best affine map (Lancaster JL et al. 2007, Human Brain Mapping 28:1194-1205,
 * doi:10.1002/hbm.20345, the matrix pooled over programs). Good to about 4 mm in the cortex; papers that converted by another formula
 * are off by more.
 */
final class Talairach {

    private static final Affine FROM_MNI = new Affine(
            0.9357, 0.0029, -0.0072, -1.0423,
            -0.0065, 0.9396, -0.0726, -1.3940,
            0.0103, 0.0752, 0.8967, 3.6475);

    private Talairach() {
    }

    static Vec3 fromMni(Vec3 mm) {
        return FROM_MNI.apply(mm);
    }

    static Vec3 toMni(Vec3 mm) {
        return FROM_MNI.inverse().apply(mm);
    }
}
