package org.lodestone.pipeline.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.method.function.VoxelSeries;

class BoxedRunTest {

    private static final Grid GRID = new Grid(9, 8, 7, Affine.translation(new Vec3(-11, 3, 20)).times(Affine.rotation(0.1, -0.2, 0.3))
            .times(Affine.scaling(3, 2, 4)), Frame.t1w("sub-01"));
    private static final int LENGTH = 5;

    private static final Mask BALL = Mask.where(GRID, v -> centre(GRID, v).distance(GRID.toWorld(5, 3, 3)) < 8);

    private static Vec3 centre(Grid grid, int v) {
        return grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
    }

    private static VoxelSeries series() {
        float[] values = new float[BALL.count() * LENGTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1;
        }
        return new VoxelSeries(BALL, LENGTH, 2, values);
    }

    @Test
    void everyVoxelKeepsItsSeriesAndItsPlaceInTheHead() {
        VoxelSeries rows = series();
        Series boxed = BoxedRun.of(rows);
        assertTrue(boxed.grid().size() < GRID.size(), "cut to the mask");
        int found = 0;
        for (int t = 0; t < LENGTH; t++) {
            float[] volume = boxed.volume(t).toFloats();
            for (int v = 0; v < volume.length; v++) {
                Vec3 at = GRID.worldToVoxel().apply(centre(boxed.grid(), v));
                int voxel = GRID.index((int) Math.round(at.x()), (int) Math.round(at.y()), (int) Math.round(at.z()));
                int row = java.util.Arrays.binarySearch(BALL.indices(), voxel);
                assertEquals(row < 0 ? 0 : rows.values()[row * LENGTH + t], volume[v]);
                assertEquals(volume[v], boxed.voxels().get((long) t * volume.length + v));
                found += row < 0 ? 0 : 1;
            }
        }
        assertEquals(BALL.count() * LENGTH, found, "none is lost");
    }
}
