package org.lodestone.io.nifti;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;

/**
 * A NIfTI header: <a href="https://nifti.nimh.nih.gov/">the standard's</a> fields under readable names, as stored.
 *
 * @param version 1 or 2
 * @param order byte order of header and voxels
 * @param pair true for .hdr and .img, false for one file
 * @param shape extents of the used dimensions, x fastest, then y, z, time, ...; 1 to 7
 * @param datatype how a voxel is stored
 * @param voxelOffset where voxels begin in their file, in bytes
 * @param pixdim eight numbers: qfac, then voxel sizes and steps in units of the file
 * @param slope scl_slope as stored; 0 or not finite means no scaling
 * @param intercept scl_inter as stored
 * @param units xyzt_units: unit of space in bits 0-2, of time in bits 3-5
 * @param qform rigid transform
 * @param sform affine transform
 * @param slicing how slices were acquired
 * @param intent what values mean
 * @param calibrationMinimum value to show as black
 * @param calibrationMaximum value to show as white
 * @param timeOffset start of time, in units of the file
 * @param description free text, at most 79 characters
 * @param auxiliaryFile name of a companion file, at most 23 characters
 */
public record NiftiHeader(
        int version,
        ByteOrder order,
        boolean pair,
        List<Long> shape,
        NiftiDatatype datatype,
        long voxelOffset,
        List<Double> pixdim,
        double slope,
        double intercept,
        int units,
        NiftiQform qform,
        NiftiSform sform,
        NiftiSlicing slicing,
        NiftiIntent intent,
        double calibrationMinimum,
        double calibrationMaximum,
        double timeOffset,
        String description,
        String auxiliaryFile) {

    /** Bits of {@link #units} that say millimetre and second. */
    public static final int MILLIMETRE_AND_SECOND = 2 | 8;

    /** Checks and copies. */
    public NiftiHeader {
        if (version != 1 && version != 2) {
            throw new IllegalArgumentException("NIfTI version " + version);
        }
        shape = List.copyOf(shape);
        pixdim = List.copyOf(pixdim);
        if (shape.isEmpty() || shape.size() > 7 || pixdim.size() != 8) {
            throw new IllegalArgumentException(shape.size() + " dimensions, " + pixdim.size() + " pixdim");
        }
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(datatype, "datatype");
        Objects.requireNonNull(qform, "qform");
        Objects.requireNonNull(sform, "sform");
        Objects.requireNonNull(slicing, "slicing");
        Objects.requireNonNull(intent, "intent");
    }

    /** @return bytes of the header itself: 348 or 540 */
    public int headerBytes() {
        return headerBytes(version);
    }

    /** @return bytes of a header of version 1 or 2 */
    public static int headerBytes(int version) {
        return version == 1 ? 348 : 540;
    }

    /** @return extent of a dimension counted from 0 (x); 1 for unused ones */
    public long extent(int dimension) {
        return dimension < shape.size() ? shape.get(dimension) : 1;
    }

    /**
     * @return product of all extents
     * @throws ArithmeticException when it exceeds 2^63
     */
    public long voxelCount() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /**
     * @return bytes of all voxels
     * @throws ArithmeticException when they exceed 2^63
     */
    public long voxelBytes() {
        return Math.multiplyExact(voxelCount(), datatype.bits() / 8);
    }

    /** @return true when stored numbers have to be scaled: slope is finite and not 0 */
    public boolean isScaled() {
        return slope != 0 && Double.isFinite(slope) && Double.isFinite(intercept);
    }

    /** @return the same header for voxels at another place */
    public NiftiHeader withVoxelOffset(long offset) {
        return new NiftiHeader(version, order, pair, shape, datatype, offset, pixdim, slope, intercept, units, qform, sform, slicing,
                intent, calibrationMinimum, calibrationMaximum, timeOffset, description, auxiliaryFile);
    }

    /** @return the same header for a pair of files or a single one */
    public NiftiHeader asPair(boolean two) {
        return new NiftiHeader(version, order, two, shape, datatype, voxelOffset, pixdim, slope, intercept, units, qform, sform, slicing,
                intent, calibrationMinimum, calibrationMaximum, timeOffset, description, auxiliaryFile);
    }

    /** @return the name of the space that a qform or sform code stands for */
    public static String spaceName(int code) {
        return switch (code) {
            case 0 -> "not set";
            case 1 -> "scanner anat";
            case 2 -> "aligned anat";
            case 3 -> "Talairach";
            case 4 -> "MNI 152";
            case 5 -> "other template";
            default -> "unknown";
        };
    }
}
