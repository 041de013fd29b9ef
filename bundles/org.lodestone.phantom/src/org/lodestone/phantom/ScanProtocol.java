package org.lodestone.phantom;

import org.lodestone.core.Vec3;

/**
 * What is scanned, and how finely.
 *
 * @param t1wShape voxels of the structural scan along its stored axes (posterior, superior, right)
 * @param t1wSpacingMm edge of its cubic voxels
 * @param boldShape voxels of a functional volume along its stored axes (left, posterior, superior); slices along the third
 * @param boldSpacingMm edges of its voxels
 * @param volumes number of functional volumes
 * @param trSeconds time between them
 * @param mapSpacingMm resolution at which the simulated brain is held
 */
public record ScanProtocol(
        int[] t1wShape, double t1wSpacingMm, int[] boldShape, Vec3 boldSpacingMm, int volumes, double trSeconds, double mapSpacingMm) {

    /** Copies the shapes. */
    public ScanProtocol {
        t1wShape = t1wShape.clone();
        boldShape = boldShape.clone();
        if (volumes < 2 || !(trSeconds > 0)) {
            throw new IllegalArgumentException(volumes + " volumes every " + trSeconds + " s");
        }
    }

    /** @return a usual protocol of a 3 T scanner: 1 mm structure; function of 3.2 x 3.2 x 3.5 mm, 64 x 64 x 40, every 2 s */
    public static ScanProtocol usual(int volumes) {
        return new ScanProtocol(new int[] {240, 224, 192}, 1, new int[] {64, 64, 40}, new Vec3(3.2, 3.2, 3.5), volumes, 2, 2);
    }

    /** @return seconds the run lasts */
    public double durationSeconds() {
        return volumes * trSeconds;
    }
}
