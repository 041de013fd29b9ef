package org.lodestone.pipeline.internal.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.core.Affine;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Grid;
import org.lodestone.image.StoredImage;
import org.lodestone.image.StoredImage.AffineSource;
import org.lodestone.pipeline.HeaderChoice;

/**
 * What a file says about where its voxels lie, more than once perhaps. Half of the coordinate errors of other programs begin where two
 * statements of one header differ and each program believes another one.
 *
 * @param grid as the reader understood it
 * @param source which statement the reader took
 * @param sform the general affine; empty when there is none
 * @param qform quaternion and offset; empty when there is none
 */
record HeaderGeometry(Grid grid, AffineSource source, Optional<Affine> sform, Optional<Affine> qform) {

    /** Corners that lie further apart than this tell of two places. */
    static final double AGREEMENT_MM = 0.5;
    /** Axes that meet at another angle than 90 degrees by more than this are sheared. */
    static final double SHEAR_DEGREES = 0.5;

    static HeaderGeometry of(StoredImage image) {
        Map<String, String> words = image.header();
        Optional<Affine> sform = number(words, "sform_code") > 0 ? Optional.of(Affine.ofRowMajor(numbers(words, "srow"))) : Optional.empty();
        Optional<Affine> qform = number(words, "qform_code") > 0 ? quaternion(words) : Optional.empty();
        double unit = switch (image.affineSource()) {
            case SFORM -> sform.map(m -> image.grid().spacingMm(0) / m.column(0).norm()).orElse(1.0);
            case QFORM -> qform.map(m -> image.grid().spacingMm(0) / m.column(0).norm()).orElse(1.0);
            case PIXDIM -> 1.0;
        };
        Affine inMm = Affine.scaling(unit, unit, unit);
        return new HeaderGeometry(image.grid(), image.affineSource(), sform.map(inMm::times), qform.map(inMm::times));
    }

    private static Optional<Affine> quaternion(Map<String, String> words) {
        double[] q = numbers(words, "quatern"), o = numbers(words, "qoffset"), size = numbers(words, "pixdim");
        double rest = 1 - q[0] * q[0] - q[1] * q[1] - q[2] * q[2];
        if (!(rest > -1e-3)) {
            return Optional.empty();
        }
        Affine turn = new Rotation(Math.sqrt(Math.max(0, rest)), q[0], q[1], q[2]).toAffine();
        Affine linear = turn.times(Affine.scaling(size[1], size[2], size[0] < 0 ? -size[3] : size[3]));
        return Optional.of(Affine.translation(new Vec3(o[0], o[1], o[2])).times(linear)).filter(m -> m.isFinite() && m.determinant() != 0);
    }

    private static double number(Map<String, String> words, String key) {
        return words.containsKey(key) ? numbers(words, key)[0] : 0;
    }

    private static double[] numbers(Map<String, String> words, String key) {
        return Stream.of(words.get(key).replaceAll("\\(.*", "").split("[;\\s]+")).filter(word -> !word.isBlank())
                .mapToDouble(Double::parseDouble).toArray();
    }

    /** @return the grid by the geometry that was chosen */
    Grid chosen(HeaderChoice choice, String file) {
        return switch (choice) {
            case HEADER -> grid;
            case SFORM -> with(sform.orElseThrow(() -> missing(file, "sform")));
            case QFORM -> with(qform.orElseThrow(() -> missing(file, "qform")));
            case UPRIGHT -> with(perpendicular(grid));
        };
    }

    private static RefusedException missing(String file, String what) {
        return new RefusedException(Finding.error("LS-STRUCT-010", file + " has no usable " + what + ".", "Choose another geometry."));
    }

    private Grid with(Affine affine) {
        return new Grid(grid.nx(), grid.ny(), grid.nz(), affine, grid.frame());
    }

    /** Makes the axes perpendicular by the nearest rotation (Higham 1986: Newton steps to the polar factor), about the image's centre. */
    private static Affine perpendicular(Grid grid) {
        Affine m = linear(grid.voxelToWorld());
        Affine unit = m.times(Affine.scaling(1 / grid.spacingMm(0), 1 / grid.spacingMm(1), 1 / grid.spacingMm(2)));
        for (int round = 0; round < 50; round++) {
            Affine i = unit.inverse();
            unit = new Affine((unit.m00() + i.m00()) / 2, (unit.m01() + i.m10()) / 2, (unit.m02() + i.m20()) / 2, 0,
                    (unit.m10() + i.m01()) / 2, (unit.m11() + i.m11()) / 2, (unit.m12() + i.m21()) / 2, 0,
                    (unit.m20() + i.m02()) / 2, (unit.m21() + i.m12()) / 2, (unit.m22() + i.m22()) / 2, 0);
        }
        Affine straight = unit.times(Affine.scaling(grid.spacingMm(0), grid.spacingMm(1), grid.spacingMm(2)));
        Vec3 half = straight.apply((grid.nx() - 1) / 2.0, (grid.ny() - 1) / 2.0, (grid.nz() - 1) / 2.0);
        return Affine.translation(grid.centreMm().minus(half)).times(straight);
    }

    private static Affine linear(Affine m) {
        return new Affine(m.m00(), m.m01(), m.m02(), 0, m.m10(), m.m11(), m.m12(), 0, m.m20(), m.m21(), m.m22(), 0);
    }

    /** @return how far sform and qform put one corner apart, mm; 0 when only one is there */
    double disagreementMm() {
        if (sform.isEmpty() || qform.isEmpty()) {
            return 0;
        }
        double farthest = 0;
        for (int corner = 0; corner < 8; corner++) {
            double i = (corner & 1) * (grid.nx() - 1.0), j = (corner >> 1 & 1) * (grid.ny() - 1.0), k = (corner >> 2 & 1) * (grid.nz() - 1.0);
            farthest = Math.max(farthest, sform.get().apply(i, j, k).distance(qform.get().apply(i, j, k)));
        }
        return farthest;
    }

    /** @return by how much the worst angle between two axes differs from 90 degrees */
    static double shearDegrees(Grid grid) {
        double worst = 0;
        for (int a = 0; a < 3; a++) {
            Vec3 u = grid.voxelToWorld().column(a).unit(), w = grid.voxelToWorld().column((a + 1) % 3).unit();
            worst = Math.max(worst, Math.toDegrees(Math.asin(Math.min(1, Math.abs(u.dot(w))))));
        }
        return worst;
    }

    /** @return what the header means for a target, under the geometry that was chosen */
    List<Gate> gates(HeaderChoice choice) {
        boolean deliberate = choice == HeaderChoice.SFORM || choice == HeaderChoice.QFORM;
        double apart = disagreementMm();
        boolean mirrored = sform.isPresent() && qform.isPresent() && sform.get().determinant() > 0 != qform.get().determinant() > 0;
        List<Gate> gates = new ArrayList<>();
        gates.add(new Gate("orientation-agreement", deliberate || apart <= AGREEMENT_MM && !mirrored, apart, AGREEMENT_MM, "mm",
                apart <= AGREEMENT_MM && !mirrored ? "The header tells one place for each voxel."
                        : text("sform and qform put voxels up to %.1f mm apart%s; %s is used. Find out which is right (a marker on one side), then "
                                + "choose it with --affine sform or --affine qform.", apart,
                                mirrored ? " and one mirrors the other: left and right are in doubt" : "",
                                deliberate ? choice.name().toLowerCase(Locale.ROOT) + ", as chosen," : "the sform")));
        gates.add(new Gate("orientation-known", source != AffineSource.PIXDIM, source != AffineSource.PIXDIM ? 1 : 0, 1, "",
                source != AffineSource.PIXDIM ? "The header says where left is."
                        : "The header gives voxel sizes only: where left is, is a guess. Convert the scan again from DICOM."));
        double shear = shearDegrees(choice == HeaderChoice.HEADER ? grid : chosen(choice, ""));
        gates.add(Gate.atMost("axes-perpendicular", shear, SHEAR_DEGREES, "degrees", shear <= SHEAR_DEGREES
                ? "The axes of the image are perpendicular."
                : text("The axes of the image meet at angles off by %.1f degrees; no scanner makes such images and navigation programs drop the "
                        + "shear. Repair it with --affine upright%s, or convert the scan again.", shear,
                        qform.isPresent() ? " or --affine qform" : "")));
        return gates;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
