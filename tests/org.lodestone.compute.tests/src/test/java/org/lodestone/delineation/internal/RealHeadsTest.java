package org.lodestone.delineation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.delineation.internal.brain.SurfaceBrainExtraction;
import org.lodestone.delineation.internal.scalp.BeamF3;
import org.lodestone.delineation.internal.scalp.TemplateLandmarks;
import org.lodestone.delineation.internal.scalp.TenTwentyF3;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Components;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.file.VolumeReader;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.method.structure.LandmarkDetectionInput;
import org.lodestone.method.target.ScalpRule;
import org.lodestone.method.target.ScalpRuleInput;
import org.lodestone.testkit.SharedData;

/** The bars that brain extraction has to reach on public heads, where they are at hand. */
class RealHeadsTest {

    private static final Execution RUN = Execution.unobserved();
    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(RealHeadsTest.class.getClassLoader());
    private static final SurfaceBrainExtraction BRAIN = new SurfaceBrainExtraction();

    private static Volume read(Path file) {
        VolumeReader reader = METHODS.all(VolumeReader.class).stream().filter(r -> r.accepts(file)).findFirst().orElse(null);
        Assumptions.assumeTrue(reader != null, "no bundle on the class path reads " + file.getFileName());
        return reader.run(file, Parameters.defaults(reader.parameters()), RUN).orThrow().asVolume(Frame.t1w("sub-01"));
    }

    private static Mask brain(Volume scan) {
        return BRAIN.run(scan, Parameters.defaults(BRAIN.parameters()), RUN).orThrow();
    }

    @Test
    void colin27AgreesWithTheBrainThatComesWithIt() {
        Assumptions.assumeTrue(AtlasPacks.configuredFolder().isPresent(), "mricron-data is not installed");
        Assumptions.assumeFalse(METHODS.all(VolumeReader.class).isEmpty(), "no bundle on the class path reads NIfTI");
        Template colin = AtlasPacks.openConfigured(METHODS, RUN).orThrow().template("MNIColin27", RUN).orThrow();
        assertTrue(brain(colin.head()).dice(colin.brain()) >= 0.96);
    }

    /** Independent: the standard 10-05 montage (Oostenveld 2001), made on Colin27, has F3 at (-50.2, 53.1, 42.2). */
    @Test
    void f3TapedOffOnColin27LiesWhereTheStandardMontageHasIt() {
        Assumptions.assumeTrue(AtlasPacks.configuredFolder().isPresent(), "mricron-data is not installed");
        Assumptions.assumeFalse(METHODS.all(VolumeReader.class).isEmpty(), "no bundle on the class path reads NIfTI");
        Template colin = AtlasPacks.openConfigured(METHODS, RUN).orThrow().template("MNIColin27", RUN).orThrow();
        HeadSurface method = new HeadSurface();
        Surface scalp = method.run(colin.head(), Parameters.defaults(method.parameters()), RUN).orThrow();
        HeadLandmarks landmarks = new TemplateLandmarks().run(
                new LandmarkDetectionInput(scalp, AffineTransform.identity(scalp.frame())), Parameters.NONE, RUN).orThrow();
        for (ScalpRule rule : List.of(new TenTwentyF3(), new BeamF3())) {
            Vec3 f3 = rule.run(new ScalpRuleInput(scalp, landmarks), Parameters.NONE, RUN).orThrow().point().mm();
            assertTrue(f3.distance(new Vec3(-50.2438, 53.1112, 42.1920)) < 5, rule.info().id() + " " + f3);
        }
    }

    @Test
    void theMniAverageKeepsItsGreyAndWhiteMatter() {
        Volume t1w = read(SharedData.file("t1w/mni_icbm152_t1_tal_nlin_sym_09a_converted.nii.gz"));
        float[] grey = read(SharedData.file("t1w/mni_icbm152_gm_tal_nlin_sym_09a_converted.nii.gz")).toFloats();
        float[] white = read(SharedData.file("t1w/mni_icbm152_wm_tal_nlin_sym_09a_converted.nii.gz")).toFloats();
        Mask brain = brain(t1w);
        Mask tissue = Components.fillHoles(Mask.where(t1w.grid(), v -> grey[v] + white[v] > 127.5f));
        assertTrue(brain.dice(tissue) >= 0.96);
        double all = 0;
        double inside = 0;
        for (int v = 0; v < grey.length; v++) {
            all += grey[v] + white[v];
            inside += brain.contains(v) ? grey[v] + white[v] : 0;
        }
        assertTrue(inside / all >= 0.99);
    }

    @Test
    void aRealHeadHasTwoHalvesOfNearlyOneVolume() {
        Volume t1w = read(SharedData.file("t1w/chris_t1.nii.gz"));
        Mask brain = brain(t1w);
        int left = 0;
        for (int v : brain.indices()) {
            int i = v % t1w.grid().nx(), j = v / t1w.grid().nx() % t1w.grid().ny(), k = v / (t1w.grid().nx() * t1w.grid().ny());
            left += t1w.grid().toWorld(i, j, k).x() < 0 ? 1 : 0;
        }
        assertEquals(1, left / (double) (brain.count() - left), 0.05);
        assertEquals(1450, brain.volumeMl(), 100);
    }
}
