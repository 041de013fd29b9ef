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

/** The subgenual cingulate seed: a sphere of 10 mm at MNI (6, 16, -10) and its mirror image (Fox 2012). */
public final class SubgenualRegion implements RegionDefinition {

    private static final Vec3 RIGHT = new Vec3(6, 16, -10);
    private static final Vec3 LEFT = new Vec3(-6, 16, -10);

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.region.sgacc", "1", "Subgenual cingulate",
                "Spheres at MNI (6, 16, -10) and (-6, 16, -10), the seed of subgenual targeting.",
                "Fox 2012, Biological Psychiatry 72:595, 10.1016/j.biopsych.2012.04.028",
                "Cash 2021, Human Brain Mapping 42:4155, 10.1002/hbm.25330");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("radiusMm", 10, 2, 30, "Radius of each sphere; 10 mm in Fox 2012."),
                Parameter.choice("side", "both", List.of("both", "right", "left"),
                        "Which spheres; both halves the noise, right alone is the original seed."));
    }

    @Override
    public Outcome<Mask> run(RegionRequest request, Parameters parameters, Execution execution) {
        List<Vec3> centres = switch (parameters.text("side")) {
            case "right" -> List.of(RIGHT);
            case "left" -> List.of(LEFT);
            default -> List.of(RIGHT, LEFT);
        };
        return new SphereUnion(centres, parameters.real("radiusMm")).draw(request, execution);
    }
}
