package org.lodestone.delineation.internal.scalp;

import java.util.List;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.ScalpRule;
import org.lodestone.method.target.ScalpRuleInput;
import org.lodestone.method.target.ScalpSite;

/**
 * A fixed length forward from the motor point of the hand, along the skin in a plane parallel to the head's midplane: the rule of 5 cm
 * (Pascual-Leone 1996) and its later variants. Head size does not count, which is what speaks against it.
 */
public final class FixedDistanceRule implements ScalpRule {

    private static final double FARTHEST_MOTOR_MM = 45;

    private final double cm;
    private final MethodInfo info;

    private FixedDistanceRule(String id, double cm, int ranking, String... references) {
        this.cm = cm;
        String words = (cm == Math.rint(cm) ? String.valueOf((int) cm) : String.valueOf(cm)) + " cm";
        this.info = new MethodInfo("lodestone.delineation." + id, "1", "Rule of " + words,
                words + " forward from the motor point of the hand along the skin, parallel to the midline.", List.of(references), ranking);
    }

    /** @return the rules of 5, 5.5 and 6 cm */
    public static List<ScalpRule> all() {
        return List.of(
                new FixedDistanceRule("five-cm-rule", 5, -3, "Pascual-Leone A et al. (1996) Lancet 348:233-237. "
                        + "doi:10.1016/S0140-6736(96)01219-6", "George MS et al. (2010) Arch Gen Psychiatry 67:507-516. "
                        + "doi:10.1001/archgenpsychiatry.2010.46"),
                new FixedDistanceRule("five-and-half-cm-rule", 5.5, -4, "Trapp NT et al. (2020) Brain Stimulation 13:652-654. "
                        + "5.5 cm rule and Beam F3 compared"),
                new FixedDistanceRule("six-cm-rule", 6, -5, "Johnson KA et al. (2013) Brain Stimulation 6:108-117. "
                        + "doi:10.1016/j.brs.2012.04.003"));
    }

    @Override
    public MethodInfo info() {
        return info;
    }

    @Override
    public Outcome<ScalpSite> run(ScalpRuleInput input, Parameters parameters, Execution execution) {
        if (input.motor().isEmpty()) {
            return Outcome.refused(Finding.error("LS-DELIN-053", "The motor point of the hand is not known.",
                    "Measure the motor hotspot, or register to a template that proposes one."));
        }
        Surface skin = input.scalp();
        Vec3 motor = input.motor().get().mm();
        Vec3 start = nearest(skin, motor);
        if (start.distance(motor) > FARTHEST_MOTOR_MM) {
            return Outcome.refused(Finding.error("LS-DELIN-054", "The motor point lies " + Math.round(start.distance(motor))
                    + " mm from the skin.", "Check the motor point; it lies in the cortex or on the skin above."));
        }
        HeadAxes axes = HeadAxes.of(input.landmarks());
        Vec3 nasion = input.landmarks().nasion().mm();
        Vec3 end = nasion.plus(axes.right().times(start.minus(nasion).dot(axes.right())));
        Vec3 above = start.plus(axes.up().times(60)).plus(axes.front().times(60));
        Vec3 taped = TapeLine.over(skin, start, end, above).at(10 * cm);
        Vec3 point = nearest(skin, taped);
        return Outcome.done(new ScalpSite(info.title(), new FramePoint(skin.frame(), point), Map.of("fromMotorPointMm", 10 * cm)));
    }

    private static Vec3 nearest(Surface skin, Vec3 point) {
        Vec3 best = point;
        double nearest = Double.POSITIVE_INFINITY;
        for (int v = 0; v < skin.vertexCount(); v++) {
            double distance = skin.vertex(v).distance(point);
            if (distance < nearest) {
                nearest = distance;
                best = skin.vertex(v);
            }
        }
        return best;
    }
}
