package org.lodestone.delineation.internal.target;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.filter.Distance;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.AnatomicalRule;
import org.lodestone.method.target.AnatomicalRuleInput;
import org.lodestone.method.target.AnatomicalSite;

/**
 * The middle of the border between the left Brodmann areas 9 and 46 (Rusjan 2010), as the atlas puts it on the patient, on the outer
 * cortex.
 */
public final class AreaBorder implements AnatomicalRule {

    private static final double NEAR_MM = 3;

    /** Creates it. */
    public AreaBorder() {
    }

    @Override
    public MethodInfo info() {
        return new MethodInfo("lodestone.delineation.ba9-ba46-border", "1", "Border of Brodmann areas 9 and 46",
                "Middle of the border between the left Brodmann areas 9 and 46 on the outer cortex.",
                List.of("Rusjan PM et al. (2010) Human Brain Mapping 31:1643-1652. doi:10.1002/hbm.20964",
                        "Rorden C, Brett M (2000) Behav Neurol 12:191-200. doi:10.1155/2000/421719"), -11);
    }

    @Override
    public Outcome<List<AnatomicalSite>> run(AnatomicalRuleInput input, Parameters parameters, Execution execution) {
        LabelMap map = input.regions().get("brodmann");
        if (map == null) {
            return Outcome.refused(Finding.error("LS-DELIN-084", "The atlas of Brodmann areas is not at hand.", "Carry the atlas brodmann to the patient."));
        }
        CorticalCrown crown = CorticalCrown.of(input.brain(), execution);
        Mask nine = left(map.mask(9), input, crown), fortySix = left(map.mask(46), input, crown);
        if (nine.count() == 0 || fortySix.count() == 0) {
            return Outcome.refused(Finding.error("LS-DELIN-085", "Brodmann area " + (nine.count() == 0 ? 9 : 46) + " has no voxel on the left of this brain.",
                    "Check the registration to the template."));
        }
        float[] toNine = Distance.toMaskMm(nine, execution).toFloats(), toOther = Distance.toMaskMm(fortySix, execution).toFloats();
        Mask border = Mask.where(map.grid(), v -> input.brain().contains(v) && toNine[v] <= NEAR_MM && toOther[v] <= NEAR_MM);
        Optional<FramePoint> point = crown.middle(border);
        return point.<Outcome<List<AnatomicalSite>>>map(found -> Outcome.done(List.of(new AnatomicalSite("ba9-ba46-border",
                "border of Brodmann areas 9 and 46", found, info().references().getFirst(), "Brodmann atlas carried to the patient",
                Optional.empty()))))
                .orElseGet(() -> Outcome.refused(Finding.error("LS-DELIN-086", "Brodmann areas 9 and 46 do not meet on the outer cortex.",
                        "Check the registration to the template.")));
    }

    private static Mask left(Mask area, AnatomicalRuleInput input, CorticalCrown crown) {
        return Mask.where(area.grid(), v -> area.contains(v) && input.t1wToTemplate().apply(crown.at(v)).x() < 0);
    }
}
