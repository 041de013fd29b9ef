package org.lodestone.gl;

import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;

/** Surfaces whose shape is known. */
final class TestShapes {

    private TestShapes() {
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
