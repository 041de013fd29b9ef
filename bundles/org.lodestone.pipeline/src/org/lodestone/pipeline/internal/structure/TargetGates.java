package org.lodestone.pipeline.internal.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.structure.HeadLandmarks;

/**
 * What is checked at each target: that it lies in the brain, on the side it is meant for by the template and by the head's own midplane,
 * away from a lesion, and on a head of plausible size.
 *
 * @param head the patient's
 * @param common gates of the scan, which every target inherits
 */
record TargetGates(HeadModel head, List<Gate> common) {

    private static final double OUTSIDE_MM = 2;
    private static final double LESION_MM = 10;
    /** A figure-of-eight coil stimulates no cortex deeper than this at bearable output. */
    private static final double REACH_MM = 30;

    TargetGates {
        common = List.copyOf(common);
    }

    List<Gate> of(String id, FramePoint cortex, FramePoint template, double depthMm, List<Finding> findings) {
        List<Gate> gates = new ArrayList<>(common);
        double outside = distanceMm(head.brain(), cortex.mm(), 8);
        gates.add(Gate.atMost("target-in-brain", outside, OUTSIDE_MM, "mm", outside <= OUTSIDE_MM ? "The target lies in the brain."
                : "The target lies outside the brain mask: look at the registration to the template and at the mask."));
        boolean right = id.endsWith("f4");
        double lateral = Math.min(right ? template.mm().x() : -template.mm().x(), right ? side(cortex.mm()) : -side(cortex.mm()));
        gates.add(Gate.atLeast("side", lateral, 5, "mm", text("The target lies %.0f mm to the %s of the midplane of the template or of the head, "
                + "whichever is less%s.", lateral, right ? "right" : "left", lateral >= 5 ? "" : "; it is meant to lie well on that side: "
                + "left and right may be swapped")));
        gates.add(Gate.atMost("within-reach", depthMm, REACH_MM, "mm", text("The target lies %.0f mm below the scalp%s.", depthMm,
                depthMm <= REACH_MM ? "" : ", out of a coil's reach: look for a lesion, atrophy or a wrong mask")));
        head.scan().lesion().filter(mask -> mask.count() > 0).ifPresent(lesion -> {
            double away = distanceMm(lesion, cortex.mm(), 20);
            gates.add(Gate.atLeast("away-from-lesion", away, LESION_MM, "mm", away >= LESION_MM ? "No lesion is near."
                    : text("The lesion begins %.0f mm from the target: the template says little there.", away)));
        });
        findings.stream().filter(finding -> finding.code().equals("LS-DELIN-050")).findFirst().ifPresent(finding ->
                gates.add(new Gate("head-lengths", false, Double.parseDouble(finding.facts().getOrDefault("mm", "NaN")), 0, "mm",
                        finding.message() + " " + finding.remedy())));
        return gates;
    }

    /** Millimetres to the right of the plane half way between the preauricular points. */
    private double side(Vec3 mm) {
        HeadLandmarks marks = head.landmarks();
        Vec3 left = marks.left().mm(), right = marks.right().mm();
        return mm.minus(left.plus(right).times(0.5)).dot(right.minus(left).unit());
    }

    /** Distance to the nearest voxel centre of a mask within a radius; 0 within half a voxel diagonal; the radius when none is near. */
    private static double distanceMm(Mask mask, Vec3 mm, double radiusMm) {
        Grid grid = mask.grid();
        Vec3 v = grid.worldToVoxel().apply(mm);
        double half = Math.sqrt(Math.pow(grid.spacingMm(0), 2) + Math.pow(grid.spacingMm(1), 2) + Math.pow(grid.spacingMm(2), 2)) / 2;
        double best = radiusMm;
        int[] centre = {(int) Math.round(v.x()), (int) Math.round(v.y()), (int) Math.round(v.z())}, reach = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            reach[axis] = (int) Math.ceil(radiusMm / grid.spacingMm(axis)) + 1;
        }
        for (int k = centre[2] - reach[2]; k <= centre[2] + reach[2]; k++) {
            for (int j = centre[1] - reach[1]; j <= centre[1] + reach[1]; j++) {
                for (int i = centre[0] - reach[0]; i <= centre[0] + reach[0]; i++) {
                    if (grid.contains(i, j, k) && mask.contains(grid.index(i, j, k))) {
                        double distance = grid.toWorld(i, j, k).distance(mm);
                        best = Math.min(best, distance <= half ? 0 : distance);
                    }
                }
            }
        }
        return best;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
