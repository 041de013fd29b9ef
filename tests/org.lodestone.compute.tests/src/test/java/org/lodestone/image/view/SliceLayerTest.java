package org.lodestone.image.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;

class SliceLayerTest {

    private static final Frame FRAME = Frame.t1w("sub-01");
    private static final Grid GRID = new Grid(40, 50, 60, new Affine(-2, 0, 0, 40, 0, 1.5, 0, -30, 0, 0, 1, -25), FRAME);

    @Test
    void aRegionIsDrawnAtItsVoxelsAndNowhereElse() {
        Mask mask = Mask.where(GRID, v -> v % 40 >= 10 && v % 40 < 14 && v / 40 % 50 == 20 && v / 2000 >= 0 && v / 2000 < 3);
        SlicePlane plane = SlicePlane.along(FRAME, SliceOrientation.CORONAL, Convention.NEUROLOGICAL, GRID.toWorld(19.5, 20, 30), 0.5, 161, 121);

        SlicePicture picture = new SliceRenderer().render(plane, List.of(SliceLayer.region(mask, 0xFF0000, 1)), Execution.unobserved());

        int drawn = 0;
        for (int i = 0; i < picture.rgb().length; i++) {
            Vec3 voxel = GRID.worldToVoxel().apply(plane.toWorld(i % 161, i / 161));
            boolean inside = voxel.x() > 9.5 && voxel.x() < 13.5 && voxel.z() > -0.5 && voxel.z() < 2.5;
            boolean edge = Math.abs(Math.abs(voxel.x() - 11.5) - 2) < 1e-6 || Math.abs(Math.abs(voxel.z() - 1) - 1.5) < 1e-6;
            assertTrue(edge || inside == (picture.rgb()[i] == 0xFF0000), "voxel " + voxel);
            drawn += picture.rgb()[i] == 0xFF0000 ? 1 : 0;
        }
        assertTrue(drawn > 50);
    }

    @Test
    void aRegionHoldsOnlyTheBoxAroundIt() {
        Mask mask = Mask.where(GRID, v -> v == GRID.index(7, 8, 9));

        Grid box = SliceLayer.region(mask, 0xFF0000, 1).grid();

        assertEquals(27, box.size(), "the voxel and a rim of one");
        assertEquals(0, box.toWorld(1, 1, 1).distance(GRID.toWorld(7, 8, 9)), 1e-12);
    }

    @Test
    void anEmptyRegionDrawsNothing() {
        SlicePlane plane = SlicePlane.along(FRAME, SliceOrientation.AXIAL, Convention.NEUROLOGICAL, GRID.centreMm(), 1, 9, 9);

        SlicePicture picture = new SliceRenderer(0x123456)
                .render(plane, List.of(SliceLayer.region(new Mask(GRID, new BitSet()), 0xFF0000, 1)), Execution.unobserved());

        assertEquals(0x123456, picture.at(4, 4));
    }
}
