package org.lodestone.method.target;

import java.util.List;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.Method;

/** Proposes points of stimulation, the best first. Each carries its coordinates in both spaces; region, scalp point and gates follow later. */
public interface TargetingMethod extends Method<TargetingInput, List<TargetCandidate>> {
}
