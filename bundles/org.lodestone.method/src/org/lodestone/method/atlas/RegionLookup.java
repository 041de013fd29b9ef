package org.lodestone.method.atlas;

import java.util.Objects;
import org.lodestone.core.FramePoint;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;

/**
 * Names the region at a point, without warping the atlas: the point is carried to the atlas and read from the nearest voxel.
 *
 * @param atlas regions in their template's space
 * @param toAtlas from the space of the points to the atlas's
 */
public record RegionLookup(LabelMap atlas, SpatialTransform toAtlas) {

    /** Checks that the transform ends in the atlas's space. */
    public RegionLookup {
        Objects.requireNonNull(atlas, "atlas");
        atlas.grid().frame().require(toAtlas.to());
    }

    /**
     * A region near a point.
     *
     * @param number region number; 0 when there is none
     * @param name of the region; empty when there is none
     * @param distanceMm from the point to the centre of the nearest voxel of the region, measured in the atlas's space; 0 when the point
     *     lies in the region
     */
    public record Region(int number, String name, double distanceMm) {
    }

    /**
     * @param point in the space the transform begins in
     * @return number of the region; 0 for background and outside the atlas
     */
    public int numberAt(FramePoint point) {
        return numberAtVoxel(atlas.grid().toVoxel(toAtlas.apply(point)));
    }

    /**
     * @param point in the space the transform begins in
     * @return name of the region; empty for background and outside the atlas
     */
    public String nameAt(FramePoint point) {
        return atlas.nameOf(numberAt(point));
    }

    /**
     * The region at a point, or the nearest one: cortical points often fall just beside a label that was drawn on another brain.
     *
     * @param point in the space the transform begins in
     * @param radiusMm how far to look, in the atlas's space
     * @return the region; number 0 and NaN distance when none is near
     */
    public Region nearest(FramePoint point, double radiusMm) {
        Grid grid = atlas.grid();
        Vec3 centre = toAtlas.apply(point).mm();
        Vec3 voxel = grid.worldToVoxel().apply(centre);
        int at = numberAtVoxel(voxel);
        if (at != 0) {
            return new Region(at, atlas.nameOf(at), 0);
        }
        int[] reach = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            reach[axis] = (int) Math.ceil(radiusMm / grid.spacingMm(axis)) + 1;
        }
        int i0 = (int) Math.round(voxel.x()), j0 = (int) Math.round(voxel.y()), k0 = (int) Math.round(voxel.z());
        double best = Double.POSITIVE_INFINITY;
        int number = 0;
        for (int k = Math.max(0, k0 - reach[2]); k <= Math.min(grid.nz() - 1, k0 + reach[2]); k++) {
            for (int j = Math.max(0, j0 - reach[1]); j <= Math.min(grid.ny() - 1, j0 + reach[1]); j++) {
                for (int i = Math.max(0, i0 - reach[0]); i <= Math.min(grid.nx() - 1, i0 + reach[0]); i++) {
                    int label = atlas.labels()[grid.index(i, j, k)];
                    double distance = label == 0 ? Double.POSITIVE_INFINITY : grid.toWorld(i, j, k).distance(centre);
                    if (distance <= radiusMm && distance < best) {
                        best = distance;
                        number = label;
                    }
                }
            }
        }
        return number == 0 ? new Region(0, "", Double.NaN) : new Region(number, atlas.nameOf(number), best);
    }

    private int numberAtVoxel(Vec3 voxel) {
        int i = (int) Math.round(voxel.x()), j = (int) Math.round(voxel.y()), k = (int) Math.round(voxel.z());
        return atlas.grid().contains(i, j, k) ? atlas.labels()[atlas.grid().index(i, j, k)] : 0;
    }
}
