package org.lodestone.registration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.function.CoregisteredRun;
import org.lodestone.method.function.CoregistrationInput;
import org.lodestone.registration.internal.boundary.BoundaryCoregistration;

/** A brain whose white matter is a ball with folds, in a ribbon of grey matter. */
class BoundaryCoregistrationTest {

    private static final Frame T1W = Frame.t1w("sub-01");
    private static final Frame BOLD = Frame.bold("run");

    private static double radius(Vec3 p) {
        return Math.sqrt(p.x() * p.x() / 2500 + p.y() * p.y() / 3600 + p.z() * p.z() / 2025);
    }

    /** White 1, grey 0: the border folds with a wavelength of four centimetres and steps where no mirror has them. */
    private static double white(Vec3 p) {
        double fold = 0.1 * Math.sin(p.x() / 6 + 0.5) * Math.sin(p.y() / 7) + 0.08 * Math.cos(p.z() / 6 + p.x() / 20)
                + (p.y() > 10 && p.x() > 5 ? 0.1 : 0) + (p.z() > 15 && p.y() < -5 ? -0.1 : 0);
        return 1 / (1 + Math.exp(60 * (radius(p) - 0.72 - fold)));
    }

    private static Volume on(Grid grid, Affine toHead, double whiteValue, double greyValue, DoubleUnaryOperator shading, double noise) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        float[] values = new float[(int) grid.size()];
        Affine map = toHead.times(grid.voxelToWorld());
        for (int v = 0; v < values.length; v++) {
            Vec3 p = map.apply(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            double w = white(p);
            double inside = 1 / (1 + Math.exp(40 * (radius(p) - 1)));
            values[v] = (float) (inside * shading.applyAsDouble(p.x()) * (w * whiteValue + (1 - w) * greyValue)
                    + noise * random.nextGaussian());
        }
        return Volume.of(grid, values);
    }

    private static Outcome<CoregisteredRun> coregister(Affine boldToT1w, double boldWhite, double boldGrey) {
        Grid t1w = BlobHead.grid(72, 84, 66, 1.6, Vec3.ZERO, T1W);
        Grid bold = BlobHead.grid(42, 48, 38, 3, boldToT1w.inverse().apply(Vec3.ZERO), BOLD);
        Mask brain = Mask.where(t1w, v -> radius(t1w.toWorld(v % 72, v / 72 % 84, v / (72 * 84))) < 1);
        return new BoundaryCoregistration().run(new CoregistrationInput(
                on(bold, boldToT1w, boldWhite, boldGrey, x -> 1 + x / 200, 12),
                on(t1w, Affine.IDENTITY, 900, 600, x -> 1 - x / 400, 15), brain), Parameters.NONE, BlobHead.TWO);
    }

    @Test
    void theRunIsLaidOntoTheBorderOfWhiteAndGrey() {
        Affine truth = Affine.translation(new Vec3(6, -9, 4)).times(Affine.rotation(0.1, -0.06, 0.08));
        Outcome<CoregisteredRun> outcome = coregister(truth, 800, 1000);
        Affine found = outcome.orThrow().boldToT1w().matrix();
        double error = BlobHead.largestDistanceMm(truth.times(found.inverse()), Affine.IDENTITY);
        // a fifth of a voxel at the corners of the head's box
        assertTrue(error < 0.6, "off by " + error + " mm, " + outcome.findings());
        assertEquals("LS-REG-013", outcome.findings().getLast().code());
    }

    @Test
    void aRunWithoutContrastAcrossTheBorderKeepsWhatMutualInformationFound() {
        Outcome<CoregisteredRun> outcome = coregister(Affine.translation(new Vec3(2, 3, -1)), 900, 900);
        assertEquals("LS-REG-014", outcome.findings().getLast().code());
    }
}
