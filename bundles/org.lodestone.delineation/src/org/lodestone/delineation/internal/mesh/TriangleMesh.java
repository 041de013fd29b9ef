package org.lodestone.delineation.internal.mesh;

import java.util.Arrays;
import org.lodestone.core.Frame;
import org.lodestone.image.Surface;

/**
 * Triangles over vertices in double precision: the working form of a {@link Surface}.
 *
 * @param vertices x, y, z of each vertex. Handed over.
 * @param triangles three vertex numbers each, counter-clockwise seen from outside. Handed over.
 */
public record TriangleMesh(double[] vertices, int[] triangles) {

    /** @return the mesh of a surface */
    public static TriangleMesh of(Surface surface) {
        double[] vertices = new double[surface.vertices().length];
        for (int c = 0; c < vertices.length; c++) {
            vertices[c] = surface.vertices()[c];
        }
        return new TriangleMesh(vertices, surface.triangles().clone());
    }

    /** @return this as a surface of the space {@code frame}; vertices have to be world millimetres */
    public Surface toSurface(Frame frame) {
        float[] single = new float[vertices.length];
        for (int c = 0; c < single.length; c++) {
            single[c] = (float) vertices[c];
        }
        return new Surface(frame, single, triangles.clone());
    }

    /** @return number of vertices */
    public int vertexCount() {
        return vertices.length / 3;
    }

    /** @return number of triangles */
    public int triangleCount() {
        return triangles.length / 3;
    }

    /** @return for each vertex the vertices it shares an edge with, ascending */
    public int[][] neighbours() {
        int[] degree = new int[vertexCount()];
        for (int corner : triangles) {
            degree[corner] += 2;
        }
        int[][] neighbours = new int[vertexCount()][];
        for (int v = 0; v < neighbours.length; v++) {
            neighbours[v] = new int[degree[v]];
        }
        int[] filled = new int[vertexCount()];
        for (int t = 0; t < triangles.length; t += 3) {
            for (int c = 0; c < 3; c++) {
                int a = triangles[t + c], b = triangles[t + (c + 1) % 3];
                neighbours[a][filled[a]++] = b;
                neighbours[b][filled[b]++] = a;
            }
        }
        for (int v = 0; v < neighbours.length; v++) {
            neighbours[v] = Arrays.stream(neighbours[v]).sorted().distinct().toArray();
        }
        return neighbours;
    }

    /** @return volume enclosed by a closed mesh, positive when its triangles are counter-clockwise seen from outside */
    public double signedVolume() {
        double sum = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            int a = 3 * triangles[t], b = 3 * triangles[t + 1], c = 3 * triangles[t + 2];
            sum += vertices[a] * (vertices[b + 1] * vertices[c + 2] - vertices[b + 2] * vertices[c + 1])
                    + vertices[a + 1] * (vertices[b + 2] * vertices[c] - vertices[b] * vertices[c + 2])
                    + vertices[a + 2] * (vertices[b] * vertices[c + 1] - vertices[b + 1] * vertices[c]);
        }
        return sum / 6;
    }

    /** @return area-weighted unit normals of the vertices, x, y, z each */
    public double[] normals() {
        double[] normals = new double[vertices.length];
        for (int t = 0; t < triangles.length; t += 3) {
            int a = 3 * triangles[t], b = 3 * triangles[t + 1], c = 3 * triangles[t + 2];
            double ux = vertices[b] - vertices[a], uy = vertices[b + 1] - vertices[a + 1], uz = vertices[b + 2] - vertices[a + 2];
            double wx = vertices[c] - vertices[a], wy = vertices[c + 1] - vertices[a + 1], wz = vertices[c + 2] - vertices[a + 2];
            double nx = uy * wz - uz * wy, ny = uz * wx - ux * wz, nz = ux * wy - uy * wx;
            for (int corner = 0; corner < 3; corner++) {
                int v = 3 * triangles[t + corner];
                normals[v] += nx;
                normals[v + 1] += ny;
                normals[v + 2] += nz;
            }
        }
        for (int v = 0; v < normals.length; v += 3) {
            double norm = Math.sqrt(normals[v] * normals[v] + normals[v + 1] * normals[v + 1] + normals[v + 2] * normals[v + 2]);
            if (norm > 0) {
                normals[v] /= norm;
                normals[v + 1] /= norm;
                normals[v + 2] /= norm;
            }
        }
        return normals;
    }
}
