package org.lodestone.delineation.internal.brain;

import org.lodestone.core.Execution;
import org.lodestone.delineation.internal.HeadScan;
import org.lodestone.image.Mask;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Distance;
import org.lodestone.image.filter.Neighbourhood;

/** Recognises scans whose skull, skin and face were removed before. */
final class ExtractedBrain {

    /** Beyond this distance from the brain lie skull, skin and face. */
    private static final double SKULL_MM = 8;
    /** Signal out there over the brain's volume: above 0.5 for heads, near 0 for brains alone. */
    private static final double LEAST_HEAD = 0.03;

    private ExtractedBrain() {
    }

    /** @return true when hardly anything lies outside the brain {@code first} */
    static boolean isAlready(HeadScan scan, Mask first, Execution execution) {
        float[] values = scan.image().toFloats();
        float[] outwards = Distance.toMaskMm(first, execution).toFloats();
        int outside = 0;
        for (int v = 0; v < values.length; v++) {
            outside += outwards[v] > SKULL_MM && values[v] > scan.threshold() ? 1 : 0;
        }
        return outside < LEAST_HEAD * first.count();
    }

    /** @return all that is not background */
    static Mask whole(HeadScan scan) {
        return Components.fillHoles(Components.largest(Mask.above(scan.image(), scan.threshold()), Neighbourhood.FACES));
    }
}
