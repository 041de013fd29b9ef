package org.lodestone.connectivity.internal.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.connectivity.internal.seed.SeedPearson;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FrameMismatchException;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.function.ConnectivityInput;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.SeedExplorer;
import org.lodestone.method.function.VoxelSeries;

class InstantMapsTest {

    private static final Frame FRAME = Frame.t1w("s");
    private static final Grid GRID = new Grid(9, 8, 7, new Affine(-3, 0, 0, 12, 0, 3, 0, -9, 0, 0, 3, 0), FRAME);

    @Test
    void theMapUnderTheCrossHairEqualsTheSeedCorrelationOfTheSameBall() {
        int length = 77;
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[400 * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (100 + (1 + i / length % 3) * random.nextGaussian());
        }
        VoxelSeries series = new VoxelSeries(Mask.where(GRID, v -> v >= 50 && v < 450), length, 2, values);
        SeedExplorer explorer = new InstantMaps().run(series, Parameters.NONE, Execution.unobserved()).orThrow();
        FramePoint centre = new FramePoint(FRAME, new Vec3(1, 2, 10));
        ConnectivityMap fast = explorer.at(centre, 5, Execution.unobserved()).orElseThrow();
        SeedPearson slow = new SeedPearson();
        Mask ball = Mask.where(GRID, v -> GRID.toWorld(v % 9, v / 9 % 8, v / 72).distance(centre.mm()) <= 5);
        ConnectivityMap exact = slow.run(new ConnectivityInput(series, ball.toVolume()), Parameters.of(slow.parameters(), Map.of()),
                Execution.unobserved()).orThrow();
        assertEquals(exact.seedVoxels(), fast.seedVoxels());
        float[] a = fast.r().toFloats(), b = exact.r().toFloats();
        for (int v = 0; v < a.length; v++) {
            assertEquals(b[v], a[v], 2e-6);
        }
        assertTrue(explorer.at(new FramePoint(FRAME, new Vec3(200, 0, 0)), 5, Execution.unobserved()).isEmpty());
        assertThrows(FrameMismatchException.class,
                () -> explorer.at(new FramePoint(Frame.t1w("other"), Vec3.ZERO), 5, Execution.unobserved()));
    }
}
