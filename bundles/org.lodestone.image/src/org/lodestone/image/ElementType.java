package org.lodestone.image;

/** How one voxel is stored. */
public enum ElementType {
    /** Unsigned 8-bit integer. */
    UINT8(1, 1),
    /** Signed 8-bit integer. */
    INT8(1, 1),
    /** Unsigned 16-bit integer. */
    UINT16(2, 1),
    /** Signed 16-bit integer. */
    INT16(2, 1),
    /** Unsigned 32-bit integer. */
    UINT32(4, 1),
    /** Signed 32-bit integer. */
    INT32(4, 1),
    /** Unsigned 64-bit integer; values above 2^53 lose digits when scaled. */
    UINT64(8, 1),
    /** Signed 64-bit integer; values beyond 2^53 lose digits when scaled. */
    INT64(8, 1),
    /** IEEE 754 single precision. */
    FLOAT32(4, 1),
    /** IEEE 754 double precision. */
    FLOAT64(8, 1),
    /** Red, green, blue, a byte each; as a number: the mean of the three. */
    RGB24(3, 3),
    /** Red, green, blue, alpha, a byte each; as a number: the mean of the colours. */
    RGBA32(4, 4),
    /** Real and imaginary single precision; as a number: the magnitude. */
    COMPLEX64(8, 2),
    /** Real and imaginary double precision; as a number: the magnitude. */
    COMPLEX128(16, 2);

    private final int bytes;
    private final int components;

    ElementType(int bytes, int components) {
        this.bytes = bytes;
        this.components = components;
    }

    /** @return bytes a voxel */
    public int bytes() {
        return bytes;
    }

    /** @return numbers a voxel: 1 for all but colours and complex numbers */
    public int components() {
        return components;
    }
}
