package org.lodestone.gl;

import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.image.view.ValueRange;

/** Surfaces whose shape is known. */
final class TestShapes {

    private TestShapes() {
    }

    /** @return a ball about the origin as a scan, ready to be drawn as a body */
    static HeadVolume body(Frame frame, double radiusMm) {
        int n = 48;
        double step = 2.4 * radiusMm / n;
        Grid grid = new Grid(n, n, n, new Affine(step, 0, 0, -1.2 * radiusMm, 0, step, 0, -1.2 * radiusMm, 0, 0, step, -1.2 * radiusMm), frame);
        float[] values = new float[n * n * n];
        for (int v = 0; v < values.length; v++) {
            values[v] = grid.toWorld(v % n, v / n % n, v / (n * n)).norm() < radiusMm ? 80 : 2;
        }
        return HeadVolume.of(Volume.of(grid, values), new ValueRange(0, 100), 20, Execution.unobserved());
    }

    /** @return a sphere of {@code rings} x 2 {@code rings} facets, turned outwards */
    static Mesh sphere(Frame frame, Vec3 centre, double radiusMm, int rings) {
        int columns = 2 * rings;
        float[] vertices = new float[3 * (rings + 1) * columns];
        for (int i = 0; i <= rings; i++) {
            for (int j = 0; j < columns; j++) {
                double polar = Math.PI * i / rings, azimuth = 2 * Math.PI * j / columns;
                Vec3 p = centre.plus(new Vec3(Math.sin(polar) * Math.cos(azimuth), Math.sin(polar) * Math.sin(azimuth), Math.cos(polar))
                        .times(radiusMm));
                int o = 3 * (i * columns + j);
                vertices[o] = (float) p.x();
                vertices[o + 1] = (float) p.y();
                vertices[o + 2] = (float) p.z();
            }
        }
        int[] triangles = new int[6 * rings * columns];
        int t = 0;
        for (int i = 0; i < rings; i++) {
            for (int j = 0; j < columns; j++) {
                int a = i * columns + j, b = i * columns + (j + 1) % columns, c = a + columns, d = b + columns;
                for (int corner : new int[] {a, c, b, b, c, d}) {
                    triangles[t++] = corner;
                }
            }
        }
        return Mesh.of(new Surface(frame, vertices, triangles));
    }
}
