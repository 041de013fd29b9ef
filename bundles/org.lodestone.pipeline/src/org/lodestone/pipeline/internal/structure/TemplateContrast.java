package org.lodestone.pipeline.internal.structure;

import java.util.Arrays;
import org.lodestone.core.Execution;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Sampler;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Distance;

/**
 * How bright the patient's scan is where the registered template has white matter, grey matter, fluid, and the great veins under the vault.
 * In a T1w scan white is brighter than grey and grey than fluid; in T2w and T2*-weighted scans the other way round; after gadolinium the
 * veins outshine white matter.
 *
 * @param white median brightness where the template is brightest
 * @param grey median where the template is in the middle
 * @param fluid median deep in the brain where the template is darkest
 * @param veins 75th percentile along the upper edge of the cleft between the hemispheres, where the sagittal sinus runs
 */
record TemplateContrast(double white, double grey, double fluid, double veins) {

    private static final int STEP = 2;
    private static final double DEEP_MM = 15;

    static TemplateContrast of(HeadModel head, Execution execution) {
        Volume image = head.template().head();
        Mask brain = head.template().brain();
        Grid grid = image.grid();
        float[] shown = image.toFloats();
        float[] depth = Distance.toMaskMm(Mask.where(grid, v -> !brain.contains(v)), execution).toFloats();
        float[] inside = new float[brain.count()];
        int n = 0;
        for (int v : brain.indices()) {
            inside[n++] = shown[v];
        }
        Arrays.sort(inside);
        double[] cut = Arrays.stream(new double[] {0.04, 0.3, 0.5, 0.7, 0.95}).map(f -> inside[(int) (f * (inside.length - 1))]).toArray();
        Reading read = new Reading(head);
        Bag white = new Bag(), grey = new Bag(), fluid = new Bag();
        for (int k = 0; k < grid.nz(); k += STEP) {
            for (int j = 0; j < grid.ny(); j += STEP) {
                for (int i = 0; i < grid.nx(); i += STEP) {
                    int v = grid.index(i, j, k);
                    if (!brain.contains(v) || depth[v] < 2) {
                        continue;
                    }
                    if (shown[v] >= cut[3] && shown[v] <= cut[4]) {
                        white.add(read.at(grid.toWorld(i, j, k)));
                    } else if (shown[v] >= cut[1] && shown[v] <= cut[2]) {
                        grey.add(read.at(grid.toWorld(i, j, k)));
                    } else if (shown[v] <= cut[0] && depth[v] > DEEP_MM) {
                        fluid.add(read.at(grid.toWorld(i, j, k)));
                    }
                }
            }
        }
        return new TemplateContrast(white.at(0.5), grey.at(0.5), fluid.at(0.5), veins(brain, read).at(0.75));
    }

    /** The row of points from 1 mm below to 5 mm above the highest brain voxel next to the midline. */
    private static Bag veins(Mask brain, Reading read) {
        Grid grid = brain.grid();
        Bag bag = new Bag();
        for (double y = -80; y <= 40; y += 2) {
            double top = Double.NaN;
            for (double z = 100; z > 20 && Double.isNaN(top); z--) {
                for (double x = -8; x <= 8; x += 16) {
                    Vec3 v = grid.worldToVoxel().apply(new Vec3(x, y, z));
                    int i = (int) Math.round(v.x()), j = (int) Math.round(v.y()), k = (int) Math.round(v.z());
                    top = grid.contains(i, j, k) && brain.contains(grid.index(i, j, k)) ? z : top;
                }
            }
            for (double up = -1; up <= 5; up += 1) {
                for (double x = -2; x <= 2; x += 2) {
                    bag.add(read.at(new Vec3(x, y, top + up)));
                }
            }
        }
        return bag;
    }

    /** Reads the patient's scan at points of the template. */
    private static final class Reading {
        private final SpatialTransform templateToT1w;
        private final Sampler scan;
        private final org.lodestone.core.Affine worldToVoxel;

        Reading(HeadModel head) {
            templateToT1w = head.t1wToTemplate().inverse();
            scan = Sampler.of(head.corrected(), Interpolation.LINEAR, Float.NaN, Execution.unobserved());
            worldToVoxel = head.corrected().grid().worldToVoxel();
        }

        float at(Vec3 templateMm) {
            Vec3 v = worldToVoxel.apply(templateToT1w.apply(templateMm));
            return scan.at(v.x(), v.y(), v.z());
        }
    }

    private static final class Bag {
        private float[] values = new float[1024];
        private int count;

        void add(float value) {
            if (Float.isFinite(value)) {
                values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
                values[count++] = value;
            }
        }

        double at(double fraction) {
            Arrays.sort(values, 0, count);
            return count == 0 ? Double.NaN : values[(int) (fraction * (count - 1))];
        }
    }
}
