package org.lodestone.delineation.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.delineation.internal.tissue.MarkovTissueSegmentation;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Components;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.VolumeReader;
import org.lodestone.method.structure.BrainScan;
import org.lodestone.method.structure.TissueMaps;
import org.lodestone.testkit.SharedData;

/**
 * A brain simulated from the tissue probabilities of MNI 2009a, taken as shares of partial volume: harder than a real brain, because an
 * average of many has wide borders. 3 % noise and 20 % shading that nothing has taken out before; true is the largest share.
 */
class SimulatedBrainTissueTest {

    private static final Execution RUN = Execution.unobserved();
    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(SimulatedBrainTissueTest.class.getClassLoader());

    private static Volume map(String tissue) {
        Path file = SharedData.file("t1w/mni_icbm152_" + tissue + "_tal_nlin_sym_09a_converted.nii.gz");
        VolumeReader reader = METHODS.all(VolumeReader.class).stream().filter(r -> r.accepts(file)).findFirst().orElse(null);
        Assumptions.assumeTrue(reader != null, "no bundle on the class path reads " + file.getFileName());
        return reader.run(file, Parameters.defaults(reader.parameters()), RUN).orThrow().asVolume(Frame.t1w("sub-01"));
    }

    @Test
    void wideBordersNoiseAndShadingLeaveTheTissuesWhereTheyAre() {
        Volume greyMap = map("gm");
        float[] grey = greyMap.toFloats(), white = map("wm").toFloats();
        Grid grid = greyMap.grid();
        Mask brain = Components.fillHoles(Mask.where(grid, v -> grey[v] + white[v] > 127.5f));
        float[] signal = new float[grey.length];
        byte[] truth = new byte[grey.length];
        SplittableRandom random = new SplittableRandom(3);
        for (int v : brain.indices()) {
            double sum = Math.max(255, grey[v] + white[v]), g = grey[v] / sum, w = white[v] / sum, fluid = 1 - g - w;
            truth[v] = (byte) (fluid >= g && fluid >= w ? 0 : g >= w ? 1 : 2);
            Vec3 p = grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            double shading = 1 + 0.1 * Math.sin(p.x() / 40) + 0.1 * p.z() / 70;
            signal[v] = (float) Math.hypot(shading * (300 * fluid + 700 * g + 1000 * w) + 30 * random.nextGaussian(), 30 * random.nextGaussian());
        }
        MarkovTissueSegmentation method = new MarkovTissueSegmentation();
        TissueMaps maps = method.run(new BrainScan(Volume.of(grid, signal), brain), Parameters.defaults(method.parameters()), RUN).orThrow();
        double greyDice = maps.greyMask().dice(Mask.where(grid, v -> truth[v] == 1));
        double whiteDice = maps.whiteMask().dice(Mask.where(grid, v -> truth[v] == 2));
        assertTrue(greyDice >= 0.92, "grey matter " + greyDice);
        assertTrue(whiteDice >= 0.94, "white matter " + whiteDice);
    }
}
