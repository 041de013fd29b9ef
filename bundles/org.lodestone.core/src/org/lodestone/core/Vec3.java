package org.lodestone.core;

/**
 * Three numbers in space: a position or a displacement in a frame that the holder names, or a voxel index. World positions are
 * RAS+ (x to the right, y to the front, z up) in millimetres.
 *
 * @param x right
 * @param y front
 * @param z up
 */
public record Vec3(double x, double y, double z) {

    /** The origin. */
    public static final Vec3 ZERO = new Vec3(0, 0, 0);

    /** @return this plus {@code other}, component by component */
    public Vec3 plus(Vec3 other) {
        return new Vec3(x + other.x, y + other.y, z + other.z);
    }

    /** @return this minus {@code other}, component by component */
    public Vec3 minus(Vec3 other) {
        return new Vec3(x - other.x, y - other.y, z - other.z);
    }

    /** @return this times {@code factor} */
    public Vec3 times(double factor) {
        return new Vec3(x * factor, y * factor, z * factor);
    }

    /** @return the scalar product with {@code other} */
    public double dot(Vec3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /** @return the vector product, right-handed */
    public Vec3 cross(Vec3 other) {
        return new Vec3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /** @return the Euclidean length */
    public double norm() {
        return Math.sqrt(dot(this));
    }

    /** @return the Euclidean distance to {@code other} */
    public double distance(Vec3 other) {
        return minus(other).norm();
    }

    /**
     * @return this scaled to length one
     * @throws ArithmeticException when the length is zero or not finite
     */
    public Vec3 unit() {
        double norm = norm();
        if (!(norm > 0) || Double.isInfinite(norm)) {
            throw new ArithmeticException("no direction in " + this);
        }
        return times(1 / norm);
    }

    /** @return true when no component is NaN or infinite */
    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }

    /** @return component 0, 1 or 2 */
    public double get(int axis) {
        return switch (axis) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> z;
            default -> throw new IndexOutOfBoundsException("axis " + axis);
        };
    }

    /** @return a new array {x, y, z} */
    public double[] toArray() {
        return new double[] {x, y, z};
    }
}
