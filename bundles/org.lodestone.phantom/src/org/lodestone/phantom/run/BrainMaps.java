package org.lodestone.phantom.run;

import org.lodestone.core.Execution;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Sampler;
import org.lodestone.image.Volume;
import org.lodestone.phantom.anatomy.EchoPlanarContrast;

/**
 * How strongly each place of the head at rest carries each {@link Channel time course}: what the scanner sees at a time is the sum of the
 * maps, each times its course. Held on a fine grid around the functional one, in the run's reference position.
 *
 * @param grid fine grid in the run's space
 * @param channels how many maps
 * @param values the maps of a node side by side, nodes in memory order. Handed over: must not be modified any more.
 * @param plain for each node: true when it and its neighbours in positive direction carry the baseline only. Handed over.
 */
public record BrainMaps(Grid grid, int channels, float[] values, boolean[] plain) {

    /** Factors of the channels behind the networks, as share of the mean signal of grey matter at 1. */
    private static final double GLOBAL = 0.003, BREATH = 0.003, HEART_GREY = 0.002, HEART_FLUID = 0.012, BACKGROUND = 0.006;

    /**
     * Lays the maps.
     *
     * @param contrast signals of the tissues, on the template's grid
     * @param brain networks
     * @param grid fine grid in the run's space
     * @param boldToTemplate from the run's reference position to the template
     * @param execution threads and cancellation
     * @return the maps
     */
    public static BrainMaps lay(
            EchoPlanarContrast contrast, RestingBrain brain, Grid grid, SpatialTransform boldToTemplate, Execution execution) {
        int networks = brain.networks().size();
        int channels = Channel.count(networks);
        Grid template = contrast.baseline().grid();
        var toVoxel = template.worldToVoxel();
        Sampler baseline = linear(contrast.baseline(), execution), grey = linear(contrast.grey(), execution);
        Sampler fluid = linear(contrast.fluid(), execution);
        float[] values = new float[Math.toIntExact(grid.size() * channels)];
        Vec3 centre = grid.centreMm();
        execution.parallel().forRanges(grid.nz(), 1, execution.progress(), (start, end) -> {
            for (int k = start; k < end; k++) {
                for (int j = 0; j < grid.ny(); j++) {
                    for (int i = 0; i < grid.nx(); i++) {
                        Vec3 mm = grid.toWorld(i, j, k);
                        Vec3 templateMm = boldToTemplate.apply(mm);
                        Vec3 p = toVoxel.apply(templateMm);
                        double mean = baseline.at(p.x(), p.y(), p.z());
                        double greyPart = grey.at(p.x(), p.y(), p.z());
                        double fluidPart = fluid.at(p.x(), p.y(), p.z());
                        Vec3 offset = mm.minus(centre).times(0.01);
                        int node = grid.index(i, j, k) * channels;
                        values[node + Channel.BASELINE] = (float) mean;
                        if (greyPart + fluidPart < 1e-3) {
                            continue;
                        }
                        for (int n = 0; n < networks; n++) {
                            values[node + Channel.network(n)] = (float) (greyPart * brain.networks().get(n).amplitudeAt(templateMm));
                        }
                        values[node + Channel.global(networks)] = (float) (GLOBAL * greyPart);
                        values[node + Channel.breath(networks)] = (float) (BREATH * mean);
                        values[node + Channel.heart(networks)] = (float) (HEART_GREY * greyPart + HEART_FLUID * fluidPart);
                        values[node + Channel.driftX(networks)] = (float) (mean * offset.x());
                        values[node + Channel.driftZ(networks)] = (float) (mean * offset.z());
                        values[node + Channel.background(networks)] = (float) (BACKGROUND * (greyPart + 0.3 * (mean - greyPart)));
                    }
                }
            }
        });
        return new BrainMaps(grid, channels, values, plainCells(grid, channels, values));
    }

    private static Sampler linear(Volume volume, Execution execution) {
        return Sampler.of(volume, Interpolation.LINEAR, 0, execution);
    }

    private static boolean[] plainCells(Grid grid, int channels, float[] values) {
        boolean[] plain = new boolean[(int) grid.size()];
        for (int k = 0; k + 1 < grid.nz(); k++) {
            for (int j = 0; j + 1 < grid.ny(); j++) {
                for (int i = 0; i + 1 < grid.nx(); i++) {
                    boolean all = true;
                    for (int corner = 0; corner < 8 && all; corner++) {
                        int node = grid.index(i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2)) * channels;
                        all = values[node + channels - 1] == 0;
                    }
                    plain[grid.index(i, j, k)] = all;
                }
            }
        }
        return plain;
    }

    /**
     * @param channel out of {@link Channel}
     * @return one map as a volume, for tests and pictures
     */
    public Volume map(int channel) {
        float[] map = new float[(int) grid.size()];
        for (int v = 0; v < map.length; v++) {
            map[v] = values[v * channels + channel];
        }
        return Volume.of(grid, map);
    }
}
