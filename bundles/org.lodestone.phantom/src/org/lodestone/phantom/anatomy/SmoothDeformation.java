package org.lodestone.phantom.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.core.Vec3;

/**
 * A smooth deformation of space, y + sum of a cos(k.y + phase), known everywhere in closed form. Its displacement changes by less than its
 * argument does, so it folds nowhere and its inverse follows by fixed-point iteration (Chen 2008).
 *
 * @param modes the waves it is the sum of
 */
public record SmoothDeformation(List<Mode> modes) {

    private static final double INVERSE_TOLERANCE_MM = 1e-9;
    private static final int MAXIMUM_ITERATIONS = 500;

    /**
     * One wave of displacement.
     *
     * @param amplitudeMm displacement at the crest
     * @param waveVectorPerMm phase change along each axis in radians a millimetre
     * @param phaseRadians phase at the origin
     */
    public record Mode(Vec3 amplitudeMm, Vec3 waveVectorPerMm, double phaseRadians) {
    }

    /** Copies the modes and checks that the deformation can be inverted. */
    public SmoothDeformation {
        modes = List.copyOf(modes);
        double slope = modes.stream().mapToDouble(m -> m.amplitudeMm().norm() * m.waveVectorPerMm().norm()).sum();
        if (!(slope < 0.95)) {
            throw new IllegalArgumentException("displacement changes by up to " + slope + " mm a millimetre: not surely invertible");
        }
    }

    /**
     * Draws a deformation as large as brains differ after an affine alignment: waves of 110 to 170 mm.
     *
     * @param random source of directions, lengths and phases
     * @param count number of waves
     * @param rootMeanSquareMm size of the displacement, root mean square over space
     * @return the deformation
     */
    public static SmoothDeformation random(SplittableRandom random, int count, double rootMeanSquareMm) {
        double amplitude = rootMeanSquareMm * Math.sqrt(2.0 / count);
        List<Mode> modes = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            double wavelengthMm = random.nextDouble(110, 170);
            modes.add(new Mode(direction(random).times(amplitude), direction(random).times(2 * Math.PI / wavelengthMm),
                    random.nextDouble(2 * Math.PI)));
        }
        return new SmoothDeformation(modes);
    }

    private static Vec3 direction(SplittableRandom random) {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
    }

    /** @return the deformed position of {@code y}, mm */
    public Vec3 apply(Vec3 y) {
        double dx = 0, dy = 0, dz = 0;
        for (Mode mode : modes) {
            double wave = Math.cos(mode.waveVectorPerMm.dot(y) + mode.phaseRadians);
            dx += mode.amplitudeMm.x() * wave;
            dy += mode.amplitudeMm.y() * wave;
            dz += mode.amplitudeMm.z() * wave;
        }
        return new Vec3(y.x() + dx, y.y() + dy, y.z() + dz);
    }

    /** @return the position whose deformed position is {@code z}, exact to 1e-9 mm */
    public Vec3 applyInverse(Vec3 z) {
        Vec3 y = z;
        for (int iteration = 0; iteration < MAXIMUM_ITERATIONS; iteration++) {
            Vec3 residual = z.minus(apply(y));
            y = y.plus(residual);
            if (residual.norm() < INVERSE_TOLERANCE_MM) {
                return y;
            }
        }
        throw new IllegalStateException("no inverse found for " + z);
    }
}
