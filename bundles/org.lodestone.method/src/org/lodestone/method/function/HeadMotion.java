package org.lodestone.method.function;

import java.util.List;
import java.util.Objects;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;

/**
 * Rigid motion of the head over a run.
 *
 * @param frame world space of the run; reference volume and all volumes share its voxel-to-world affine
 * @param referenceToVolume for each volume, where a point of the head that lies at p (mm, world of the reference volume) lies in that
 *     volume: the map to pull with when the volume is to be resampled onto the reference
 */
public record HeadMotion(Frame frame, List<Affine> referenceToVolume) {

    /** Copies the list. */
    public HeadMotion {
        Objects.requireNonNull(frame, "frame");
        referenceToVolume = List.copyOf(referenceToVolume);
    }

    /** @return number of volumes */
    public int length() {
        return referenceToVolume.size();
    }

    /** @return the motion to volume {@code t} as a transform within the run's space */
    public AffineTransform toVolume(int t) {
        return new AffineTransform(frame, frame, referenceToVolume.get(t));
    }

    /**
     * Six parameters a volume: translations of the world origin in mm and rotations in radians, decomposed from the matrix as
     * Rz * Ry * Rx.
     *
     * @return {@code [volume][tx, ty, tz, rx, ry, rz]}
     */
    public double[][] parameters() {
        double[][] rows = new double[length()][];
        for (int t = 0; t < length(); t++) {
            Affine m = referenceToVolume.get(t);
            rows[t] = new double[] {
                m.m03(), m.m13(), m.m23(),
                Math.atan2(m.m21(), m.m22()), Math.asin(Math.clamp(-m.m20(), -1, 1)), Math.atan2(m.m10(), m.m00())};
        }
        return rows;
    }

    /**
     * Framewise displacement (Power 2012): sum of the absolute changes of the six parameters since the volume before, rotations as arc on
     * a sphere of 50 mm.
     *
     * @return one value in mm a volume; 0 for the first
     */
    public double[] framewiseDisplacementMm() {
        double[][] p = parameters();
        double[] displacement = new double[p.length];
        for (int t = 1; t < p.length; t++) {
            for (int c = 0; c < 6; c++) {
                displacement[t] += Math.abs(p[t][c] - p[t - 1][c]) * (c < 3 ? 1 : 50);
            }
        }
        return displacement;
    }
}
