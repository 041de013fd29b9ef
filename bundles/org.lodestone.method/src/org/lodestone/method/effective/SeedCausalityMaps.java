package org.lodestone.method.effective;

import java.util.List;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Volume;

/**
 * Directed seed maps; 0 outside the mask of the series and where a voxel does not change.
 *
 * @param seedToVoxel Geweke's measure, logarithm of how much the seed's past shrinks the error of predicting the voxel; at least 0
 * @param voxelToSeed the other way round
 * @param net first minus second
 * @param pathSeedToVoxel sum of the standardised signed coefficients of the seed's past
 * @param pathVoxelToSeed the other way round
 * @param qSeedToVoxel probability of the F test, adjusted for the false discovery rate over all voxels; 1 outside
 * @param qVoxelToSeed the other way round
 * @param order how many past time points were used
 * @param gates checks of whether the maps may be used
 */
public record SeedCausalityMaps(
        Volume seedToVoxel, Volume voxelToSeed, Volume net, Volume pathSeedToVoxel, Volume pathVoxelToSeed, Volume qSeedToVoxel,
        Volume qVoxelToSeed, int order, List<Gate> gates) {

    /** Copies the gates. */
    public SeedCausalityMaps {
        gates = List.copyOf(gates);
    }

    /** @return true when no gate failed */
    public boolean isUsable() {
        return gates.stream().allMatch(Gate::passed);
    }
}
