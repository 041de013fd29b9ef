package org.lodestone.gl;

/**
 * A 4 x 4 matrix for projections, double precision, applied to column vectors.
 *
 * @param values 16 numbers, row after row. Handed over: must not be modified any more.
 */
public record Matrix4(double[] values) {

    /** Checks the length. */
    public Matrix4 {
        if (values.length != 16) {
            throw new IllegalArgumentException(values.length + " numbers");
        }
    }

    /** @return the matrix of an affine map */
    public static Matrix4 of(org.lodestone.core.Affine affine) {
        return new Matrix4(affine.toRowMajor());
    }

    /** @return this * other: {@code other} is applied first */
    public Matrix4 times(Matrix4 other) {
        double[] product = new double[16];
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += values[4 * row + k] * other.values[4 * k + column];
                }
                product[4 * row + column] = sum;
            }
        }
        return new Matrix4(product);
    }

    /** @return x, y, z, w of the product with (p, 1) */
    public double[] apply(org.lodestone.core.Vec3 p) {
        double[] result = new double[4];
        for (int row = 0; row < 4; row++) {
            result[row] = values[4 * row] * p.x() + values[4 * row + 1] * p.y() + values[4 * row + 2] * p.z() + values[4 * row + 3];
        }
        return result;
    }

    /** @return 16 floats column after column, as GL takes them */
    public float[] toColumnMajor() {
        float[] columns = new float[16];
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                columns[4 * column + row] = (float) values[4 * row + column];
            }
        }
        return columns;
    }
}
