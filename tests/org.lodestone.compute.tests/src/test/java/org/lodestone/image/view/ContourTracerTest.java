package org.lodestone.image.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;

class ContourTracerTest {

    private static final Frame FRAME = Frame.t1w("sub-01");

    private static SliceLayer distanceFromOrigin() {
        Grid grid = new Grid(60, 60, 60, new Affine(1, 0, 0, -29.5, 0, 1, 0, -29.5, 0, 0, 1, -29.5), FRAME);
        float[] values = new float[(int) grid.size()];
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) grid.toWorld(v % 60, v / 60 % 60, v / 3600).norm();
        }
        return SliceLayer.structural(Volume.of(grid, values));
    }

    @Test
    void theLevelOfADistanceIsACircleOfThatRadius() {
        SlicePlane plane = SlicePlane.along(FRAME, SliceOrientation.CORONAL, Convention.RADIOLOGICAL, new Vec3(0, 12, 0), 0.5, 121, 121);

        float[] segments = ContourTracer.trace(plane, distanceFromOrigin(), 20, 1);

        double length = 0;
        for (int s = 0; s < segments.length; s += 4) {
            Vec3 a = plane.toWorld(segments[s], segments[s + 1]);
            Vec3 b = plane.toWorld(segments[s + 2], segments[s + 3]);
            // trilinear interpolation of a distance is off by up to h^2 / 8r
            assertEquals(20, a.norm(), 0.02);
            length += a.distance(b);
        }
        assertEquals(2 * Math.PI * 16, length, 2 * Math.PI * 0.02, "a circle of radius 16 at 12 mm from the centre");
    }

    @Test
    void aFlatImageHasNoContour() {
        Grid grid = new Grid(10, 10, 10, Affine.IDENTITY, FRAME);
        SlicePlane plane = SlicePlane.along(FRAME, SliceOrientation.AXIAL, Convention.RADIOLOGICAL, new Vec3(4, 4, 4), 1, 5, 5);

        assertEquals(0, ContourTracer.trace(plane, SliceLayer.structural(Volume.of(grid, new float[1000])), 0.5, 1).length);
    }

    @Test
    void theCurvatureOfASphereIsMinusOneOverItsRadius() {
        Surface sphere = fineSphere(25);

        float[] curvature = SurfaceColours.curvature(sphere);

        double sum = 0;
        for (float c : curvature) {
            sum += c;
        }
        assertEquals(-1 / 25.0, sum / curvature.length, 0.002);
    }

    @Test
    void aSurfaceTakesTheColoursOfTheImageBelowIt() {
        Surface sphere = fineSphere(20);
        SliceLayer layer = distanceFromOrigin().withRange(new ValueRange(0, 40)).withThreshold(0);
        int[] black = new int[sphere.vertexCount()];

        int[] painted = SurfaceColours.painted(sphere, black, List.of(layer), 4, Execution.unobserved());

        for (int colour : painted) {
            assertEquals(16 / 40.0 * 255, colour & 255, 1.5, "sampled 4 mm below the surface of radius 20");
        }
        assertTrue(painted != black && black[0] == 0, "the colours below are not modified");
    }

    private static Surface fineSphere(double radius) {
        int rings = 40, columns = 80;
        float[] vertices = new float[3 * (rings - 1) * columns];
        for (int i = 1; i < rings; i++) {
            for (int j = 0; j < columns; j++) {
                double polar = Math.PI * i / rings, azimuth = 2 * Math.PI * j / columns;
                int o = 3 * ((i - 1) * columns + j);
                vertices[o] = (float) (radius * Math.sin(polar) * Math.cos(azimuth));
                vertices[o + 1] = (float) (radius * Math.sin(polar) * Math.sin(azimuth));
                vertices[o + 2] = (float) (radius * Math.cos(polar));
            }
        }
        int[] triangles = new int[6 * (rings - 2) * columns];
        int t = 0;
        for (int i = 0; i < rings - 2; i++) {
            for (int j = 0; j < columns; j++) {
                int a = i * columns + j, b = i * columns + (j + 1) % columns, c = a + columns, d = b + columns;
                for (int corner : new int[] {a, c, b, b, c, d}) {
                    triangles[t++] = corner;
                }
            }
        }
        return new Surface(FRAME, vertices, triangles);
    }
}
