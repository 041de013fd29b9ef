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

/** One sphere at any template coordinate. */
public final class SphereRegion implements RegionDefinition {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.region.sphere", "1", "Sphere", "A sphere around an MNI coordinate.");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("xMm", 0, -100, 100, "To the right, MNI."),
                Parameter.real("yMm", 0, -140, 100, "To the front, MNI."),
                Parameter.real("zMm", 0, -90, 110, "Up, MNI."),
                Parameter.real("radiusMm", 6, 1, 50, "Radius."));
    }

    @Override
    public Outcome<Mask> run(RegionRequest request, Parameters parameters, Execution execution) {
        Vec3 centre = new Vec3(parameters.real("xMm"), parameters.real("yMm"), parameters.real("zMm"));
        return new SphereUnion(List.of(centre), parameters.real("radiusMm")).draw(request, execution);
    }
}
