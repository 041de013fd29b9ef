package org.lodestone.delineation.internal.scalp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.ScalpRule;
import org.lodestone.method.target.ScalpRuleInput;
import org.lodestone.method.target.ScalpSite;

/** Beam F3 taped off on the patient's own head: the lengths an operator would read, and where they lead. */
public final class BeamF3 implements ScalpRule {

    /** Creates it. */
    public BeamF3() {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.delineation.beam-f3", "1", "Beam F3",
                "F3 from nasion-inion, ear-ear and circumference, as taped off on the head.",
                "Beam W et al. (2009) An efficient and accurate new method for locating the F3 position for prefrontal TMS applications. "
                        + "Brain Stimulation 2:50-54. doi:10.1016/j.brs.2008.09.006");
    }

    @Override
    public Outcome<ScalpSite> run(ScalpRuleInput input, Parameters parameters, Execution execution) {
        TenTwenty head = TenTwenty.on(input.scalp(), input.landmarks());
        double ear = head.earToEar().lengthMm(), front = head.nasionInion().lengthMm(), round = head.circumferenceMm();
        List<Finding> findings = new ArrayList<>();
        HeadLengths.check("ear over vertex to ear", ear, 300, 420, findings);
        HeadLengths.check("nasion over vertex to inion", front, 300, 420, findings);
        HeadLengths.check("circumference", round, 500, 660, findings);
        BeamFormula beam = BeamFormula.of(ear / 10, front / 10, round / 10);
        double x = 10 * beam.alongCircumferenceCm(), y = 10 * beam.fromVertexCm();
        Vec3 vertex = head.vertex();
        Vec3 onCircumference = head.leftHalf().at(x);
        // The tape from the vertex runs in the plane through the head's middle.
        Vec3 middle = head.leftHalf().atFraction(0.5).plus(head.rightHalf().atFraction(0.5)).times(0.5);
        Vec3 outside = middle.plus(vertex.minus(middle).unit().plus(onCircumference.minus(middle).unit()).times(150));
        Vec3 point = head.onSkin(TapeLine.over(input.scalp(), vertex, onCircumference, outside).at(y));
        Map<String, Double> tape = Map.of("nasionInionMm", front, "earToEarMm", ear, "circumferenceMm", round,
                "alongCircumferenceMm", x, "fromVertexMm", y);
        return Outcome.done(new ScalpSite("F3 (Beam)", new FramePoint(input.scalp().frame(), point), tape), findings);
    }
}
