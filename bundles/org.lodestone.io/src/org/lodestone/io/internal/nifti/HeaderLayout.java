package org.lodestone.io.internal.nifti;

/**
 * Where the fields of a header lie: the only difference, with their widths, between versions 1 and 2 of the standard. Offsets in bytes
 * out of nifti1.h and nifti2.h.
 *
 * @param wide true when whole numbers of extents are 64-bit, reals double and codes 32-bit (version 2)
 */
record HeaderLayout(
        boolean wide, int size, int magic, int dimInfo, int dim, int intentP1, int intentCode, int datatype, int bitpix, int sliceStart,
        int pixdim, int voxelOffset, int slope, int intercept, int sliceEnd, int sliceCode, int units, int calibrationMaximum,
        int calibrationMinimum, int sliceDuration, int timeOffset, int description, int auxiliaryFile, int qformCode, int sformCode,
        int quaternion, int qoffset, int srow, int intentName) {

    static final HeaderLayout NIFTI1 = new HeaderLayout(false, 348, 344, 39, 40, 56, 68, 70, 72, 74, 76, 108, 112, 116, 120, 122, 123,
            124, 128, 132, 136, 148, 228, 252, 254, 256, 268, 280, 328);
    static final HeaderLayout NIFTI2 = new HeaderLayout(true, 540, 4, 524, 16, 80, 504, 12, 14, 224, 104, 168, 176, 184, 232, 496, 500,
            192, 200, 208, 216, 240, 320, 344, 348, 352, 376, 400, 508);

    static HeaderLayout of(int version) {
        return version == 1 ? NIFTI1 : NIFTI2;
    }

    /** @return bytes between two real numbers */
    int realStep() {
        return wide ? 8 : 4;
    }

    /** @return bytes between two extents */
    int extentStep() {
        return wide ? 8 : 2;
    }

    double real(RawFields raw, int at) {
        return wide ? raw.float64(at) : raw.float32(at);
    }

    void real(RawFields raw, int at, double value) {
        if (wide) {
            raw.float64(at, value);
        } else {
            raw.float32(at, value);
        }
    }

    long extent(RawFields raw, int at) {
        return wide ? raw.int64(at) : raw.int16(at);
    }

    void extent(RawFields raw, int at, long value) {
        if (wide) {
            raw.int64(at, value);
        } else {
            raw.int16(at, (int) value);
        }
    }

    /** @return a code that is 16-bit in version 1 */
    int code(RawFields raw, int at) {
        return wide ? raw.int32(at) : raw.int16(at);
    }

    void code(RawFields raw, int at, int value) {
        if (wide) {
            raw.int32(at, value);
        } else {
            raw.int16(at, value);
        }
    }

    /** @return a code that is 8-bit in version 1 */
    int smallCode(RawFields raw, int at) {
        return wide ? raw.int32(at) : raw.int8(at) & 0xff;
    }

    void smallCode(RawFields raw, int at, int value) {
        if (wide) {
            raw.int32(at, value);
        } else {
            raw.int8(at, value);
        }
    }
}
