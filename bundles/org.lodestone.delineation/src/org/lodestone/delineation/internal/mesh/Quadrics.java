package org.lodestone.delineation.internal.mesh;

/** Squared distances to the planes of the triangles around each vertex, weighted by area, as quadratic forms (Garland and Heckbert 1997). */
final class Quadrics {

    /** Coefficients of xx, xy, xz, x, yy, yz, y, zz, z, 1. */
    private static final int SIZE = 10;
    /** Pulls ill-defined optima (flat places) to the middle of the edge; in parts of the area. */
    private static final double TOWARDS_MIDDLE = 1e-3;

    private final double[] q;

    Quadrics(TriangleMesh mesh) {
        q = new double[SIZE * mesh.vertexCount()];
        double[] p = mesh.vertices();
        int[] corners = mesh.triangles();
        for (int t = 0; t < corners.length; t += 3) {
            int a = 3 * corners[t], b = 3 * corners[t + 1], c = 3 * corners[t + 2];
            double ux = p[b] - p[a], uy = p[b + 1] - p[a + 1], uz = p[b + 2] - p[a + 2];
            double wx = p[c] - p[a], wy = p[c + 1] - p[a + 1], wz = p[c + 2] - p[a + 2];
            double nx = uy * wz - uz * wy, ny = uz * wx - ux * wz, nz = ux * wy - uy * wx;
            double norm = Math.sqrt(nx * nx + ny * ny + nz * nz);
            if (norm > 0) {
                nx /= norm;
                ny /= norm;
                nz /= norm;
                double d = -(nx * p[a] + ny * p[a + 1] + nz * p[a + 2]);
                double w = norm / 2;
                double[] plane = {nx * nx, nx * ny, nx * nz, nx * d, ny * ny, ny * nz, ny * d, nz * nz, nz * d, d * d};
                for (int corner = 0; corner < 3; corner++) {
                    for (int s = 0; s < SIZE; s++) {
                        q[SIZE * corners[t + corner] + s] += w * plane[s];
                    }
                }
            }
        }
    }

    /** Gives vertex {@code a} the planes of {@code b} too. */
    void merge(int a, int b) {
        for (int s = 0; s < SIZE; s++) {
            q[SIZE * a + s] += q[SIZE * b + s];
        }
    }

    /**
     * Where the vertex lies best when {@code a} and {@code b} become one.
     *
     * @param best receives x, y, z
     * @return the weighted squared distance there
     */
    double collapse(int a, int b, double[] p, double[] best) {
        double[] s = new double[SIZE];
        for (int c = 0; c < SIZE; c++) {
            s[c] = q[SIZE * a + c] + q[SIZE * b + c];
        }
        double mx = (p[3 * a] + p[3 * b]) / 2, my = (p[3 * a + 1] + p[3 * b + 1]) / 2, mz = (p[3 * a + 2] + p[3 * b + 2]) / 2;
        double r = TOWARDS_MIDDLE * (s[0] + s[4] + s[7]) + 1e-12;
        double xx = s[0] + r, yy = s[4] + r, zz = s[7] + r;
        double bx = -s[3] + r * mx, by = -s[6] + r * my, bz = -s[8] + r * mz;
        double c00 = yy * zz - s[5] * s[5], c01 = s[2] * s[5] - s[1] * zz, c02 = s[1] * s[5] - s[2] * yy;
        double det = xx * c00 + s[1] * c01 + s[2] * c02;
        double c11 = xx * zz - s[2] * s[2], c12 = s[1] * s[2] - xx * s[5], c22 = xx * yy - s[1] * s[1];
        best[0] = (c00 * bx + c01 * by + c02 * bz) / det;
        best[1] = (c01 * bx + c11 * by + c12 * bz) / det;
        best[2] = (c02 * bx + c12 * by + c22 * bz) / det;
        double x = best[0], y = best[1], z = best[2];
        return s[0] * x * x + 2 * s[1] * x * y + 2 * s[2] * x * z + 2 * s[3] * x + s[4] * y * y + 2 * s[5] * y * z + 2 * s[6] * y
                + s[7] * z * z + 2 * s[8] * z + s[9];
    }
}
