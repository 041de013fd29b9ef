package org.lodestone.io.internal.nifti;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.image.StoredImage.AffineSource;
import org.lodestone.io.internal.file.FileTrouble;
import org.lodestone.io.nifti.NiftiHeader;
import org.lodestone.io.nifti.NiftiQform;

/**
 * Where the voxels of an image lie: sform when its code is positive, else qform when its code is positive, else voxel sizes alone.
 *
 * @param voxelToWorld voxel indices to RAS+ millimetres
 * @param source which header entry it was taken from
 * @param reason the rule that decided, in words
 * @param findings disagreement, guesses and implausible sizes
 */
record Geometry(Affine voxelToWorld, AffineSource source, String reason, List<Finding> findings) {

    /** From here on two transforms tell different places. */
    private static final double DISAGREEMENT_MM = 0.1;

    static Geometry of(Path file, NiftiHeader header) {
        HeaderLayout layout = HeaderLayout.of(header.version());
        List<Finding> findings = new ArrayList<>();
        boolean sform = header.sform().code() > 0;
        boolean qform = header.qform().code() > 0;
        Affine chosen;
        AffineSource source;
        String reason;
        if (sform) {
            source = AffineSource.SFORM;
            chosen = usable(file, layout.srow(), "sform", inMillimetres(header, header.sform().affine()));
            reason = "sform_code is " + header.sform().code() + " (" + NiftiHeader.spaceName(header.sform().code()) + "), above 0";
            if (qform) {
                compare(file, layout, header, chosen, findings);
            }
        } else if (qform) {
            source = AffineSource.QFORM;
            chosen = rigid(file, layout, header);
            reason = "sform_code is " + header.sform().code() + " and qform_code is " + header.qform().code() + " ("
                    + NiftiHeader.spaceName(header.qform().code()) + "), above 0";
        } else {
            source = AffineSource.PIXDIM;
            double[] size = voxelSizes(file, layout, header);
            chosen = inMillimetres(header, guessed(header, size));
            reason = "neither sform_code nor qform_code is above 0";
            findings.add(FileTrouble.warning("LS-NIFTI-015", file, layout.qformCode(),
                    "the header says voxel sizes only, not orientation: that x runs from right to left is a guess.",
                    "Convert the original scan again with a program that stores the orientation; never navigate on this image."));
        }
        plausible(file, layout, header, chosen, findings);
        return new Geometry(chosen, source, reason, List.copyOf(findings));
    }

    private static void compare(Path file, HeaderLayout layout, NiftiHeader header, Affine chosen, List<Finding> findings) {
        String remedy = "The sform is used. Check the orientation in the views against a landmark whose side you know.";
        Affine other;
        try {
            other = rigid(file, layout, header);
        } catch (RefusedException e) {
            findings.add(FileTrouble.warning("LS-NIFTI-014", file, layout.quaternion(),
                    "the qform is unusable (" + e.findings().getFirst().message() + ").", remedy));
            return;
        }
        double farthestMm = 0;
        for (int corner = 0; corner < 8; corner++) {
            double i = (corner & 1) * (header.extent(0) - 1.0);
            double j = (corner >> 1 & 1) * (header.extent(1) - 1.0);
            double k = (corner >> 2 & 1) * (header.extent(2) - 1.0);
            farthestMm = Math.max(farthestMm, chosen.apply(i, j, k).distance(other.apply(i, j, k)));
        }
        boolean mirrored = chosen.determinant() > 0 != other.determinant() > 0;
        if (farthestMm > DISAGREEMENT_MM || mirrored) {
            findings.add(FileTrouble.warning("LS-NIFTI-014", file, layout.qformCode(), String.format(java.util.Locale.ROOT,
                    "sform (%s) and qform (%s) disagree by up to %.1f mm%s.", NiftiHeader.spaceName(header.sform().code()),
                    NiftiHeader.spaceName(header.qform().code()), farthestMm, mirrored ? " and one mirrors the other" : ""), remedy)
                    .with("farthestMm", farthestMm).with("mirrored", mirrored));
        }
    }

    private static Affine rigid(Path file, HeaderLayout layout, NiftiHeader header) {
        NiftiQform q = header.qform();
        double qfac = header.pixdim().getFirst();
        if (!(q.squaredLength() <= 1.001) || !Double.isFinite(qfac)) {
            throw FileTrouble.damaged("LS-NIFTI-011", file, layout.quaternion(),
                    "the qform is no rotation: quaternion (" + q.b() + ", " + q.c() + ", " + q.d() + "), qfac " + qfac + ".");
        }
        double[] size = voxelSizes(file, layout, header);
        return usable(file, layout.quaternion(), "qform", inMillimetres(header, q.toAffine(size[0], size[1], size[2], qfac)));
    }

    /**
     * What FSL, SPM and nibabel assume for such files, so that the same file shows alike everywhere: radiological order (x runs to the
     * left), origin in the middle. The standard's own method 1 says no more about sides.
     */
    private static Affine guessed(NiftiHeader header, double[] size) {
        return Affine.scaling(-size[0], size[1], size[2]).times(Affine.translation(new Vec3(
                (1.0 - header.extent(0)) / 2, (1.0 - header.extent(1)) / 2, (1.0 - header.extent(2)) / 2)));
    }

    /** Sizes along the first three axes; an axis of one voxel may have none and counts 1. */
    private static double[] voxelSizes(Path file, HeaderLayout layout, NiftiHeader header) {
        double[] sizes = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double size = header.pixdim().get(axis + 1);
            sizes[axis] = size == 0 && header.extent(axis) == 1 ? 1 : size;
            if (!(sizes[axis] > 0) || Double.isInfinite(size)) {
                throw FileTrouble.damaged("LS-NIFTI-011", file, layout.pixdim() + (axis + 1L) * layout.realStep(),
                        "the voxel size along axis " + (axis + 1) + " is " + size + ".");
            }
        }
        return sizes;
    }

    private static Affine usable(Path file, int offset, String what, Affine affine) {
        double product = affine.column(0).norm() * affine.column(1).norm() * affine.column(2).norm();
        // Two axes closer than a thousandth of a degree span no volume.
        if (!affine.isFinite() || !(Math.abs(affine.determinant()) > 1e-5 * product) || !Double.isFinite(affine.determinant())) {
            throw FileTrouble.damaged("LS-NIFTI-011", file, offset, "the " + what + " is singular or not a number.");
        }
        return affine;
    }

    private static Affine inMillimetres(NiftiHeader header, Affine affine) {
        double mm = Units.millimetres(header.units());
        return mm == 1 ? affine : Affine.scaling(mm, mm, mm).times(affine);
    }

    private static void plausible(Path file, HeaderLayout layout, NiftiHeader header, Affine affine, List<Finding> findings) {
        for (int axis = 0; axis < 3; axis++) {
            double mm = affine.column(axis).norm();
            if (header.extent(axis) > 1 && (mm < 0.05 || mm > 50)) {
                findings.add(FileTrouble.warning("LS-NIFTI-017", file, layout.units(),
                        "a voxel measures " + mm + " mm along axis " + (axis + 1) + " (units: " + Units.words(header.units()) + ").",
                        "Check the unit in the header; distances in this image cannot be trusted."));
                return;
            }
        }
    }
}
