package org.lodestone.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.method.target.AnatomicalSite;

/**
 * A target found by anatomy alone, with all that leads the coil there.
 *
 * @param id permanent, lower-case-hyphen
 * @param title what it stands for
 * @param kind what it was found by
 * @param methodId the method that found it
 * @param cortex the cortical point in the patient's T1w space
 * @param template the same point carried to the template
 * @param regions names of the region at the point, by atlas id
 * @param scalp where the coil touches: the rule's own point, or the scalp point nearest to the cortical one
 * @param alongNormal where the brain's normal at the cortical point leaves the head
 * @param scalpCortexMm from the scalp point along its normal to the first grey matter; NaN when there is none
 * @param coil flat on the scalp, the handle to the back at 45 degrees away from the midline
 * @param coilAcrossSulcus flat on the scalp, the induced current across the nearest sulcal wall
 * @param stokes change of the motor threshold by distance
 * @param tapeMm lengths along the skin of a rule that measures there
 * @param printed coordinate as the paper prints it
 * @param source the paper
 * @param derivedFrom what the paper made it from
 * @param gates quality checks of this target, those of the scan included
 * @param findings what is to be known about it
 */
public record AnatomicalTarget(
        String id, String title, Kind kind, String methodId, FramePoint cortex, FramePoint template, Map<String, String> regions,
        ScalpTarget scalp, Optional<ScalpTarget> alongNormal, double scalpCortexMm, CoilPose coil, Optional<CoilPose> coilAcrossSulcus,
        Optional<DistanceAdjustment> stokes, Map<String, Double> tapeMm, Optional<AnatomicalSite.Printed> printed, String source,
        String derivedFrom, List<Gate> gates, List<Finding> findings) {

    /** What a target was found by. */
    public enum Kind {
        /** Measured on the scalp. */
        SCALP_RULE,
        /** Folds or areas of the patient's own cortex. */
        CORTICAL_LANDMARK,
        /** A coordinate of the literature. */
        PUBLISHED_COORDINATE
    }

    /** Copies the collections. */
    public AnatomicalTarget {
        regions = java.util.Collections.unmodifiableMap(new TreeMap<>(regions));
        tapeMm = java.util.Collections.unmodifiableMap(new TreeMap<>(tapeMm));
        gates = List.copyOf(gates);
        findings = List.copyOf(findings);
    }

    /** @return true when no gate failed */
    public boolean isUsable() {
        return gates.stream().allMatch(Gate::passed);
    }
}
