package org.lodestone.pipeline.cohort;

import org.lodestone.core.Vec3;

/**
 * The best target of one method in one participant or session.
 *
 * @param participant without {@code sub-}
 * @param session without {@code ses-}, empty for none
 * @param method permanent id
 * @param nativeMm in the participant's T1w space
 * @param template name of the template
 * @param templateMm the same point in the template, where participants can be compared
 * @param correlation r of the seed there; NaN for methods that have none
 * @param usable whether all quality gates passed
 * @param medianDistanceMm error bar; NaN when none was computed
 * @param splitHalfDistanceMm between the targets of both halves of the scan; NaN when unknown
 */
public record CohortTarget(String participant, String session, String method, Vec3 nativeMm, String template, Vec3 templateMm,
        double correlation, boolean usable, double medianDistanceMm, double splitHalfDistanceMm) {

    /** @return participant and session in one word */
    public String name() {
        return "sub-" + participant + (session.isEmpty() ? "" : "_ses-" + session);
    }
}
