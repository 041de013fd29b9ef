package org.lodestone.targeting.internal;

import java.util.List;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;
import org.lodestone.targeting.internal.region.AtlasRegion;
import org.lodestone.targeting.internal.region.GreyWithinReach;
import org.lodestone.targeting.internal.region.LeftDlpfcRegion;
import org.lodestone.targeting.internal.region.SphereRegion;
import org.lodestone.targeting.internal.region.SubgenualRegion;
import org.lodestone.targeting.internal.reliability.BlockBootstrap;
import org.lodestone.targeting.internal.scalp.NearestScalpPoint;
import org.lodestone.targeting.internal.scalp.NormalScalpPoint;
import org.lodestone.targeting.internal.scalp.SulcalWallOrientation;
import org.lodestone.targeting.internal.search.ClassicTargeting;
import org.lodestone.targeting.internal.search.ClusterTargeting;
import org.lodestone.targeting.internal.search.GroupTargeting;
import org.lodestone.targeting.internal.search.HierarchicalTargeting;
import org.lodestone.targeting.internal.search.NetworkOverlapTargeting;
import org.lodestone.targeting.internal.search.SearchlightTargeting;
import org.lodestone.targeting.internal.search.SeedMapTargeting;

/** The methods of this bundle. */
public final class TargetingProvider implements MethodProvider {

    private static final List<Method<?, ?>> METHODS = List.of(
            new SubgenualRegion(), new LeftDlpfcRegion(), new SphereRegion(), new AtlasRegion(), new GreyWithinReach(),
            new ClassicTargeting(), new ClusterTargeting(), new SearchlightTargeting(),
            new SeedMapTargeting(), new HierarchicalTargeting(), new NetworkOverlapTargeting(), new GroupTargeting(),
            new NearestScalpPoint(), new NormalScalpPoint(), new SulcalWallOrientation(), new BlockBootstrap());

    @Override
    public List<Method<?, ?>> methods() {
        return METHODS;
    }
}
