package org.lodestone.connectivity.internal;

import java.util.List;
import org.lodestone.connectivity.internal.cleaning.FilterThenRegress;
import org.lodestone.connectivity.internal.cleaning.ProjectionDenoising;
import org.lodestone.connectivity.internal.cleaning.SingleProjection;
import org.lodestone.connectivity.internal.confound.StandardConfounds;
import org.lodestone.connectivity.internal.distortion.FieldMapShift;
import org.lodestone.connectivity.internal.distortion.ReversedPairShift;
import org.lodestone.connectivity.internal.echo.DecayWeightedCombination;
import org.lodestone.connectivity.internal.explore.InstantMaps;
import org.lodestone.connectivity.internal.matrix.RegionCoupling;
import org.lodestone.connectivity.internal.measure.DegreeCentrality;
import org.lodestone.connectivity.internal.measure.FluctuationAmplitude;
import org.lodestone.connectivity.internal.measure.RegionalHomogeneity;
import org.lodestone.connectivity.internal.preparation.DespikeFilter;
import org.lodestone.connectivity.internal.preparation.OtsuConfoundTissue;
import org.lodestone.connectivity.internal.preparation.SignalFilter;
import org.lodestone.connectivity.internal.preparation.SmoothingFilter;
import org.lodestone.connectivity.internal.preparation.StandardRunPreparation;
import org.lodestone.connectivity.internal.preparation.StandardRunResampling;
import org.lodestone.connectivity.internal.preparation.SteadyStateTrimming;
import org.lodestone.connectivity.internal.seed.RunSeedPearson;
import org.lodestone.connectivity.internal.seed.SeedPearson;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;

/** The methods of this bundle. */
public final class ConnectivityProvider implements MethodProvider {

    private static final List<Method<?, ?>> METHODS = List.of(
            new DecayWeightedCombination(), new FieldMapShift(), new ReversedPairShift(), new SteadyStateTrimming(), new StandardRunPreparation(),
            new StandardRunResampling(), new SignalFilter(), new DespikeFilter(),
            new SmoothingFilter(), new OtsuConfoundTissue(), new StandardConfounds(), new ProjectionDenoising(), new SingleProjection(),
            new FilterThenRegress(),
            new SeedPearson(), new RunSeedPearson(), new InstantMaps(),
            new FluctuationAmplitude(false), new FluctuationAmplitude(true), new RegionalHomogeneity(), new DegreeCentrality(),
            new RegionCoupling(RegionCoupling.Kind.PEARSON), new RegionCoupling(RegionCoupling.Kind.LEDOIT_WOLF),
            new RegionCoupling(RegionCoupling.Kind.PARTIAL), new RegionCoupling(RegionCoupling.Kind.TANGENT));

    @Override
    public List<Method<?, ?>> methods() {
        return METHODS;
    }
}
