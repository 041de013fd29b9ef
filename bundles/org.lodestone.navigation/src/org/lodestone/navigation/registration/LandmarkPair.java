package org.lodestone.navigation.registration;

import org.lodestone.core.Vec3;

/**
 * One landmark, touched with the pointer and marked in the scan.
 *
 * @param name nasion, left ear and so on
 * @param headMm where the pointer was, in the head tracker's space
 * @param scanMm where it is in the scan
 * @param errorMm how well it can be found: root mean square; its weight is the inverse square
 */
public record LandmarkPair(String name, Vec3 headMm, Vec3 scanMm, double errorMm) {

    /** Checks the error. */
    public LandmarkPair {
        if (!(errorMm > 0)) {
            throw new IllegalArgumentException("errorMm " + errorMm);
        }
    }
}
