package org.lodestone.image;

import java.util.Objects;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;

/**
 * A triangle mesh in a space. Triangles run counter-clockwise seen from outside.
 *
 * @param frame the space
 * @param vertices x, y, z of each vertex in RAS+ millimetres, one after the other. Handed over: must not be modified any more.
 * @param triangles three vertex numbers each. Handed over: must not be modified any more.
 */
public record Surface(Frame frame, float[] vertices, int[] triangles) {

    /** Checks the lengths. */
    public Surface {
        Objects.requireNonNull(frame, "frame");
        if (vertices.length % 3 != 0 || triangles.length % 3 != 0) {
            throw new IllegalArgumentException(vertices.length + " coordinates, " + triangles.length + " corners");
        }
    }

    /** @return number of vertices */
    public int vertexCount() {
        return vertices.length / 3;
    }

    /** @return number of triangles */
    public int triangleCount() {
        return triangles.length / 3;
    }

    /** @return position of vertex {@code v} in millimetres */
    public Vec3 vertex(int v) {
        return new Vec3(vertices[3 * v], vertices[3 * v + 1], vertices[3 * v + 2]);
    }

    /**
     * Area-weighted vertex normals.
     *
     * @return x, y, z of the unit outward normal of each vertex; zero where a vertex has no area
     */
    public float[] normals() {
        float[] normals = new float[vertices.length];
        for (int t = 0; t < triangles.length; t += 3) {
            Vec3 a = vertex(triangles[t]);
            Vec3 n = vertex(triangles[t + 1]).minus(a).cross(vertex(triangles[t + 2]).minus(a));
            for (int corner = 0; corner < 3; corner++) {
                int v = 3 * triangles[t + corner];
                normals[v] += (float) n.x();
                normals[v + 1] += (float) n.y();
                normals[v + 2] += (float) n.z();
            }
        }
        for (int v = 0; v < normals.length; v += 3) {
            double norm = Math.sqrt(normals[v] * normals[v] + normals[v + 1] * normals[v + 1] + normals[v + 2] * normals[v + 2]);
            if (norm > 0) {
                normals[v] /= (float) norm;
                normals[v + 1] /= (float) norm;
                normals[v + 2] /= (float) norm;
            }
        }
        return normals;
    }
}
