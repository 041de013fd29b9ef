package org.lodestone.navigation.session;

import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Rigid;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;
import org.lodestone.navigation.coil.CoilDeviation;
import org.lodestone.navigation.coil.CoilPlan;
import org.lodestone.navigation.coil.OnTarget;
import org.lodestone.navigation.coil.Tolerance;

/**
 * Carries the coil from the camera to the scan: coil, its marker, camera, head marker, scan. Holds what does not change while the coil
 * moves; stateless otherwise, so any thread.
 *
 * @param headTool name of the tool on the head
 * @param coilTool name of the tool on the coil
 * @param coilToMarker calibration of the coil: from the coil's coordinates to its marker's; empty when it never was calibrated: the marker is
 *     taken as its centre, and nothing counts as on target
 * @param headToScan registration: from the head marker's coordinates to the scan's, rigid
 * @param plan where the coil shall be, in the same scan
 * @param tolerance how far it may be
 */
public record Navigator(String headTool, String coilTool, Optional<Rigid> coilToMarker, AffineTransform headToScan, CoilPlan plan, Tolerance tolerance) {

    /** Checks that plan and registration speak of the same scan, and that the registration is rigid. */
    public Navigator {
        Objects.requireNonNull(coilToMarker, "coilToMarker");
        Objects.requireNonNull(tolerance, "tolerance");
        headToScan.to().require(plan.target().frame());
        if (headTool.equals(coilTool)) {
            throw new IllegalArgumentException("head and coil are one tool: " + headTool);
        }
        Rigid.of(headToScan.matrix());
    }

    /**
     * @param tools what was seen
     * @param before what held at the instant before
     * @param nowNanos the instant
     * @return what holds now
     */
    public NavigationState at(SeenTools tools, OnTarget before, long nowNanos) {
        Optional<ToolPose> head = tools.at(headTool, nowNanos), coil = tools.at(coilTool, nowNanos);
        Validity headValidity = head.map(ToolPose::validity).orElse(Validity.MISSING);
        Validity coilValidity = coil.map(ToolPose::validity).orElse(Validity.MISSING);
        boolean shown = isShown(headValidity) && isShown(coilValidity);
        if (!shown) {
            return new NavigationState(nowNanos, headValidity, coilValidity, Optional.empty(), Optional.empty(), Double.POSITIVE_INFINITY, before.lost(),
                    coilToMarker.isPresent(), true);
        }
        Rigid coilToScan = coilToScan(head.get().toolToFrame(), coil.get().toolToFrame());
        CoilDeviation deviation = CoilDeviation.of(coilToScan, plan);
        double used = tolerance.used(deviation);
        boolean usable = headValidity == Validity.VALID && coilValidity == Validity.VALID && coilToMarker.isPresent();
        return new NavigationState(nowNanos, headValidity, coilValidity, Optional.of(coilToScan), Optional.of(deviation), used,
                usable ? before.measured(used, nowNanos) : before.lost(), coilToMarker.isPresent(), true);
    }

    private static boolean isShown(Validity validity) {
        return validity == Validity.VALID || validity == Validity.DOUBTFUL;
    }

    /**
     * @param headToCamera pose of the head's marker
     * @param markerToCamera pose of the coil's marker, same camera
     * @return the coil in the scan
     */
    public Rigid coilToScan(Rigid headToCamera, Rigid markerToCamera) {
        return coilToMarker.orElse(Rigid.IDENTITY).then(markerToCamera).then(headToCamera.inverse()).then(Rigid.of(headToScan.matrix()));
    }
}
