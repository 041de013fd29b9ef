package org.lodestone.pipeline.internal.structure;

import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.image.filter.Smoothing;

/**
 * Where the registered scan looks unlike the template: a lesion, a cyst, a failed registration.
 *
 * @param largestMl volume of the largest connected part of the brain in which both are uncorrelated, in template space
 * @param centre its centre in the patient's T1w space, mm; the origin when there is none
 * @param turnDegrees by how much the registration turned the head
 */
record TemplateAgreement(double largestMl, Vec3 centre, double turnDegrees) {

    private static final double SPACING_MM = 3;
    private static final double WINDOW_MM = 18;
    /** Correlation in a neighbourhood below which nothing is alike. */
    private static final double UNLIKE = 0.2;

    static TemplateAgreement of(HeadModel head, Execution execution) {
        Volume template = head.template().head();
        Grid grid = template.grid().withSpacing(SPACING_MM);
        AffineTransform same = AffineTransform.identity(grid.frame());
        SpatialTransform toT1w = head.t1wToTemplate().inverse();
        float[] a = Resampling.resample(Smoothing.gaussian(template, SPACING_MM, execution), grid, same, Interpolation.LINEAR, 0, execution)
                .toFloats();
        float[] b = Resampling.resample(Smoothing.gaussian(head.corrected(), SPACING_MM, execution), grid, toT1w, Interpolation.LINEAR, 0,
                execution).toFloats();
        float[] w = Resampling.resample(head.template().brain().toVolume(), grid, same, Interpolation.LINEAR, 0, execution).toFloats().clone();
        head.scan().lesion().ifPresent(lesion -> {
            float[] out = Resampling.resample(lesion.toVolume(), grid, toT1w, Interpolation.LINEAR, 0, execution).toFloats();
            for (int v = 0; v < w.length; v++) {
                w[v] *= 1 - out[v];
            }
        });
        float[] sw = mean(grid, w, null, null, execution), sa = mean(grid, w, a, null, execution), sb = mean(grid, w, b, null, execution);
        float[] saa = mean(grid, w, a, a, execution), sbb = mean(grid, w, b, b, execution), sab = mean(grid, w, a, b, execution);
        Mask unlike = Mask.where(grid, v -> {
            if (w[v] < 0.5) {
                return false;
            }
            double ma = sa[v] / sw[v], mb = sb[v] / sw[v];
            double va = saa[v] / sw[v] - ma * ma, vb = sbb[v] / sw[v] - mb * mb;
            return !((sab[v] / sw[v] - ma * mb) / Math.sqrt(Math.max(1e-12, va * vb)) > UNLIKE);
        });
        LabelMap parts = Components.label(unlike, Neighbourhood.FACES);
        Mask largest = parts.mask(1);
        Vec3 centre = Vec3.ZERO;
        if (largest.count() > 0) {
            for (int v : largest.indices()) {
                centre = centre.plus(grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())));
            }
            centre = toT1w.apply(centre.times(1.0 / largest.count()));
        }
        return new TemplateAgreement(largest.volumeMl(), centre, turnDegrees(toT1w, head.template().brain()));
    }

    private static float[] mean(Grid grid, float[] w, float[] a, float[] b, Execution execution) {
        float[] product = new float[w.length];
        for (int v = 0; v < w.length; v++) {
            product[v] = w[v] * (a == null ? 1 : a[v]) * (b == null ? 1 : b[v]);
        }
        return Smoothing.gaussian(Volume.of(grid, product), WINDOW_MM, execution).toFloats();
    }

    /** Angle between the template's axes and where the map takes them, the largest of the three, over 60 mm about the centre. */
    private static double turnDegrees(SpatialTransform toT1w, Mask brain) {
        Vec3 centre = brain.grid().centreMm();
        double worst = 0;
        for (Vec3 axis : new Vec3[] {new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1)}) {
            Vec3 moved = toT1w.apply(centre.plus(axis.times(30))).minus(toT1w.apply(centre.plus(axis.times(-30)))).unit();
            worst = Math.max(worst, Math.toDegrees(Math.acos(Math.clamp(moved.dot(axis), -1, 1))));
        }
        return worst;
    }
}
