package org.lodestone.method.function;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;

class HeadMotionTest {

    private static final Frame FRAME = Frame.bold("sub-01_task-rest");

    @Test
    void theSixParametersAreThoseTheMatrixWasMadeOf() {
        Affine moved = Affine.translation(new Vec3(0.4, -0.3, 1.2)).times(Affine.rotation(0.02, -0.03, 0.05));

        double[] parameters = new HeadMotion(FRAME, List.of(moved)).parameters(Vec3.ZERO)[0];

        assertArrayEquals(new double[] {0.4, -0.3, 1.2, 0.02, -0.03, 0.05}, parameters, 1e-12);
    }

    @Test
    void displacementAddsTranslationsAndArcsOnAFiftyMillimetreSphere() {
        HeadMotion motion = new HeadMotion(FRAME, List.of(
                Affine.IDENTITY,
                Affine.translation(new Vec3(0.1, -0.2, 0)),
                Affine.translation(new Vec3(0.1, -0.2, 0)).times(Affine.rotation(0, 0, 0.01))));

        double[] displacement = motion.framewiseDisplacementMm(Vec3.ZERO);

        assertEquals(0, displacement[0]);
        assertEquals(0.3, displacement[1], 1e-12);
        assertEquals(0.5, displacement[2], 1e-12, "0.01 rad on 50 mm");
    }

    @Test
    void aTurnAboutTheHeadMovesNothingElseHoweverFarTheScannersOriginIs() {
        Vec3 centre = new Vec3(10, 80, -250);
        Affine turned = Affine.translation(centre).times(Affine.rotation(0, 0, 0.01)).times(Affine.translation(centre.times(-1)));
        HeadMotion motion = new HeadMotion(FRAME, List.of(Affine.IDENTITY, turned));

        assertArrayEquals(new double[] {0, 0, 0, 0, 0, 0.01}, motion.parameters(centre)[1], 1e-12);
        assertEquals(0.5, motion.framewiseDisplacementMm(centre)[1], 1e-12);
    }
}
