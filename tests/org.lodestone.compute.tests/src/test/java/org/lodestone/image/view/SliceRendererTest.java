package org.lodestone.image.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FrameMismatchException;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;

class SliceRendererTest {

    private static final Frame FRAME = Frame.t1w("sub-01");
    private static final SliceRenderer RENDERER = new SliceRenderer(0x102030);

    /** An oblique, left-handed grid whose values are a linear function of the world position. */
    private static Volume ramp(Vec3 gradient, double offset) {
        Affine turn = Affine.rotation(0.3, -0.2, 0.5).times(Affine.scaling(-2, 1.5, 2.5));
        Grid grid = new Grid(40, 50, 30, Affine.translation(new Vec3(20, -45, -40)).times(turn), FRAME);
        float[] values = new float[(int) grid.size()];
        for (int k = 0; k < 30; k++) {
            for (int j = 0; j < 50; j++) {
                for (int i = 0; i < 40; i++) {
                    values[grid.index(i, j, k)] = (float) (grid.toWorld(i, j, k).dot(gradient) + offset);
                }
            }
        }
        return Volume.of(grid, values);
    }

    @Test
    void aLinearImageIsDrawnWithTheValueAtEachPixelsWorldPosition() {
        Vec3 gradient = new Vec3(0.7, -0.4, 0.5);
        Volume volume = ramp(gradient, 100);
        SliceLayer layer = SliceLayer.structural(volume).withRange(new ValueRange(0, 255));
        Vec3 centre = volume.grid().centreMm();
        for (SliceOrientation orientation : SliceOrientation.values()) {
            for (Convention convention : Convention.values()) {
                SlicePlane plane = SlicePlane.along(FRAME, orientation, convention, centre, 0.7, 31, 21);

                SlicePicture picture = RENDERER.render(plane, List.of(layer), Execution.unobserved());

                for (int row = 0; row < 21; row++) {
                    for (int column = 0; column < 31; column++) {
                        double expected = plane.toWorld(column, row).dot(gradient) + 100;
                        assertEquals(expected, picture.at(column, row) & 255, 0.51, orientation + " " + column + " " + row);
                    }
                }
            }
        }
    }

    @Test
    void thePatientsLeftIsWhereTheConventionSays() {
        Volume volume = ramp(new Vec3(1, 0, 0), 128);
        SliceLayer layer = SliceLayer.structural(volume).withRange(new ValueRange(0, 255));
        Vec3 centre = volume.grid().centreMm();
        SlicePlane radiological = SlicePlane.along(FRAME, SliceOrientation.AXIAL, Convention.RADIOLOGICAL, centre, 1, 21, 21);
        SlicePlane neurological = SlicePlane.along(FRAME, SliceOrientation.AXIAL, Convention.NEUROLOGICAL, centre, 1, 21, 21);

        SlicePicture one = RENDERER.render(radiological, List.of(layer), Execution.unobserved());
        SlicePicture other = RENDERER.render(neurological, List.of(layer), Execution.unobserved());

        // values grow towards the patient's right
        assertEquals(-20, (one.at(20, 10) & 255) - (one.at(0, 10) & 255), 1);
        assertEquals(20, (other.at(20, 10) & 255) - (other.at(0, 10) & 255), 1);
        assertEquals(new SlicePlane.Edges("R", "L", "A", "P"), radiological.edges());
        assertEquals(new SlicePlane.Edges("L", "R", "A", "P"), neurological.edges());
        assertEquals(new SlicePlane.Edges("R", "L", "S", "I"),
                SlicePlane.along(FRAME, SliceOrientation.CORONAL, Convention.RADIOLOGICAL, centre, 1, 3, 3).edges());
        assertEquals(new SlicePlane.Edges("A", "P", "S", "I"),
                SlicePlane.along(FRAME, SliceOrientation.SAGITTAL, Convention.NEUROLOGICAL, centre, 1, 3, 3).edges());
    }

    @Test
    void pixelsAndMillimetresAreInverse() {
        SlicePlane plane = SlicePlane.oblique(FRAME, new Vec3(3, -7, 20), new Vec3(1, 2, 0.5), new Vec3(0, 0, 1), 0.4, 200, 100);

        Vec3 mm = plane.toWorld(17.25, 63.5);

        assertEquals(17.25, plane.column(mm), 1e-9);
        assertEquals(63.5, plane.row(mm), 1e-9);
        assertEquals(0, plane.distanceMm(mm), 1e-9);
        assertEquals(5, plane.distanceMm(mm.plus(new Vec3(1, 2, 0.5).unit().times(5))), 1e-9);
    }

    @Test
    void valuesBelowTheThresholdShowWhatLiesBelow() {
        Volume volume = ramp(new Vec3(1, 0, 0), 0);
        SlicePlane plane = SlicePlane.along(FRAME, SliceOrientation.AXIAL, Convention.NEUROLOGICAL,
                volume.grid().centreMm(), 1, 41, 5);
        SliceLayer overlay = SliceLayer.signed(volume, 5, 20).withOpacity(1);

        SlicePicture picture = RENDERER.render(plane, List.of(overlay), Execution.unobserved());

        for (int column = 0; column < 41; column++) {
            double value = plane.toWorld(column, 2).x();
            boolean shown = picture.at(column, 2) != 0x102030;
            assertEquals(Math.abs(value) >= 5, shown, "value " + value);
            if (shown) {
                int colour = picture.at(column, 2);
                assertEquals(value > 0, (colour >> 16) > (colour & 255), "red for positive, blue for negative: " + value);
            }
        }
    }

    @Test
    void aHalfTransparentLayerIsTheMeanOfBoth() {
        Volume volume = ramp(Vec3.ZERO, 1);
        SlicePlane plane = SlicePlane.along(FRAME, SliceOrientation.AXIAL, Convention.NEUROLOGICAL, volume.grid().centreMm(), 1, 3, 3);
        SliceLayer white = SliceLayer.structural(volume).withRange(new ValueRange(0, 1));

        SlicePicture picture = RENDERER.render(plane, List.of(white.withOpacity(0.5)), Execution.unobserved());

        assertEquals(0x878F97, picture.at(1, 1));
    }

    @Test
    void pixelsDoNotDependOnTheNumberOfThreads() {
        Volume volume = ramp(new Vec3(0.3, 0.2, 0.9), 100);
        SlicePlane plane = SlicePlane.along(FRAME, SliceOrientation.CORONAL, Convention.RADIOLOGICAL,
                volume.grid().centreMm(), 0.3, 300, 200);
        List<SliceLayer> layers = List.of(SliceLayer.structural(volume), SliceLayer.signed(volume, 90, 150));

        int[] one = RENDERER.render(plane, layers, new Execution(Parallel.single(), Progress.NONE)).rgb();
        int[] four = RENDERER.render(plane, layers, new Execution(new Parallel(4), Progress.NONE)).rgb();

        assertArrayEquals(one, four);
    }

    @Test
    void aLayerOfAnotherSpaceIsNeverDrawn() {
        SlicePlane plane = SlicePlane.along(Frame.t1w("sub-02"), SliceOrientation.AXIAL, Convention.NEUROLOGICAL, Vec3.ZERO, 1, 3, 3);

        assertThrows(FrameMismatchException.class,
                () -> RENDERER.render(plane, List.of(SliceLayer.structural(ramp(Vec3.ZERO, 1))), Execution.unobserved()));
    }
}
