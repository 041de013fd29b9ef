package org.lodestone.method.function;

import org.lodestone.image.Volume;

/**
 * Two images of one head that were phase-encoded in opposite directions: what the field moved one way in the first it moved the other
 * way in the second.
 *
 * @param reference image that is distorted as the run is
 * @param reversed the other one, in the same space, on any grid
 * @param encoding of the reference; the other's is its opposite with the same readout
 */
public record ReversedPairInput(Volume reference, Volume reversed, PhaseEncoding encoding) {

    /** Checks the spaces. */
    public ReversedPairInput {
        reference.grid().frame().require(reversed.grid().frame());
    }
}
