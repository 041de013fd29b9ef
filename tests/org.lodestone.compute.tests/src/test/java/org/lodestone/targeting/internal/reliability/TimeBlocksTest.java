package org.lodestone.targeting.internal.reliability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelSeries;

class TimeBlocksTest {

    @Test
    void aBlockThatIsDrawnTwiceComesTwiceAsAWholeSoThatNeighboursInTimeStayNeighbours() {
        Grid grid = new Grid(1, 1, 1, Affine.IDENTITY, Frame.t1w("sub-x"));
        VoxelSeries series = new VoxelSeries(Mask.where(grid, _ -> true), 6, 2, new float[] {0, 1, 2, 3, 4, 5});
        VoxelSeries drawn = TimeBlocks.repeat(series, new float[] {1, 1, 2, 2, 0, 0});
        assertArrayEquals(new float[] {0, 1, 2, 3, 2, 3}, drawn.values());
    }
}
