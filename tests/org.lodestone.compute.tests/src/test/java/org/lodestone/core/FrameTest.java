package org.lodestone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FrameTest {

    private static final Frame PATIENT = Frame.t1w("sub-01");
    private static final Frame OTHER = Frame.t1w("sub-02");
    private static final Frame TEMPLATE = Frame.template("MNIColin27");
    private static final AffineTransform TO_TEMPLATE =
            new AffineTransform(PATIENT, TEMPLATE, Affine.translation(new Vec3(1, 2, 3)));

    @Test
    void aDistanceBetweenTwoPatientsThrows() {
        FramePoint here = new FramePoint(PATIENT, Vec3.ZERO);

        assertEquals(5, here.distanceMm(new FramePoint(PATIENT, new Vec3(3, 4, 0))));
        assertThrows(FrameMismatchException.class, () -> here.distanceMm(new FramePoint(OTHER, Vec3.ZERO)));
    }

    @Test
    void aTransformTakesPointsOfItsOwnSpaceOnly() {
        assertEquals(new FramePoint(TEMPLATE, new Vec3(1, 2, 3)), TO_TEMPLATE.apply(new FramePoint(PATIENT, Vec3.ZERO)));
        assertThrows(FrameMismatchException.class, () -> TO_TEMPLATE.apply(new FramePoint(OTHER, Vec3.ZERO)));
        assertThrows(FrameMismatchException.class, () -> TO_TEMPLATE.apply(new FramePoint(TEMPLATE, Vec3.ZERO)));
    }

    @Test
    void transformsChainOnlyWhereTheirSpacesMeet() {
        SpatialTransform thereAndBack = TO_TEMPLATE.then(TO_TEMPLATE.inverse());

        assertEquals(PATIENT, thereAndBack.from());
        assertEquals(PATIENT, thereAndBack.to());
        assertThrows(FrameMismatchException.class, () -> TO_TEMPLATE.then(TO_TEMPLATE));
        assertThrows(FrameMismatchException.class, () -> ChainedTransform.of(TO_TEMPLATE, TO_TEMPLATE));
    }

    @Test
    void theInverseOfAChainRunsBackwards() {
        AffineTransform stretch = new AffineTransform(TEMPLATE, OTHER, Affine.scaling(2, 2, 2));
        ChainedTransform chain = ChainedTransform.of(TO_TEMPLATE, stretch);

        assertEquals(new Vec3(2, 4, 6), chain.apply(Vec3.ZERO));
        assertEquals(Vec3.ZERO, chain.inverse().apply(new Vec3(2, 4, 6)));
    }
}
