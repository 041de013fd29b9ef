package org.lodestone.effective.internal.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.testkit.SharedData;

class EpiMaskingTest {

    private static final EpiMasking MASKING = new EpiMasking();
    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(EpiMaskingTest.class.getClassLoader());

    private static Outcome<Mask> mask(Series run) {
        return MASKING.run(run, Parameters.defaults(MASKING.parameters()), Execution.unobserved());
    }

    @Test
    void theMaskOfARealRunIsNilearns() {
        Path bold = SharedData.file("bold/feat_filtered_func_data.nii.gz");
        Path reference = SharedData.folder().orElseThrow().resolve("reference/nilearn-0.10.4/feat_mask.nii.gz");
        Assumptions.assumeTrue(java.nio.file.Files.exists(reference), "the reference of nilearn is not here");
        Frame frame = Frame.bold("feat");
        Series run = ImageFiles.read(bold, METHODS, Execution.unobserved()).orThrow().asSeries(frame, 3);
        Mask theirs = Mask.above(ImageFiles.read(reference, METHODS, Execution.unobserved()).orThrow().asVolume(frame), 0);
        assertEquals(theirs, mask(run).orThrow());
    }

    @Test
    void aRunOfOneBrightnessHasNoBrain() {
        Grid grid = new Grid(8, 8, 8, Affine.IDENTITY, Frame.bold("flat"));
        float[] values = new float[512 * 3];
        java.util.Arrays.fill(values, 100);
        assertInstanceOf(Outcome.Refused.class, mask(new Series(grid, 3, 2, new FloatVoxels(values))));
    }
}
