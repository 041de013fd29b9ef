package org.lodestone.pipeline.internal.structure;

import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Distance;

/**
 * How far the patient's brain mask and the template's brain, laid on the patient, are apart: muscle, eyes or dura that were taken for brain,
 * and brain that was lost. Borders closer than 6 mm count as one: anatomy and registration differ by as much.
 *
 * @param beyondMl mask that lies farther outside the template's brain
 * @param missingMl template's brain that lies farther outside the mask
 */
record BrainOutline(double beyondMl, double missingMl) {

    private static final double SPACING_MM = 2;
    private static final double APART_MM = 6;
    private static final float FAR_MM = 1000;

    static BrainOutline of(HeadModel head, Execution execution) {
        SpatialTransform toTemplate = head.t1wToTemplate();
        return new BrainOutline(beyondMl(head.brain(), head.template().brain(), toTemplate, execution),
                beyondMl(head.template().brain(), head.brain(), toTemplate.inverse(), execution));
    }

    /** Volume of {@code mask} farther from {@code other} than borders differ; {@code toOther} leads from the one's space to the other's. */
    private static double beyondMl(Mask mask, Mask other, SpatialTransform toOther, Execution execution) {
        Grid grid = mask.grid().withSpacing(SPACING_MM);
        float[] inside = Resampling.resample(mask.toVolume(), grid, AffineTransform.identity(grid.frame()), Interpolation.LINEAR, 0, execution)
                .toFloats();
        Volume distance = Distance.toMaskMm(other, execution);
        float[] away = Resampling.resample(distance, grid, toOther, Interpolation.LINEAR, FAR_MM, execution).toFloats();
        return Mask.where(grid, v -> inside[v] >= 0.5f && away[v] > APART_MM).volumeMl();
    }
}
