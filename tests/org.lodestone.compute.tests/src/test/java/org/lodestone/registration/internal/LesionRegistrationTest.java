package org.lodestone.registration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.TemplateRegistrationInput;
import org.lodestone.registration.internal.linear.IgnoredPart;
import org.lodestone.registration.internal.nonlinear.DiffeomorphicTemplateRegistration;

/** A lesion whose mask is given does not spoil the registration of what lies around it. */
class LesionRegistrationTest {

    private static final Frame T1W = Frame.t1w("sub-01");
    private static final Frame TEMPLATE = Frame.template("Blob");
    private static final Grid GRID = BlobHead.grid(42, 48, 38, 2, Vec3.ZERO, T1W);
    private static final Vec3 CENTRE = new Vec3(9, -12, 4);
    private static final double RADIUS_MM = 11;

    private static Vec3 at(int v) {
        return GRID.toWorld(v % GRID.nx(), v / GRID.nx() % GRID.ny(), v / (GRID.nx() * GRID.ny()));
    }

    private static RegisteredTemplate register(Optional<Mask> mask) {
        Grid template = BlobHead.grid(40, 46, 36, 2, Vec3.ZERO, TEMPLATE);
        float[] values = DiffeomorphicRegistrationTest.on(GRID, DiffeomorphicRegistrationTest::truth).toFloats().clone();
        for (int v = 0; v < values.length; v++) {
            values[v] = at(v).distance(CENTRE) < RADIUS_MM ? 150 : values[v];
        }
        return new DiffeomorphicTemplateRegistration().run(new TemplateRegistrationInput(Volume.of(GRID, values),
                DiffeomorphicRegistrationTest.brain(GRID, DiffeomorphicRegistrationTest::truth),
                DiffeomorphicRegistrationTest.on(template, p -> p), DiffeomorphicRegistrationTest.brain(template, p -> p), mask),
                Parameters.NONE, BlobHead.TWO).orThrow();
    }

    /** Errors in the brain between 3 and 12 mm from the lesion, ascending. */
    private static double[] around(RegisteredTemplate result) {
        return Arrays.stream(DiffeomorphicRegistrationTest.brain(GRID, DiffeomorphicRegistrationTest::truth).indices())
                .filter(v -> at(v).distance(CENTRE) > RADIUS_MM + 3 && at(v).distance(CENTRE) < RADIUS_MM + 12)
                .mapToDouble(v -> result.t1wToTemplate().apply(at(v)).distance(DiffeomorphicRegistrationTest.truth(at(v)))).sorted().toArray();
    }

    /** The lesion takes a fourteenth of this brain, as a lobe's half does of a head's. */
    @Test
    void whatLiesAroundAMaskedLesionIsRegisteredAsIfItWereNotThere() {
        double[] masked = around(register(Optional.of(Mask.where(GRID, v -> at(v).distance(CENTRE) < RADIUS_MM))));
        double[] not = around(register(Optional.empty()));
        assertTrue(masked[masked.length / 2] < 0.6, "median " + masked[masked.length / 2]);
        assertTrue(masked[masked.length * 95 / 100] < 1.5, "95th percentile " + masked[masked.length * 95 / 100]);
        assertTrue(masked[masked.length * 95 / 100] < 0.7 * not[not.length * 95 / 100],
                masked[masked.length * 95 / 100] + " with, " + not[not.length * 95 / 100] + " without the mask");
    }

    @Test
    void theIgnoredPartIsFoundThroughTheMapAndALittleLarger() {
        Mask drawn = Mask.where(GRID, v -> at(v).distance(CENTRE) < RADIUS_MM);
        IgnoredPart ignored = IgnoredPart.of(Optional.of(drawn), BlobHead.TWO);
        Mask all = Mask.where(GRID, _ -> true);
        Mask left = ignored.outOf(all, Affine.translation(new Vec3(10, 0, 0)));
        for (int v : all.minus(left).indices()) {
            assertTrue(at(v).plus(new Vec3(10, 0, 0)).distance(CENTRE) < RADIUS_MM + 3.1);
        }
        assertTrue(all.minus(left).count() > drawn.count());
        assertEquals(all, IgnoredPart.NOTHING.outOf(all, Affine.IDENTITY));
    }
}
