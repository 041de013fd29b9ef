package org.lodestone.targeting.internal.search;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.target.TargetingInput;

/**
 * What the connectivity-based methods search in.
 *
 * @param mask search voxels that have a correlation
 * @param r correlation of each voxel of the grid, 0 where there is none. Never modified.
 * @param voxels those of the mask with r below 0, most negative first; ties in memory order
 */
record SearchField(TargetingInput input, Mask mask, float[] r, int[] voxels) {

    /**
     * @param input of a targeting method
     * @return the field; refused without a map, without a voxel to search, or without any anticorrelation
     */
    static Outcome<SearchField> of(TargetingInput input) {
        if (input.connectivity().isEmpty()) {
            return Outcome.refused(Finding.error("LS-TARGET-001", "The method needs a connectivity map.",
                    "Compute the seed correlation first."));
        }
        float[] r = input.connectivity().get().r().toFloats();
        Mask searched = input.searchMask();
        Mask mask = Mask.where(searched.grid(), v -> searched.contains(v) && r[v] != 0);
        if (mask.count() == 0) {
            return Outcome.refused(Finding.error("LS-TARGET-002", "The run has no signal anywhere in the search region.",
                    "Check the run's coverage and the registration to the template."));
        }
        int[] negative = mostNegativeFirst(mask.indices(), r);
        if (negative.length == 0) {
            return Outcome.refused(Finding.error("LS-TARGET-003", "No voxel of the search region is anticorrelated with the seed.",
                    "Check the cleaning (global signal), the seed's signal-to-noise ratio, or use the group target."));
        }
        return Outcome.done(new SearchField(input, mask, r, negative));
    }

    /** Sorts numbers and voxels in one go: the upper half of each key orders as the number does, the lower half is the voxel. */
    private static int[] mostNegativeFirst(int[] voxels, float[] r) {
        long[] keys = new long[voxels.length];
        int count = 0;
        for (int voxel : voxels) {
            if (r[voxel] < 0) {
                keys[count++] = (long) (Float.floatToIntBits(r[voxel]) ^ 0x7fffffff) << 32 | voxel;
            }
        }
        java.util.Arrays.sort(keys, 0, count);
        int[] sorted = new int[count];
        for (int n = 0; n < count; n++) {
            sorted[n] = (int) keys[n];
        }
        return sorted;
    }

    Grid grid() {
        return mask.grid();
    }

    /** @return centre of a voxel in millimetres */
    Vec3 centre(int voxel) {
        Grid grid = grid();
        return grid.toWorld(voxel % grid.nx(), voxel / grid.nx() % grid.ny(), voxel / (grid.nx() * grid.ny()));
    }

    /** @return the voxel that holds a point, -1 outside the grid */
    int voxelAt(Vec3 mm) {
        Vec3 p = grid().worldToVoxel().apply(mm);
        int i = (int) Math.floor(p.x() + 0.5), j = (int) Math.floor(p.y() + 0.5), k = (int) Math.floor(p.z() + 0.5);
        return grid().contains(i, j, k) ? grid().index(i, j, k) : -1;
    }

    /** @return a candidate at a point of the patient's space, carried to the template */
    TargetCandidate candidate(String methodId, Vec3 mm, double correlation, double clusterMm3) {
        FramePoint point = new FramePoint(grid().frame(), mm);
        return new TargetCandidate(methodId, point, input.t1wToTemplate().apply(point), "", correlation, clusterMm3,
                Optional.empty(), List.of());
    }
}
