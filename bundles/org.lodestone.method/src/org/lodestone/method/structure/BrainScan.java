package org.lodestone.method.structure;

import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * A structural scan whose brain is known.
 *
 * @param t1w the scan
 * @param brain its brain, on the same grid
 */
public record BrainScan(Volume t1w, Mask brain) {

    /** Checks that mask and scan lie voxel on voxel. */
    public BrainScan {
        if (!t1w.grid().sameAs(brain.grid())) {
            throw new IllegalArgumentException("the brain lies on another grid than the scan");
        }
    }
}
