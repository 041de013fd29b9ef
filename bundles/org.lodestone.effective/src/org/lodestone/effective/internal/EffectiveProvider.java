package org.lodestone.effective.internal;

import java.util.List;
import org.lodestone.effective.internal.granger.GrangerConnectivity;
import org.lodestone.effective.internal.granger.SeedGranger;
import org.lodestone.effective.internal.influence.InfluenceTargeting;
import org.lodestone.effective.internal.ppi.InteractionColumns;
import org.lodestone.effective.internal.rdcm.DrivenRegressionDcm;
import org.lodestone.effective.internal.rdcm.RegressionDcm;
import org.lodestone.effective.internal.spectraldcm.SpectralDcm;
import org.lodestone.effective.internal.task.ConjunctionTargeting;
import org.lodestone.effective.internal.task.EpiMasking;
import org.lodestone.effective.internal.task.FirstLevelDesign;
import org.lodestone.effective.internal.task.FirstLevelModel;
import org.lodestone.effective.internal.task.MapCorrection;
import org.lodestone.effective.internal.task.TaskPeakTargeting;
import org.lodestone.effective.internal.task.VoxelFits;
import org.lodestone.effective.internal.task.WhitenedRelabelling;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;

/** The methods of this bundle. */
public final class EffectiveProvider implements MethodProvider {

    private static final List<Method<?, ?>> METHODS = List.of(
            new GrangerConnectivity(), new SeedGranger(), new RegressionDcm(), new DrivenRegressionDcm(), new SpectralDcm(),
            new InfluenceTargeting(InfluenceTargeting.Rule.INHIBITS_SEED), new InfluenceTargeting(InfluenceTargeting.Rule.DRIVES_SEED),
            new InfluenceTargeting(InfluenceTargeting.Rule.DRIVEN_BY_INSULA),
            new FirstLevelDesign(), new FirstLevelModel(), new EpiMasking(), new MapCorrection(),
            new WhitenedRelabelling(), new VoxelFits(), new InteractionColumns(), new TaskPeakTargeting(), new ConjunctionTargeting());

    @Override
    public List<Method<?, ?>> methods() {
        return METHODS;
    }
}
