package org.lodestone.phantom.anatomy;

import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.method.atlas.Template;

/**
 * The template as a T2*-weighted echo-planar scan sees it, with grey matter at 1: fluid bright, white matter darker, fat suppressed, some
 * signal lost above the sinuses. Blurred by the scan's point spread.
 *
 * @param baseline mean signal
 * @param grey part of it that comes from grey matter
 * @param fluid part of it that comes from fluid
 */
public record EchoPlanarContrast(Volume baseline, Volume grey, Volume fluid) {

    private static final double FLUID_SIGNAL = 1.5;
    private static final double WHITE_SIGNAL = 0.8;
    private static final double OUTSIDE_SIGNAL = 0.35;
    private static final Vec3 DROPOUT_MM = new Vec3(0, 32, -20);
    private static final double DROPOUT_SIGMA_MM = 12;
    private static final double DROPOUT_SHARE = 0.35;

    /**
     * @param template head and brain
     * @param contrast of the template's image
     * @param pointSpreadMm full width at half maximum of the blur
     * @param execution threads and cancellation
     * @return the signals on the template's grid
     */
    public static EchoPlanarContrast of(Template template, TissueContrast contrast, double pointSpreadMm, Execution execution) {
        Grid grid = template.head().grid();
        float[] head = template.head().toFloats();
        float[] baseline = new float[head.length];
        float[] grey = new float[head.length];
        float[] fluid = new float[head.length];
        execution.parallel().forRanges(grid.nz(), 1, execution.progress(), (start, end) -> {
            for (int v = start * grid.nx() * grid.ny(); v < end * grid.nx() * grid.ny(); v++) {
                double intensity = head[v];
                if (!template.brain().contains(v)) {
                    baseline[v] = (float) (OUTSIDE_SIGNAL * Math.clamp(intensity / contrast.grey(), 0, 1.2));
                    continue;
                }
                double kept = 1 - dropout(grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())));
                grey[v] = (float) (kept * contrast.greyShare(intensity));
                fluid[v] = (float) (kept * FLUID_SIGNAL * contrast.fluidShare(intensity));
                baseline[v] = (float) (grey[v] + fluid[v] + kept * WHITE_SIGNAL * contrast.whiteShare(intensity));
            }
        });
        return new EchoPlanarContrast(blurred(grid, baseline, pointSpreadMm, execution), blurred(grid, grey, pointSpreadMm, execution),
                blurred(grid, fluid, pointSpreadMm, execution));
    }

    private static Volume blurred(Grid grid, float[] values, double fwhmMm, Execution execution) {
        return Smoothing.gaussian(Volume.of(grid, values), fwhmMm, execution);
    }

    private static double dropout(Vec3 mm) {
        double distance = mm.distance(DROPOUT_MM);
        return DROPOUT_SHARE * Math.exp(-0.5 * distance * distance / (DROPOUT_SIGMA_MM * DROPOUT_SIGMA_MM));
    }
}
