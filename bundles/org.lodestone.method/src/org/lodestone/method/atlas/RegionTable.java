package org.lodestone.method.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;

/**
 * The regions of a label map with their size and place.
 *
 * @param rows by region number, ascending
 */
public record RegionTable(List<Row> rows) {

    /** Copies the rows. */
    public RegionTable {
        rows = List.copyOf(rows);
    }

    /**
     * One region.
     *
     * @param number region number
     * @param name its name, "label N" when it has none
     * @param volumeMl in millilitres
     * @param centroid mean of its voxel centres; may lie outside the region
     * @param lowestMm smallest x, y, z of its voxel centres, RAS+ mm
     * @param highestMm largest x, y, z of its voxel centres, RAS+ mm
     */
    public record Row(int number, String name, double volumeMl, FramePoint centroid, Vec3 lowestMm, Vec3 highestMm) {
    }

    /**
     * @param map any label map; 0 is background
     * @return its regions, in the map's space
     */
    public static RegionTable of(LabelMap map) {
        Grid grid = map.grid();
        Map<Integer, Extent> extents = new TreeMap<>();
        int v = 0;
        int lastLabel = 0;
        Extent last = null;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++, v++) {
                    int label = map.labels()[v];
                    if (label != 0) {
                        // Neighbours mostly share a label: the map is asked only where it changes.
                        last = label == lastLabel && last != null ? last : extents.computeIfAbsent(label, _ -> new Extent());
                        lastLabel = label;
                        last.add(grid.toWorld(i, j, k));
                    }
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        extents.forEach((number, extent) -> rows.add(new Row(number, map.nameOf(number),
                extent.count * grid.voxelVolumeMm3() / 1000, new FramePoint(grid.frame(), extent.sum.times(1.0 / extent.count)),
                extent.lowest, extent.highest)));
        return new RegionTable(rows);
    }

    private static final class Extent {
        private long count;
        private Vec3 sum = Vec3.ZERO;
        private Vec3 lowest = new Vec3(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        private Vec3 highest = new Vec3(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

        void add(Vec3 p) {
            count++;
            sum = sum.plus(p);
            lowest = new Vec3(Math.min(lowest.x(), p.x()), Math.min(lowest.y(), p.y()), Math.min(lowest.z(), p.z()));
            highest = new Vec3(Math.max(highest.x(), p.x()), Math.max(highest.y(), p.y()), Math.max(highest.z(), p.z()));
        }
    }
}
