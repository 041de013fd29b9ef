package org.lodestone.io.nifti;

import java.util.Optional;
import org.lodestone.image.ElementType;

/** The voxel types of the NIfTI standard with their codes. */
public enum NiftiDatatype {
    /** One bit a voxel; not read. */
    BINARY(1, 1, null),
    /** Unsigned 8-bit integer. */
    UINT8(2, 8, ElementType.UINT8),
    /** Signed 16-bit integer. */
    INT16(4, 16, ElementType.INT16),
    /** Signed 32-bit integer. */
    INT32(8, 32, ElementType.INT32),
    /** Single precision. */
    FLOAT32(16, 32, ElementType.FLOAT32),
    /** Complex of two single precision numbers. */
    COMPLEX64(32, 64, ElementType.COMPLEX64),
    /** Double precision. */
    FLOAT64(64, 64, ElementType.FLOAT64),
    /** Red, green, blue bytes. */
    RGB24(128, 24, ElementType.RGB24),
    /** Signed 8-bit integer. */
    INT8(256, 8, ElementType.INT8),
    /** Unsigned 16-bit integer. */
    UINT16(512, 16, ElementType.UINT16),
    /** Unsigned 32-bit integer. */
    UINT32(768, 32, ElementType.UINT32),
    /** Signed 64-bit integer. */
    INT64(1024, 64, ElementType.INT64),
    /** Unsigned 64-bit integer. */
    UINT64(1280, 64, ElementType.UINT64),
    /** Extended precision whose layout depends on the machine that wrote it; not read. */
    FLOAT128(1536, 128, null),
    /** Complex of two double precision numbers. */
    COMPLEX128(1792, 128, ElementType.COMPLEX128),
    /** Complex of two extended precision numbers; not read. */
    COMPLEX256(2048, 256, null),
    /** Red, green, blue, alpha bytes. */
    RGBA32(2304, 32, ElementType.RGBA32);

    private final int code;
    private final int bits;
    private final ElementType element;

    NiftiDatatype(int code, int bits, ElementType element) {
        this.code = code;
        this.bits = bits;
        this.element = element;
    }

    /** @return number in the header field {@code datatype} */
    public int code() {
        return code;
    }

    /** @return number in the header field {@code bitpix} */
    public int bits() {
        return bits;
    }

    /** @return how voxels of this type are held in memory; empty for the types that are not read */
    public Optional<ElementType> element() {
        return Optional.ofNullable(element);
    }

    /** @return the type with that code; empty when the standard has none */
    public static Optional<NiftiDatatype> ofCode(int code) {
        for (NiftiDatatype type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** @return the NIfTI type that stores {@code element}; there is one for each */
    public static NiftiDatatype of(ElementType element) {
        for (NiftiDatatype type : values()) {
            if (type.element == element) {
                return type;
            }
        }
        throw new IllegalArgumentException("no NIfTI datatype for " + element);
    }
}
