package org.lodestone.pipeline.internal.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.method.structure.HeadLandmarks;

/** Checks of one delineated head: whether it is a whole, T1-weighted, native head that the template could be laid on. */
final class StructuralGates {

    static final double LARGEST_UNLIKE_ML = 12;
    static final double BRIGHTEST_VEINS = 1.1;
    /** Brains without fault have 0 to 4 ml, one whose mask ran into the muscles below the skull base 62 ml. */
    static final double LARGEST_BEYOND_ML = 15;
    /** A patch of this size cut off a head is 5 mm thick, and the ears. */
    static final double CUT_SKIN_CM2 = 30;
    /** Skin further below the landmarks than this concerns neither tape lines nor targets: noses and necks are often cut. */
    private static final double BELOW_MM = 10;
    private static final double LEAST_HEAD_TO_BRAIN = 1.6;

    private StructuralGates() {
    }

    static List<Gate> of(HeadModel head, List<Finding> findings, Execution execution) {
        List<Gate> gates = new ArrayList<>(head.scan().gates());
        contents(head, gates);
        coverage(head, findings, gates);
        template(head, gates, execution);
        return gates;
    }

    private static void contents(HeadModel head, List<Gate> gates) {
        double broken = head.scan().broken().map(mask -> mask.and(head.brain()).count()).orElse(0);
        gates.add(Gate.atMost("finite-values", broken, 0, "voxels", broken == 0 ? "Every voxel of the brain is a number."
                : text("%.0f voxels of the brain are no numbers (NaN) and counted as 0. Export the scan again.", broken)));
        double ml = head.brain().volumeMl();
        gates.add(new Gate("brain-volume", ml >= 800 && ml <= 2200, ml, ml < 800 ? 800 : 2200, "ml", text("The brain mask has %.0f ml%s.", ml,
                ml >= 800 && ml <= 2200 ? "" : "; adults' have 800 to 2200 ml. Look at its outline")));
        double[] halves = halvesMl(head);
        double uneven = 100 * Math.abs(halves[0] - halves[1]) / (halves[0] + halves[1]) * 2;
        gates.add(Gate.atMost("left-right-volume", uneven, 10, "%", text("Left of the midplane lie %.0f ml of brain, right of it %.0f ml%s.",
                halves[0], halves[1], uneven <= 10 ? "" : ": the mask took in what is no brain on one side or lost brain on the other")));
    }

    private static void coverage(HeadModel head, List<Finding> findings, List<Gate> gates) {
        double ratio = enclosedMl(head.scalp()) / head.brain().volumeMl();
        boolean bare = ratio < LEAST_HEAD_TO_BRAIN || findings.stream().anyMatch(f -> f.code().equals("LS-DELIN-013"));
        gates.add(new Gate("head-around-brain", !bare, ratio, LEAST_HEAD_TO_BRAIN, "", bare
                ? "The scan shows a brain whose skull and skin were removed: scalp points, tape lengths and coil poses are wrong. Give the "
                        + "whole-head scan." : text("The head is %.1f times as large as the brain.", ratio)));
        double cut = cutSkinCm2(head.scalp(), head.scan().grid(), head.landmarks());
        gates.add(Gate.atMost("whole-head", cut, CUT_SKIN_CM2, "cm2", cut <= CUT_SKIN_CM2 ? "The image shows the whole of the scalp."
                : text("The image cuts %.0f cm2 of the head at its sides, front, back or top: scalp points and tape lengths there are wrong. "
                        + "Take a scan with a larger field of view.", cut)));
        int edge = brainAtEdge(head.brain());
        gates.add(Gate.atMost("whole-brain", edge, 20, "voxels", edge <= 20 ? "The image shows the whole brain."
                : text("The image cuts the brain (%d voxels lie at its border). Take a scan with a larger field of view.", edge)));
        double gap = findings.stream().filter(f -> f.code().equals("LS-DELIN-052"))
                .mapToDouble(f -> Double.parseDouble(f.facts().getOrDefault("gapMm", "NaN"))).max().orElse(0);
        gates.add(Gate.atMost("landmarks-on-skin", gap, 20, "mm", gap <= 20 ? "Nasion, inion and preauricular points lie on skin."
                : text("A landmark of the template falls %.0f mm off the skin: the image does not show it. Tape lengths are wrong.", gap)));
    }

    private static void template(HeadModel head, List<Gate> gates, Execution execution) {
        TemplateContrast contrast = TemplateContrast.of(head, execution);
        double steps = Math.min(contrast.white() - contrast.grey(), contrast.grey() - contrast.fluid()) / contrast.white();
        gates.add(Gate.atLeast("t1-contrast", steps, 0.05, "", steps >= 0.05 ? "White matter is brighter than grey and grey brighter than fluid."
                : text("Where the template has white, grey and fluid the scan shows %.0f, %.0f, %.0f: this is no T1-weighted scan (T2, FLAIR "
                        + "or EPI?), or it does not lie on the template. Give the T1w scan.", contrast.white(), contrast.grey(), contrast.fluid())));
        double veins = contrast.veins() / contrast.white();
        gates.add(Gate.atMost("no-contrast-agent", veins, BRIGHTEST_VEINS, "", veins <= BRIGHTEST_VEINS
                ? "The great veins are no brighter than white matter."
                : text("The sagittal sinus is %.1f times as bright as white matter: a contrast agent was given. Brain border and tissue "
                        + "maps are unreliable; give a scan taken before it.", veins)));
        double r = head.registration().similarity();
        gates.add(Gate.atLeast("template-similarity", r, 0.5, "", text("Scan and template correlate at %.2f after registration%s.", r,
                r >= 0.5 ? "" : "; look at the outlines: template coordinates are not to be trusted")));
        TemplateAgreement agreement = TemplateAgreement.of(head, execution);
        gates.add(Gate.atMost("head-upright", agreement.turnDegrees(), 40, "degrees", text("The head is turned by %.0f degrees against the "
                + "template%s.", agreement.turnDegrees(), agreement.turnDegrees() <= 40 ? "" : ": the orientation in the header may be wrong")));
        outline(BrainOutline.of(head, execution), gates);
        Vec3 c = agreement.centre();
        gates.add(Gate.atMost("like-template", agreement.largestMl(), LARGEST_UNLIKE_ML, "ml", agreement.largestMl() <= LARGEST_UNLIKE_ML
                ? "Nowhere does a large part of the brain look unlike the template."
                : text("%.0f ml of brain around (%.0f, %.0f, %.0f) mm look unlike the template: a lesion, or a failed registration. Give a "
                        + "lesion mask (--lesion), and look at the outlines.", agreement.largestMl(), c.x(), c.y(), c.z())));
    }

    private static void outline(BrainOutline outline, List<Gate> gates) {
        double beyond = outline.beyondMl(), missing = outline.missingMl();
        gates.add(Gate.atMost("only-brain", beyond, LARGEST_BEYOND_ML, "ml", beyond <= LARGEST_BEYOND_ML
                ? "The brain mask keeps to where the template has brain."
                : text("%.0f ml of the brain mask lie more than 6 mm outside the template's brain: muscle, eyes or dura were taken for brain, or "
                        + "the registration failed. Look at the green outline.", beyond)));
        gates.add(Gate.atMost("all-of-the-brain", missing, LARGEST_BEYOND_ML, "ml", missing <= LARGEST_BEYOND_ML
                ? "The brain mask reaches wherever the template has brain."
                : text("%.0f ml of the template's brain lie more than 6 mm outside the brain mask: brain was lost or is not there (a resection, a "
                        + "cropped image), or the registration failed. Look at the green outline.", missing)));
    }

    private static double[] halvesMl(HeadModel head) {
        Grid grid = head.brain().grid();
        double[] count = new double[2];
        for (int v : head.brain().indices()) {
            Vec3 p = grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            count[head.t1wToTemplate().apply(p).x() < 0 ? 0 : 1]++;
        }
        double ml = grid.voxelVolumeMm3() / 1000;
        return new double[] {count[0] * ml, count[1] * ml};
    }

    /** Volume inside a closed surface, by the divergence theorem. */
    private static double enclosedMl(Surface surface) {
        double six = 0;
        for (int t = 0; t < surface.triangles().length; t += 3) {
            Vec3 a = surface.vertex(surface.triangles()[t]);
            six += a.dot(surface.vertex(surface.triangles()[t + 1]).cross(surface.vertex(surface.triangles()[t + 2])));
        }
        return six / 6000;
    }

    /** Area of skin above the landmarks that lies along a face of the image, the lowest face excepted. */
    private static double cutSkinCm2(Surface scalp, Grid grid, HeadLandmarks marks) {
        int lowest = lowestFace(grid);
        Vec3 right = marks.right().mm().minus(marks.left().mm());
        Vec3 up = right.cross(marks.nasion().mm().minus(marks.inion().mm())).unit();
        double floor = Math.min(marks.nasion().mm().dot(up), marks.left().mm().plus(marks.right().mm()).times(0.5).dot(up)) - BELOW_MM;
        double area = 0;
        for (int t = 0; t < scalp.triangles().length; t += 3) {
            Vec3 a = scalp.vertex(scalp.triangles()[t]), b = scalp.vertex(scalp.triangles()[t + 1]), c = scalp.vertex(scalp.triangles()[t + 2]);
            Vec3 middle = a.plus(b).plus(c).times(1.0 / 3);
            if (middle.dot(up) < floor) {
                continue;
            }
            Vec3 v = grid.worldToVoxel().apply(middle);
            for (int face = 0; face < 6; face++) {
                int axis = face / 2;
                double from = face % 2 == 0 ? v.get(axis) : grid.extent(axis) - 1 - v.get(axis);
                Vec3 normal = b.minus(a).cross(c.minus(a));
                Vec3 outwards = grid.voxelToWorld().column(axis).unit().times(face % 2 == 0 ? -1 : 1);
                if (face != lowest && from * grid.spacingMm(axis) < 1.5 && normal.norm() > 0 && normal.unit().dot(outwards) > 0.85) {
                    area += normal.norm() / 200;
                    break;
                }
            }
        }
        return area;
    }

    private static int brainAtEdge(Mask brain) {
        Grid grid = brain.grid();
        int lowest = lowestFace(grid);
        int count = 0;
        for (int v : brain.indices()) {
            int[] at = {v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())};
            for (int face = 0; face < 6; face++) {
                if (face != lowest && at[face / 2] == (face % 2 == 0 ? 0 : grid.extent(face / 2) - 1)) {
                    count++;
                    break;
                }
            }
        }
        return count;
    }

    /** Number of the face (axis x 2, plus 1 for its high end) that looks down most. */
    private static int lowestFace(Grid grid) {
        int best = 0;
        double down = Double.POSITIVE_INFINITY;
        for (int face = 0; face < 6; face++) {
            double z = grid.voxelToWorld().column(face / 2).unit().z() * (face % 2 == 0 ? -1 : 1);
            if (z < down) {
                down = z;
                best = face;
            }
        }
        return best;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
