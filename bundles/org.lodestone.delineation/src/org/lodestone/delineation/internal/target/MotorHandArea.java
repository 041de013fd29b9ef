package org.lodestone.delineation.internal.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.AnatomicalRule;
import org.lodestone.method.target.AnatomicalRuleInput;
import org.lodestone.method.target.AnatomicalSite;

/**
 * Where the left motor cortex of the hand is expected: the mean of functional studies carried to the patient and put on the crown of the
 * precentral gyrus. A stand-in for a measured hotspot, which lies elsewhere in many people (Ahdab 2016).
 */
public final class MotorHandArea implements AnatomicalRule {

    private static final Vec3 MEAN = new Vec3(-37, -21, 58);
    private static final double REACH_MM = 20;

    /** Creates it. */
    public MotorHandArea() {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.delineation.motor-hand", "1", "Motor area of the hand",
                "Mean of functional studies of the left motor cortex, on the crown of the patient's precentral gyrus.",
                "Mayka MA et al. (2006) NeuroImage 31:1453-1474. doi:10.1016/j.neuroimage.2006.02.004",
                "Yousry TA et al. (1997) Brain 120:141-157. doi:10.1093/brain/120.1.141");
    }

    @Override
    public Outcome<List<AnatomicalSite>> run(AnatomicalRuleInput input, Parameters parameters, Execution execution) {
        SpatialTransform back = input.t1wToTemplate().inverse();
        FramePoint expected = back.apply(new FramePoint(back.from(), MEAN));
        CorticalCrown crown = CorticalCrown.of(input.brain(), execution);
        Optional<FramePoint> onGyrus = Optional.ofNullable(input.regions().get("aal")).map(MotorHandArea::precentral)
                .flatMap(gyrus -> crown.nearest(gyrus, expected.mm(), REACH_MM));
        Optional<FramePoint> found = onGyrus.or(() -> crown.nearest(input.brain(), expected.mm(), REACH_MM));
        if (found.isEmpty()) {
            return Outcome.refused(Finding.error("LS-DELIN-080", "No cortex lies where the motor area of the hand is expected.",
                    "Check the brain mask and the registration to the template, or give the measured hotspot."));
        }
        return Outcome.done(
                List.of(new AnatomicalSite("motor-hand", "motor area of the hand, expected", found.get(), info().references().getFirst(),
                        "mean of functional studies", Optional.of(new AnatomicalSite.Printed("MNI152", MEAN)))),
                List.of(Finding.warning("LS-DELIN-081", "The motor point is the mean of a group, not measured on this patient.",
                        "Measure the hotspot by stimulation and give it: fixed lengths start from it, thresholds are compared with it.")));
    }

    private static Mask precentral(LabelMap map) {
        return map.mask(map.names().entrySet().stream().filter(entry -> entry.getValue().equals("Precentral_L"))
                .mapToInt(Map.Entry::getKey).toArray());
    }
}
