package org.lodestone.registration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.ChainedTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.TemplateRegistrationInput;
import org.lodestone.registration.InverseDiffeomorphism;
import org.lodestone.registration.internal.nonlinear.DiffeomorphicTemplateRegistration;

/** A small textured ellipsoid, deformed by a formula. */
class DiffeomorphicRegistrationTest {

    private static final Frame T1W = Frame.t1w("sub-01");
    private static final Frame TEMPLATE = Frame.template("Blob");
    private static TemplateRegistrationInput input;
    private static RegisteredTemplate result;

    static Vec3 truth(Vec3 p) {
        Vec3 q = new Vec3(p.x() + 1.5 * Math.sin(p.y() / 11), p.y() + 1.2 * Math.sin(p.z() / 9 + 1), p.z() - 1.4 * Math.cos(p.x() / 10));
        return Affine.rotation(0.1, -0.05, 0.08).apply(q).plus(new Vec3(4, -3, 2));
    }

    private static double radius(Vec3 p) {
        return Math.sqrt(p.x() * p.x() / (28 * 28) + p.y() * p.y() / (34 * 34) + p.z() * p.z() / (24 * 24));
    }

    private static double head(Vec3 p) {
        double texture = Math.sin(p.x() / 3.1) * Math.cos(p.y() / 4.3) + Math.sin(p.y() / 3.4 + 1) * Math.cos(p.z() / 3.9)
                + Math.sin(p.z() / 3.2 + 2) * Math.cos(p.x() / 4.1) + p.x() / 40 + p.z() / 60;
        return (1000 + 180 * texture) / (1 + Math.exp(18 * (radius(p) - 1)));
    }

    static Volume on(Grid grid, UnaryOperator<Vec3> toHead) {
        float[] values = new float[(int) grid.size()];
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) head(toHead.apply(grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()))));
        }
        return Volume.of(grid, values);
    }

    static Mask brain(Grid grid, UnaryOperator<Vec3> toHead) {
        return Mask.where(grid, v -> radius(toHead.apply(
                grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())))) < 1);
    }

    @BeforeAll
    static void register() {
        Grid template = BlobHead.grid(40, 46, 36, 2, Vec3.ZERO, TEMPLATE);
        Grid t1w = BlobHead.grid(42, 48, 38, 2, Vec3.ZERO, T1W);
        input = new TemplateRegistrationInput(on(t1w, DiffeomorphicRegistrationTest::truth),
                brain(t1w, DiffeomorphicRegistrationTest::truth), on(template, p -> p), brain(template, p -> p));
        result = new DiffeomorphicTemplateRegistration().run(input, Parameters.NONE, BlobHead.TWO).orThrow();
    }

    @Test
    void aKnownDeformationIsUndone() {
        Grid grid = input.t1w().grid();
        int[] brain = input.brain().indices();
        double[] error = Arrays.stream(brain).mapToDouble(v -> {
            Vec3 p = grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            return result.t1wToTemplate().apply(p).distance(truth(p));
        }).sorted().toArray();
        // a quarter of a voxel, and half of one at the rim
        assertTrue(error[error.length / 2] < 0.5, "median " + error[error.length / 2]);
        assertTrue(error[error.length * 95 / 100] < 1, "95th percentile " + error[error.length * 95 / 100]);
        assertTrue(result.similarity() > 0.97, "similarity " + result.similarity());
    }

    @Test
    void theWayBackEndsWhereTheWayBegan() {
        for (Vec3 p : new Vec3[] {new Vec3(3.3, -7.1, 5.2), new Vec3(-20.4, 11, -8), new Vec3(0, 38, 3), new Vec3(60, 70, 50)}) {
            Vec3 there = result.t1wToTemplate().apply(p);
            assertTrue(result.t1wToTemplate().inverse().apply(there).distance(p) < 0.01);
        }
        assertEquals(TEMPLATE, result.t1wToTemplate().to());
        assertEquals(TEMPLATE, result.t1wToTemplate().inverse().from());
    }

    @Test
    void spaceIsNowhereFolded() {
        ChainedTransform chain = (ChainedTransform) result.t1wToTemplate();
        InverseDiffeomorphism deformation = (InverseDiffeomorphism) chain.steps().get(1);
        assertTrue(chain.steps().getFirst() instanceof AffineTransform);
        for (float determinant : deformation.of().forward().jacobian(BlobHead.TWO).toFloats()) {
            assertTrue(determinant > 0);
        }
        for (float determinant : deformation.of().backward().jacobian(BlobHead.TWO).toFloats()) {
            assertTrue(determinant > 0);
        }
    }

    @Test
    void theResultIsTheSameToTheBitOnOneThread() {
        RegisteredTemplate again = new DiffeomorphicTemplateRegistration()
                .run(input, Parameters.NONE, new Execution(Parallel.single(), Progress.NONE)).orThrow();
        Vec3 p = new Vec3(3.3, -7.1, 5.2);
        assertEquals(result.t1wToTemplate().apply(p), again.t1wToTemplate().apply(p));
        assertEquals(result.similarity(), again.similarity());
    }
}
