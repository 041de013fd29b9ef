package org.lodestone.registration.internal.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.SplineImage;
import org.lodestone.image.Volume;
import org.lodestone.registration.internal.BlobHead;

class MutualInformationTest {

    private static final Execution TWO = new Execution(new Parallel(2), Progress.NONE);

    @Test
    void theGradientIsThatOfTheValueForRigidAndAffineMaps() {
        BlobHead head = new BlobHead(3);
        Grid fixedGrid = BlobHead.grid(30, 36, 26, 5, Vec3.ZERO, Frame.scan("fixed"));
        Grid movingGrid = BlobHead.grid(36, 40, 32, 5, Vec3.ZERO, Frame.scan("moving"));
        Volume fixed = head.on(fixedGrid, Affine.IDENTITY, b -> b, 5, 1);
        Volume moving = head.on(movingGrid, Affine.translation(new Vec3(4, -3, 2)), b -> 1500 - b, 5, 2);
        Mask region = head.brain(fixedGrid, Affine.scaling(1.2, 1.2, 1.2));
        MutualInformation information = new MutualInformation(SamplePoints.of(fixed, region, 32), SplineImage.of(moving, TWO),
                new IntensityRange(0, 2000), 32, TWO);
        Vec3 centre = information.points().centre();
        for (LinearModel model : LinearModel.values()) {
            double[] p = model.parameters(
                    Affine.translation(new Vec3(1, 2, -1)).times(Affine.rotation(0.05, -0.08, 0.06)), centre);
            double[] byEntry = new double[12];
            double value = information.at(model.map(p, centre), byEntry);
            assertTrue(value > 1 && value < 2, "value " + value);
            double[] gradient = new double[model.size()];
            model.chain(byEntry, p, gradient);
            double largest = java.util.Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < p.length; i++) {
                double[] up = p.clone();
                double[] down = p.clone();
                up[i] += 0.02;
                down[i] -= 0.02;
                double slope = (information.at(model.map(up, centre), null) - information.at(model.map(down, centre), null)) / 0.04;
                // the value is summed from single-precision readings; the step is a 250th of a voxel
                assertEquals(slope, gradient[i], 0.03 * largest, model + " parameter " + i);
            }
        }
    }
}
