package org.lodestone.core.plan;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.FramePoint;

/**
 * One proposed point of stimulation with its evidence.
 *
 * @param methodId permanent id of the targeting method, {@code lodestone.targeting.cluster}
 * @param nativePoint in the patient's T1w space
 * @param templatePoint the same point carried to the template
 * @param region atlas label at the point, empty text when it has none
 * @param correlation seed correlation r at the point; NaN for methods that have none
 * @param clusterMm3 volume of the cluster the point stands for; 0 for single voxels
 * @param scalp where the coil touches, once it was projected
 * @param gates quality checks that concern this target
 */
public record TargetCandidate(
        String methodId,
        FramePoint nativePoint,
        FramePoint templatePoint,
        String region,
        double correlation,
        double clusterMm3,
        Optional<ScalpTarget> scalp,
        List<Gate> gates) {

    /** Copies the gates. */
    public TargetCandidate {
        gates = List.copyOf(gates);
    }

    /** @return true when no gate failed */
    public boolean isUsable() {
        return gates.stream().allMatch(Gate::passed);
    }

    /** @return this with a scalp point; it has to lie in the space of the native point */
    public TargetCandidate withScalp(ScalpTarget target) {
        nativePoint.frame().require(target.point().frame());
        return new TargetCandidate(
                methodId, nativePoint, templatePoint, region, correlation, clusterMm3, Optional.of(target), gates);
    }

    /** @return this with other gates */
    public TargetCandidate withGates(List<Gate> checked) {
        return new TargetCandidate(methodId, nativePoint, templatePoint, region, correlation, clusterMm3, scalp, checked);
    }
}
