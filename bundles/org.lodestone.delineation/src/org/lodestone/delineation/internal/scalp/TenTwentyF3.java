package org.lodestone.delineation.internal.scalp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.ScalpRule;
import org.lodestone.method.target.ScalpRuleInput;
import org.lodestone.method.target.ScalpSite;

/** F3 or F4 of the 10-20 system, measured on the patient's own head. */
public final class TenTwentyF3 implements ScalpRule {

    private final boolean left;

    /** Measures F3. */
    public TenTwentyF3() {
        this(true);
    }

    /** @param left F3 when true, else F4 */
    public TenTwentyF3(boolean left) {
        this.left = left;
    }

    @Override
    public MethodInfo info() {
        return new MethodInfo(left ? "lodestone.delineation.ten-twenty-f3" : "lodestone.delineation.ten-twenty-f4", "1",
                left ? "F3 of the 10-20 system" : "F4 of the 10-20 system",
                "Half way between " + (left ? "F7" : "F8") + " and Fz along the skin, all arcs measured on the patient's own scalp.",
                List.of("Jurcak V, Tsuzuki D, Dan I (2007) 10/20, 10/10, and 10/5 systems revisited. NeuroImage 34:1600-1611. "
                        + "doi:10.1016/j.neuroimage.2006.09.024"), left ? -1 : -2);
    }

    @Override
    public Outcome<ScalpSite> run(ScalpRuleInput input, Parameters parameters, Execution execution) {
        TenTwenty head = TenTwenty.on(input.scalp(), input.landmarks());
        double ear = head.earToEar().lengthMm(), front = head.nasionInion().lengthMm(), round = head.circumferenceMm();
        List<Finding> findings = new ArrayList<>();
        HeadLengths.check("ear over vertex to ear", ear, 300, 420, findings);
        HeadLengths.check("nasion over vertex to inion", front, 300, 420, findings);
        HeadLengths.check("circumference", round, 500, 660, findings);
        return Outcome.done(new ScalpSite(left ? "F3 (10-20)" : "F4 (10-20)", new FramePoint(input.scalp().frame(), head.onSkin(left ? head.f3() : head.f4())),
                Map.of("nasionInionMm", front, "earToEarMm", ear, "circumferenceMm", round)), findings);
    }
}
