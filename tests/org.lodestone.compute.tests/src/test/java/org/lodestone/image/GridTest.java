package org.lodestone.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.FrameMismatchException;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;

class GridTest {

    private static final Frame FRAME = Frame.t1w("sub-01");

    private static Grid grid(Affine affine) {
        return new Grid(4, 5, 6, affine, FRAME);
    }

    @Test
    void theOrientationCodeNamesWhereEachVoxelAxisRuns() {
        assertEquals("RAS", grid(Affine.IDENTITY).orientation());
        assertEquals("LAS", grid(Affine.scaling(-2, 1, 1)).orientation());
        assertEquals("LPI", grid(Affine.scaling(-1, -1, -1)).orientation());
        assertEquals("PSR", grid(Affine.ofRowMajor(0, 0, 1, 0, -1, 0, 0, 0, 0, 1, 0, 0)).orientation());
        assertEquals("RAS", grid(Affine.rotation(0.3, 0.2, -0.4)).orientation(), "an oblique grid goes by its nearest axes");
    }

    @Test
    void memoryRunsAlongXFirst() {
        Grid grid = grid(Affine.IDENTITY);

        assertEquals(1, grid.index(1, 0, 0));
        assertEquals(4, grid.index(0, 1, 0));
        assertEquals(20, grid.index(0, 0, 1));
        assertEquals(119, grid.index(3, 4, 5));
    }

    @Test
    void aPointOfAnotherSpaceHasNoVoxel() {
        Grid grid = grid(Affine.scaling(2, 2, 2));

        assertEquals(new Vec3(1, 2, 3), grid.toVoxel(new FramePoint(FRAME, new Vec3(2, 4, 6))));
        assertThrows(FrameMismatchException.class,
                () -> grid.toVoxel(new FramePoint(Frame.t1w("sub-02"), Vec3.ZERO)));
    }

    @Test
    void anotherSpacingKeepsCentreDirectionsAndCover() {
        Affine oblique = Affine.translation(new Vec3(-10, 20, 5)).times(Affine.rotation(0.1, 0.2, 0.3)).times(Affine.scaling(-1, 1.2, 2));
        Grid fine = new Grid(40, 50, 31, oblique, FRAME);

        Grid coarse = fine.withSpacing(3);

        assertTrue(fine.centreMm().distance(coarse.centreMm()) < 1e-9);
        assertEquals(fine.orientation(), coarse.orientation());
        for (int axis = 0; axis < 3; axis++) {
            assertEquals(3, coarse.spacingMm(axis), 1e-12);
            assertTrue(coarse.extent(axis) * 3.0 >= fine.extent(axis) * fine.spacingMm(axis) - 1e-9);
        }
    }

    @Test
    void gridsAreTheSameWhenNoCornerMoves() {
        Grid grid = grid(Affine.IDENTITY);

        assertTrue(grid.sameAs(grid(Affine.translation(new Vec3(5e-4, 0, 0)))));
        assertFalse(grid.sameAs(grid(Affine.translation(new Vec3(5e-3, 0, 0)))));
        assertFalse(grid.sameAs(grid.in(Frame.t1w("sub-02"))));
    }

    @Test
    void aSingularAffineIsNoGrid() {
        assertThrows(IllegalArgumentException.class, () -> grid(Affine.scaling(1, 0, 1)));
        assertThrows(IllegalArgumentException.class, () -> grid(Affine.scaling(1, Double.NaN, 1)));
    }
}
