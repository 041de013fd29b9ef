package org.lodestone.pipeline.internal.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.ScalpExtraction;
import org.lodestone.method.structure.TissueMaps;

/**
 * A head of nested ellipsoids about the world origin with a thick cortex, a cleft between the hemispheres and folds, whose parts are known
 * exactly: what delineation should make of it can be handed to the gates without computing it.
 */
final class ModelHead {

    static final Frame PATIENT = Frame.t1w("sub-model");
    static final Frame TEMPLATE = Frame.template("MNIColin27");
    static final Execution RUN = Execution.unobserved();

    /** Brightness of white matter, grey matter, fluid, bone, fat and skin, and great veins. */
    record Contrast(double white, double grey, double fluid, double bone, double skin, double veins) {
        static final Contrast T1 = new Contrast(100, 70, 25, 8, 120, 50);
        static final Contrast T2 = new Contrast(45, 65, 120, 10, 60, 20);
        static final Contrast GADOLINIUM = new Contrast(100, 72, 25, 8, 120, 170);
    }

    private static final Template TEMPLATE_HEAD = template();

    private ModelHead() {
    }

    static Grid grid(double spacingMm, Frame frame) {
        int nx = (int) (190 / spacingMm), ny = (int) (230 / spacingMm), nz = (int) (200 / spacingMm);
        Affine affine = Affine.translation(new Vec3(-95, -115, -115)).times(Affine.scaling(spacingMm, spacingMm, spacingMm));
        return new Grid(nx, ny, nz, affine, frame);
    }

    /** Depth below the brain's border along the ray from the centre; negative outside. */
    static double depth(Vec3 p) {
        double r = Math.sqrt(p.x() * p.x() / (66 * 66) + p.y() * p.y() / (84 * 84) + p.z() * p.z() / (60 * 60));
        return r == 0 ? 60 : p.norm() * (1 / r - 1);
    }

    /** 0 air, 1 skin and fat, 2 bone, 3 fluid, 4 grey, 5 white, 6 veins. */
    static int part(Vec3 p) {
        double depth = depth(p);
        boolean neck = p.z() < -40 && Math.hypot(p.x(), p.y() + 15) < 55;
        if (depth < -14) {
            return neck ? 1 : 0;
        }
        if (depth < -8) {
            return 1;
        }
        if (Math.abs(p.x()) < 4 && depth < 1 && depth > -7 && p.z() > 10) {
            return 6;
        }
        if (depth < -2.5) {
            return 2;
        }
        double ventricle = Math.hypot(Math.hypot((Math.abs(p.x()) - 13) / 7, (p.y() - 5) / 28), (p.z() - 5) / 11);
        boolean cleft = Math.abs(p.x()) < 1.6 && depth < 26;
        if (depth < 0 || ventricle < 1 || cleft) {
            return 3;
        }
        double folds = 5 * Math.sin(p.y() / 5.5) * Math.sin(p.z() / 6.5 + p.x() / 9);
        return depth < 12 + folds ? 4 : 5;
    }

    static Vec3 at(Grid grid, int v) {
        return grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
    }

    static Volume image(Grid grid, Contrast c, long seed) {
        double[] shown = {0, c.skin(), c.bone(), c.fluid(), c.grey(), c.white(), c.veins()};
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[(int) grid.size()];
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) Math.max(0, shown[part(at(grid, v))] + 4 * (random.nextDouble() - 0.5));
        }
        return Volume.of(grid, values);
    }

    static Mask brain(Grid grid) {
        return Mask.where(grid, v -> depth(at(grid, v)) > -1);
    }

    private static Template template() {
        Grid grid = grid(2.5, TEMPLATE);
        return new Template("MNIColin27", image(grid, Contrast.T1, 1), brain(grid));
    }

    static HeadLandmarks landmarks() {
        return new HeadLandmarks(point(0, 98, -5), point(0, -98, -5), point(-80, 0, -15), point(80, 0, -15));
    }

    static FramePoint point(double x, double y, double z) {
        return new FramePoint(PATIENT, new Vec3(x, y, z));
    }

    /** The model as delineation should find it in an image of the whole head; the parts and the skin are the truth. */
    static HeadModel model(Volume image, Optional<Mask> lesion, double similarity) {
        return model(image, WholeSkin.SURFACE, lesion, similarity);
    }

    /** Found once: it takes longer than all gates together. */
    private static final class WholeSkin {
        static final Surface SURFACE = skin(image(grid(2.5, PATIENT), Contrast.T1, 2));
    }

    /** @return the skin as the installed method finds it, not simplified */
    static Surface skin(Volume image) {
        ScalpExtraction skin = MethodRegistry.fromClassPath(ModelHead.class.getClassLoader()).first(ScalpExtraction.class);
        return skin.run(image, Parameters.of(skin.parameters(), Map.of("maxTriangles", 5_000_000)), RUN).orThrow();
    }

    /** The model in an image that may show less than the whole head. */
    static HeadModel model(Volume image, Surface scalp, Optional<Mask> lesion, double similarity) {
        Grid grid = image.grid();
        float[][] tissue = new float[3][(int) grid.size()];
        for (int v = 0; v < tissue[0].length; v++) {
            int part = part(at(grid, v));
            if (part >= 3 && part <= 5 && depth(at(grid, v)) > -1) {
                tissue[5 - part][v] = 1;
            }
        }
        Mask brain = brain(grid);
        Template template = TEMPLATE_HEAD;
        AffineTransform same = new AffineTransform(PATIENT, TEMPLATE, Affine.IDENTITY);
        StructuralScan scan = new StructuralScan(grid, image, Optional.empty(), lesion, List.of());
        return new HeadModel(scan, image, brain, brain.toVolume(),
                new TissueMaps(Volume.of(grid, tissue[1]), Volume.of(grid, tissue[0]), Volume.of(grid, tissue[2])), template,
                new RegisteredTemplate(same, similarity), scalp, scalp, Optional.empty(), landmarks(), Map.of(), Map.of());
    }

    static List<String> failed(HeadModel head) {
        List<String> names = new ArrayList<>();
        for (Gate gate : StructuralGates.of(head, List.of(), RUN)) {
            if (!gate.passed()) {
                names.add(gate.name());
            }
        }
        return names;
    }
}
