package org.lodestone.delineation.internal;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.delineation.internal.brain.SurfaceBrainExtraction;
import org.lodestone.delineation.internal.mesh.MaskSurface;
import org.lodestone.delineation.internal.scalp.BeamF3;
import org.lodestone.delineation.internal.scalp.FixedDistanceRule;
import org.lodestone.delineation.internal.scalp.GeodesicTape;
import org.lodestone.delineation.internal.scalp.PointByTape;
import org.lodestone.delineation.internal.scalp.TemplateLandmarks;
import org.lodestone.delineation.internal.scalp.TenTwentyF3;
import org.lodestone.delineation.internal.shading.N4BiasCorrection;
import org.lodestone.delineation.internal.target.AreaBorder;
import org.lodestone.delineation.internal.target.MiddleFrontalJunction;
import org.lodestone.delineation.internal.target.MotorHandArea;
import org.lodestone.delineation.internal.target.PublishedCoordinates;
import org.lodestone.delineation.internal.target.PublishedSites;
import org.lodestone.delineation.internal.tissue.MarkovTissueSegmentation;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;

/** The structural methods of this bundle. */
public final class DelineationProvider implements MethodProvider {

    private final List<Method<?, ?>> methods;

    /** Creates it; called by the framework or the service loader. */
    public DelineationProvider() {
        List<Method<?, ?>> all = new ArrayList<>(List.of(
                new SurfaceBrainExtraction(), new HeadSurface(), new MaskSurface(), new MarkovTissueSegmentation(), new N4BiasCorrection(),
                new TemplateLandmarks(), new BeamF3(), new TenTwentyF3(), new TenTwentyF3(false), new PointByTape(), new GeodesicTape(),
                new PublishedCoordinates(),
                new PublishedSites(), new MotorHandArea(), new MiddleFrontalJunction(), new AreaBorder()));
        all.addAll(FixedDistanceRule.all());
        methods = List.copyOf(all);
    }

    @Override
    public List<Method<?, ?>> methods() {
        return methods;
    }
}
