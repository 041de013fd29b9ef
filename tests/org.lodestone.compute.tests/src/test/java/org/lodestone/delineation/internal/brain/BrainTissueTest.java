package org.lodestone.delineation.internal.brain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.delineation.internal.HeadScan;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.testkit.SimulatedHead;

/** A first brain that ran out of the skull, as it does where the skull base is bright and thin. */
class BrainTissueTest {

    private static final Execution RUN = Execution.unobserved();
    private static final Grid GRID = new Grid(115, 115, 115, new Affine(2, 0, 0, -114, 0, 2, 0, -114, 0, 0, 2, -134), Frame.t1w("sub-01"));

    private static Mask muscle() {
        Vec3 centre = new Vec3(15, 25, -80);
        return Mask.where(GRID, v -> {
            Vec3 p = GRID.toWorld(v % 115, v / 115 % 115, v / 13225);
            boolean neck = Math.hypot(p.x() - 15, p.y() - 25) < 4 && p.z() < -50 && p.z() > -70;
            return neck || p.distance(centre) < 18;
        });
    }

    @Test
    void muscleBehindANeckEightMillimetresWideIsCutOff() {
        SimulatedHead head = SimulatedHead.on(GRID);
        Mask muscle = muscle().minus(head.brain());
        float[] values = head.t1w().toFloats().clone();
        for (int v : muscle.indices()) {
            values[v] = 70;
        }
        HeadScan scan = HeadScan.prepare(Volume.of(GRID, values), 2, RUN).orThrow();
        Mask found = BrainTissue.correct(scan, head.brain().or(muscle), new BrainTissue.Settings(5, 2, 2, 3, 8, 1.5, 1.5), RUN);
        double taken = (double) found.and(muscle).count() / muscle.count();
        assertTrue(taken < 0.25, "share of the muscle that was taken for brain: " + taken);
        assertTrue(found.dice(head.brain()) > 0.96, "Dice with the brain: " + found.dice(head.brain()));
    }
}
