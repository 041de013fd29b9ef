package org.lodestone.io.internal.nifti;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.io.internal.file.FileTrouble;
import org.lodestone.io.nifti.NiftiDatatype;
import org.lodestone.io.nifti.NiftiHeader;
import org.lodestone.io.nifti.NiftiIntent;
import org.lodestone.io.nifti.NiftiQform;
import org.lodestone.io.nifti.NiftiSform;
import org.lodestone.io.nifti.NiftiSlicing;

/** Turns the bytes of a header into a checked {@link NiftiHeader}. Trusts nothing. */
final class HeaderDecoder {

    private final Path file;
    private final HeaderLayout layout;
    private final RawFields raw;

    private HeaderDecoder(Path file, HeaderLayout layout, RawFields raw) {
        this.file = file;
        this.layout = layout;
        this.raw = raw;
    }

    /**
     * @param first the first four bytes of a file
     * @return bytes of its header: 348 or 540
     * @throws org.lodestone.core.RefusedException when the file does not begin like NIfTI in either byte order
     */
    static int headerBytes(Path file, byte[] first) {
        int size = sizeOf(first);
        if (size == 0) {
            throw FileTrouble.at("LS-NIFTI-002", file, 0, "the file does not begin like NIfTI.",
                    "Give a .nii, .nii.gz or .hdr file. DICOM, MINC or MGH files have to be converted first.");
        }
        return size;
    }

    private static int sizeOf(byte[] first) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            int size = RawFields.of(first, order).int32(0);
            if (size == 348 || size == 540) {
                return size;
            }
        }
        return 0;
    }

    /** @return the checked header in {@code bytes} (348 or 540 of them) */
    static NiftiHeader decode(Path file, byte[] bytes) {
        boolean little = RawFields.of(bytes, ByteOrder.LITTLE_ENDIAN).int32(0) == bytes.length;
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        HeaderLayout layout = bytes.length == 348 ? HeaderLayout.NIFTI1 : HeaderLayout.NIFTI2;
        return new HeaderDecoder(file, layout, RawFields.of(bytes, order)).header();
    }

    private NiftiHeader header() {
        boolean pair = isPair();
        List<Long> shape = shape();
        NiftiDatatype datatype = datatype();
        return new NiftiHeader(layout.wide() ? 2 : 1, raw.order(), pair, shape, datatype, voxelOffset(pair), reals(layout.pixdim(), 8),
                real(layout.slope()), real(layout.intercept()), layout.smallCode(raw, layout.units()), qform(), sform(),
                new NiftiSlicing(raw.int8(layout.dimInfo()) & 0xff, layout.extent(raw, layout.sliceStart()),
                        layout.extent(raw, layout.sliceEnd()), layout.smallCode(raw, layout.sliceCode()), real(layout.sliceDuration())),
                intent(), real(layout.calibrationMinimum()), real(layout.calibrationMaximum()), real(layout.timeOffset()),
                raw.text(layout.description(), 80), raw.text(layout.auxiliaryFile(), 24));
    }

    private boolean isPair() {
        String magic = raw.text(layout.magic(), 4);
        String version = layout.wide() ? "2" : "1";
        if (magic.equals("n+" + version) || magic.equals("ni" + version)) {
            return magic.startsWith("ni");
        }
        if (!layout.wide() && magic.isEmpty()) {
            throw FileTrouble.at("LS-NIFTI-016", file, layout.magic(), "this is an Analyze 7.5 header: it does not say which side is left.",
                    "Convert the original scan to NIfTI; an orientation cannot be recovered from this file.");
        }
        throw FileTrouble.damaged("LS-NIFTI-002", file, layout.magic(), "the magic word of NIfTI is missing.");
    }

    private List<Long> shape() {
        long dimensions = layout.extent(raw, layout.dim());
        if (dimensions < 1 || dimensions > 7) {
            throw FileTrouble.damaged("LS-NIFTI-004", file, layout.dim(), "dim[0] is " + dimensions + ", allowed are 1 to 7.");
        }
        List<Long> shape = new ArrayList<>();
        long product = 1;
        for (int d = 1; d <= dimensions; d++) {
            int at = layout.dim() + d * layout.extentStep();
            long extent = layout.extent(raw, at);
            if (extent < 1 || extent > Integer.MAX_VALUE) {
                throw FileTrouble.damaged("LS-NIFTI-005", file, at, "dim[" + d + "] is " + extent + ".");
            }
            // 16 bytes a voxel at most: a larger product cannot be addressed.
            if (product > (Long.MAX_VALUE >> 5) / extent) {
                throw FileTrouble.damaged("LS-NIFTI-005", file, at, "the extents multiply to more voxels than any file can hold.");
            }
            product *= extent;
            shape.add(extent);
        }
        return shape;
    }

    private NiftiDatatype datatype() {
        int code = raw.int16(layout.datatype());
        NiftiDatatype datatype = NiftiDatatype.ofCode(code).orElseThrow(() ->
                FileTrouble.damaged("LS-NIFTI-006", file, layout.datatype(), "datatype " + code + " is none of the standard's."));
        if (datatype.element().isEmpty()) {
            throw FileTrouble.at("LS-NIFTI-007", file, layout.datatype(), "voxels of type " + datatype + " are not read.",
                    "Convert the image to float64 with the program that wrote it.");
        }
        int bits = raw.int16(layout.bitpix());
        if (bits != datatype.bits()) {
            throw FileTrouble.damaged("LS-NIFTI-018", file, layout.bitpix(),
                    "bitpix is " + bits + " where " + datatype + " has " + datatype.bits() + ".");
        }
        return datatype;
    }

    private long voxelOffset(boolean pair) {
        double stored = layout.wide() ? raw.int64(layout.voxelOffset()) : real(layout.voxelOffset());
        long smallest = pair ? 0 : layout.size() + 4;
        if (!(stored >= smallest) || stored > Long.MAX_VALUE >> 2 || stored != Math.rint(stored)) {
            throw FileTrouble.damaged("LS-NIFTI-008", file, layout.voxelOffset(),
                    "vox_offset is " + stored + ", a whole number from " + smallest + " is needed.");
        }
        return (long) stored;
    }

    private NiftiQform qform() {
        List<Double> q = reals(layout.quaternion(), 3);
        List<Double> t = reals(layout.qoffset(), 3);
        return new NiftiQform(layout.code(raw, layout.qformCode()), q.get(0), q.get(1), q.get(2), new Vec3(t.get(0), t.get(1), t.get(2)));
    }

    private NiftiSform sform() {
        double[] rows = reals(layout.srow(), 12).stream().mapToDouble(Double::doubleValue).toArray();
        return new NiftiSform(layout.code(raw, layout.sformCode()), Affine.ofRowMajor(rows));
    }

    private NiftiIntent intent() {
        List<Double> p = reals(layout.intentP1(), 3);
        return new NiftiIntent(
                layout.code(raw, layout.intentCode()), p.get(0), p.get(1), p.get(2), raw.text(layout.intentName(), 16));
    }

    private double real(int at) {
        return layout.real(raw, at);
    }

    private List<Double> reals(int at, int count) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(real(at + i * layout.realStep()));
        }
        return values;
    }
}
