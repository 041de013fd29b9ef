package org.lodestone.io.internal.handover;

import org.lodestone.core.Affine;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.io.nifti.NiftiFiles;
import org.lodestone.io.nifti.NiftiHeader;
import org.lodestone.method.export.ReferenceScan;

/** Whether the scan's two ways from voxels to space agree, for programs that look at one of them only. */
record ScanHeader(NiftiHeader header) {

    private static final double SAME_MM = 0.01;

    /**
     * @return the header of the scan
     * @throws RefusedException when it cannot be read or its qform and sform lead to different places
     */
    static ScanHeader of(ReferenceScan scan) {
        ScanHeader read = new ScanHeader(NiftiFiles.readHeader(scan.file()).orThrow());
        if (read.header.qform().code() > 0 && read.header.sform().code() > 0 && read.largestDifferenceMm() > SAME_MM) {
            throw new RefusedException(Finding.error("LS-EXPORT-010", scan.file().getFileName() + ": qform and sform differ by "
                    + String.format(java.util.Locale.ROOT, "%.2f", read.largestDifferenceMm()) + " mm; the receiving program may use the other one.",
                    "Make both the same in the scan that goes to the navigation system, import it again and export from there."));
        }
        return read;
    }

    /** @return code of the transform that the product uses: the sform's when it is set */
    int usedCode() {
        return header.sform().code() > 0 ? header.sform().code() : header.qform().code();
    }

    /** @return voxel indices to millimetres by the quaternion */
    Affine qformAffine() {
        return header.qform().toAffine(header.pixdim().get(1), header.pixdim().get(2), header.pixdim().get(3), header.pixdim().get(0));
    }

    private double largestDifferenceMm() {
        Affine q = qformAffine();
        Affine s = header.sform().affine();
        double largest = 0;
        for (int corner = 0; corner < 8; corner++) {
            Vec3 voxel = new Vec3((corner & 1) * (header.extent(0) - 1), (corner >> 1 & 1) * (header.extent(1) - 1),
                    (corner >> 2) * (header.extent(2) - 1));
            largest = Math.max(largest, q.apply(voxel).distance(s.apply(voxel)));
        }
        return largest;
    }
}
