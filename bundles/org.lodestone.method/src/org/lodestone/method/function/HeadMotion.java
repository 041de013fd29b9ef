package org.lodestone.method.function;

import java.util.List;
import java.util.Objects;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;

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
     * Six parameters a volume: where the head's centre moves, in mm, and rotations about it in radians, decomposed from the matrix as
     * Rz * Ry * Rx.
     *
     * @param centreMm of the head, mm in the run's space: about a far origin small rotations would look like large shifts
     * @return {@code [volume][tx, ty, tz, rx, ry, rz]}
     */
    public double[][] parameters(Vec3 centreMm) {
        double[][] rows = new double[length()][];
        for (int t = 0; t < length(); t++) {
            Affine m = referenceToVolume.get(t);
            Vec3 shift = m.apply(centreMm).minus(centreMm);
            rows[t] = new double[] {
                shift.x(), shift.y(), shift.z(),
                Math.atan2(m.m21(), m.m22()), Math.asin(Math.clamp(-m.m20(), -1, 1)), Math.atan2(m.m10(), m.m00())};
        }
        return rows;
    }

    /**
     * Framewise displacement (Power 2012): sum of the absolute changes of the six parameters since the volume before, rotations as arc on
     * a sphere of 50 mm about the head's centre.
     *
     * @param centreMm of the head, mm in the run's space
     * @return one value in mm a volume; 0 for the first
     */
    public double[] framewiseDisplacementMm(Vec3 centreMm) {
        double[][] p = parameters(centreMm);
        double[] displacement = new double[p.length];
        for (int t = 1; t < p.length; t++) {
            for (int c = 0; c < 6; c++) {
                displacement[t] += Math.abs(p[t][c] - p[t - 1][c]) * (c < 3 ? 1 : 50);
            }
        }
        return displacement;
    }

    /** @return the motion of the volumes from {@code first} on */
    public HeadMotion from(int first) {
        return new HeadMotion(frame, referenceToVolume.subList(first, length()));
    }
}
