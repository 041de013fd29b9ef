package org.lodestone.method.target;

import java.util.List;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.Method;

/** Proposes points of stimulation, the best first. Each carries its coordinates in both spaces; region, scalp point and gates follow later. */
public interface TargetingMethod extends Method<TargetingInput, List<TargetCandidate>> {

    /** @return true when the method looks at the time series, not only at the map: an error bar then has to resample them too */
    default boolean usesSeries() {
        return false;
    }

    /** @return false when the target is the same whatever the run shows: an error bar from the run would say nothing then */
    default boolean usesRun() {
        return true;
    }

    /** @return what the literature says for and against this method */
    default Evidence evidence() {
        return Evidence.NONE;
    }
}
