package org.lodestone.phantom.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;

/**
 * Finds places that are surrounded by grey matter: there a planted hill of signal is not cut on one side, and its top lies where it was
 * planted.
 *
 * @param density share of grey matter in each voxel's neighbourhood, on the template's grid
 */
public record GreyMatterSites(Volume density) {

    private record Site(Vec3 mm, float density) {
    }

    /**
     * Draws one of the best places near a point.
     *
     * @param nearMm template mm
     * @param radiusMm how far to look
     * @param random which of the places to take
     * @return a local maximum of the density of at least nine tenths of the best one
     */
    public Vec3 draw(Vec3 nearMm, double radiusMm, SplittableRandom random) {
        Grid grid = density.grid();
        float[] values = density.toFloats();
        List<Site> maxima = new ArrayList<>();
        Site highest = new Site(nearMm, Float.NEGATIVE_INFINITY);
        for (int k = 1; k < grid.nz() - 1; k++) {
            for (int j = 1; j < grid.ny() - 1; j++) {
                for (int i = 1; i < grid.nx() - 1; i++) {
                    Vec3 mm = grid.toWorld(i, j, k);
                    if (mm.distance(nearMm) > radiusMm) {
                        continue;
                    }
                    Site site = new Site(mm, values[grid.index(i, j, k)]);
                    highest = site.density > highest.density ? site : highest;
                    if (isLocalMaximum(grid, values, i, j, k)) {
                        maxima.add(site);
                    }
                }
            }
        }
        if (maxima.isEmpty()) {
            return highest.mm;
        }
        float best = maxima.stream().max(Comparator.comparingDouble(Site::density)).orElseThrow().density;
        List<Site> good = maxima.stream().filter(site -> site.density >= 0.9f * best).toList();
        return good.get(random.nextInt(good.size())).mm;
    }

    private static boolean isLocalMaximum(Grid grid, float[] values, int i, int j, int k) {
        float centre = values[grid.index(i, j, k)];
        for (int dk = -1; dk <= 1; dk++) {
            for (int dj = -1; dj <= 1; dj++) {
                for (int di = -1; di <= 1; di++) {
                    if ((di != 0 || dj != 0 || dk != 0) && values[grid.index(i + di, j + dj, k + dk)] >= centre) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
