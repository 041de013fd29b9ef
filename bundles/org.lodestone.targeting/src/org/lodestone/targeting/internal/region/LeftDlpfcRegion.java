package org.lodestone.targeting.internal.region;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.RegionDefinition;
import org.lodestone.method.target.RegionRequest;

/**
 * The left dorsolateral prefrontal search region of Cash 2021: spheres of 20 mm at BA9 (-36, 39, 43), BA46 (-44, 40, 29), the group
 * average of the 5 cm rule (-41, 16, 54) and F3 (-37, 26, 49), MNI. 83.7 ml before it is limited to brain; not claimed to equal any
 * published mask file voxel by voxel.
 */
public final class LeftDlpfcRegion implements RegionDefinition {

    private static final List<Vec3> CENTRES =
            List.of(new Vec3(-36, 39, 43), new Vec3(-44, 40, 29), new Vec3(-41, 16, 54), new Vec3(-37, 26, 49));

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.region.left-dlpfc", "1", "Left dorsolateral prefrontal cortex",
                "Union of spheres around BA9, BA46, the 5 cm site and F3: where a stimulation target may lie.",
                "Cash 2021, Human Brain Mapping 42:4155, 10.1002/hbm.25330",
                "Fox 2012, Biological Psychiatry 72:595, 10.1016/j.biopsych.2012.04.028");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("radiusMm", 20, 5, 40, "Radius of each sphere; 20 mm in Cash 2021, 30 mm in its dilated form."));
    }

    @Override
    public Outcome<Mask> run(RegionRequest request, Parameters parameters, Execution execution) {
        return new SphereUnion(CENTRES, parameters.real("radiusMm")).draw(request, execution);
    }
}
