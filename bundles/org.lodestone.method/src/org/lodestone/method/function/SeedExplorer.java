package org.lodestone.method.function;

import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;

/** Seed maps at the speed of a moving cross-hair. Immutable; called from any thread. */
public interface SeedExplorer {

    /**
     * @param centre of the seed, in the space of the run
     * @param radiusMm of the ball whose voxels are averaged; 0 for the voxel at the centre alone
     * @param execution threads and cancellation: cancel a map as soon as the cross-hair has moved on
     * @return the map, empty when no voxel of the run lies in the ball
     * @throws org.lodestone.core.FrameMismatchException when the centre lies in another space
     */
    Optional<ConnectivityMap> at(FramePoint centre, double radiusMm, Execution execution);
}
