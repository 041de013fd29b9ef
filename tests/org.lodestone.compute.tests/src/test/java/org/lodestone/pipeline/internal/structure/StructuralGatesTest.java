package org.lodestone.pipeline.internal.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Finding;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.pipeline.internal.structure.ModelHead.Contrast;

/** Each kind of scan that targets must not be taken from fails a gate of its own, and a sound one passes all. */
class StructuralGatesTest {

    private static final Grid GRID = ModelHead.grid(2.5, ModelHead.PATIENT);

    private static Volume image(Contrast contrast) {
        return ModelHead.image(GRID, contrast, 2);
    }

    /** The voxels of the model in a box of the grid. */
    private static Volume cut(Volume whole, int endY, int endZ) {
        Grid from = whole.grid();
        Grid to = new Grid(from.nx(), endY, endZ, from.voxelToWorld(), from.frame());
        float[] values = whole.toFloats(), kept = new float[(int) to.size()];
        for (int v = 0; v < kept.length; v++) {
            kept[v] = values[from.index(v % to.nx(), v / to.nx() % to.ny(), v / (to.nx() * to.ny()))];
        }
        return Volume.of(to, kept);
    }

    private static Mask ball(double x, double y, double z, double radiusMm) {
        return Mask.where(GRID, v -> ModelHead.at(GRID, v).distance(new Vec3(x, y, z)) < radiusMm && ModelHead.depth(ModelHead.at(GRID, v)) > 0);
    }

    private static Volume painted(Mask mask, float value) {
        float[] values = image(Contrast.T1).toFloats().clone();
        for (int v : mask.indices()) {
            values[v] = value;
        }
        return Volume.of(GRID, values);
    }

    @Test
    void aSoundT1wScanPassesEveryGate() {
        assertEquals(List.of(), ModelHead.failed(ModelHead.model(image(Contrast.T1), Optional.empty(), 0.8)));
    }

    @Test
    void aT2wScanIsToldByItsContrast() {
        assertTrue(ModelHead.failed(ModelHead.model(image(Contrast.T2), Optional.empty(), -0.3)).containsAll(
                List.of("t1-contrast", "template-similarity")));
    }

    /** Fluid is brightest, fat is suppressed, bone gives nothing, and above the sinuses the signal is gone. */
    @Test
    void anEchoPlanarScanIsToldByItsContrast() {
        float[] values = image(new Contrast(65, 85, 120, 2, 8, 50)).toFloats().clone();
        for (int v = 0; v < values.length; v++) {
            values[v] = ModelHead.at(GRID, v).distance(new Vec3(0, 70, -30)) < 22 ? 3 : values[v];
        }
        Volume echoPlanar = Volume.of(GRID, values);
        List<String> failed = ModelHead.failed(ModelHead.model(echoPlanar, Optional.empty(), -0.2));
        assertTrue(failed.containsAll(List.of("t1-contrast", "template-similarity")), failed.toString());
    }

    @Test
    void aScanAfterContrastAgentIsToldByItsVeins() {
        assertEquals(List.of("no-contrast-agent"), ModelHead.failed(ModelHead.model(image(Contrast.GADOLINIUM), Optional.empty(), 0.8)));
    }

    @Test
    void aHeadCutAtTheForeheadOrTheVertexIsToldByTheSkinAtTheBorder() {
        for (Volume cut : List.of(cut(image(Contrast.T1), 78, GRID.nz()), cut(image(Contrast.T1), GRID.ny(), 66))) {
            HeadModel head = ModelHead.model(cut, ModelHead.skin(cut), Optional.empty(), 0.8);
            assertTrue(ModelHead.failed(head).contains("whole-head"));
        }
    }

    @Test
    void aBrainWithoutItsHeadIsToldByTheScalpAroundIt() {
        Volume whole = image(Contrast.T1);
        float[] values = whole.toFloats().clone();
        for (int v = 0; v < values.length; v++) {
            values[v] = ModelHead.depth(ModelHead.at(GRID, v)) > -1 ? values[v] : 0;
        }
        assertTrue(ModelHead.failed(ModelHead.model(Volume.of(GRID, values), ModelHead.skin(Volume.of(GRID, values)), Optional.empty(),
                0.8)).contains("head-around-brain"));
    }

    @Test
    void aLesionOfTheSizeOfALobeIsToldUnlessItsMaskIsGiven() {
        Mask lesion = ball(38, -30, 20, 26);
        assertEquals(List.of("like-template"), ModelHead.failed(ModelHead.model(painted(lesion, 25), Optional.empty(), 0.7)));
        assertEquals(List.of(), ModelHead.failed(ModelHead.model(painted(lesion, 25), Optional.of(lesion), 0.7)));
    }

    /** A ball of muscle hangs on the brain mask, or a lobe is not in it: its volume alone would pass. */
    @Test
    void aMaskThatRunsIntoMuscleOrLosesALobeIsToldByTheTemplatesBrain() {
        Mask muscle = Mask.where(GRID, v -> ModelHead.at(GRID, v).distance(new Vec3(0, 20, -70)) < 26);
        Mask lobe = ball(0, -75, 0, 30);
        assertEquals(List.of("only-brain"), ModelHead.failed(withBrain(ModelHead.brain(GRID).or(muscle))));
        assertEquals(List.of("all-of-the-brain"), ModelHead.failed(withBrain(ModelHead.brain(GRID).minus(lobe))));
    }

    private static HeadModel withBrain(Mask brain) {
        HeadModel head = ModelHead.model(image(Contrast.T1), Optional.empty(), 0.8);
        return new HeadModel(head.scan(), head.corrected(), brain, head.brainShare(), head.tissue(), head.template(), head.registration(),
                head.scalp(), head.brainSurface(), head.whiteSurface(), head.landmarks(), head.atlases(), head.regions());
    }

    @Test
    void voxelsOfTheBrainThatAreNoNumbersAreCounted() {
        BitSet broken = new BitSet();
        broken.set(GRID.index(40, 46, 44));
        HeadModel head = ModelHead.model(image(Contrast.T1), Optional.empty(), 0.8);
        StructuralScan scan = new StructuralScan(GRID, head.corrected(), Optional.of(new Mask(GRID, broken)), Optional.empty(), List.of());
        HeadModel withHole = new HeadModel(scan, head.corrected(), head.brain(), head.brainShare(), head.tissue(), head.template(),
                head.registration(), head.scalp(), head.brainSurface(), head.whiteSurface(), head.landmarks(), head.atlases(), head.regions());
        assertEquals(List.of("finite-values"), ModelHead.failed(withHole));
    }

    @Test
    void aRegistrationThatTurnsTheHeadFarIsTold() {
        HeadModel head = ModelHead.model(image(Contrast.T1), Optional.empty(), 0.3);
        AffineTransform turned = new AffineTransform(ModelHead.PATIENT, ModelHead.TEMPLATE, Affine.rotation(Math.toRadians(80), 0, 0));
        HeadModel lying = new HeadModel(head.scan(), head.corrected(), head.brain(), head.brainShare(), head.tissue(), head.template(),
                new RegisteredTemplate(turned, 0.3), head.scalp(), head.brainSurface(), head.whiteSurface(), head.landmarks(), head.atlases(),
                head.regions());
        assertTrue(ModelHead.failed(lying).containsAll(List.of("head-upright", "template-similarity")));
    }

    @Test
    void aTargetOnTheOtherSideOrInALesionIsNotForUse() {
        Mask lesion = ball(-38, 40, 20, 20);
        TargetGates gates = new TargetGates(ModelHead.model(painted(lesion, 25), Optional.of(lesion), 0.7), List.of());
        List<Gate> left = gates.of("x", ModelHead.point(-45, -20, 25), ModelHead.point(-45, -20, 25), 15, List.of());
        List<Gate> right = gates.of("x", ModelHead.point(45, 40, 10), ModelHead.point(45, 40, 10), 15, List.of());
        List<Gate> inside = gates.of("x", ModelHead.point(-38, 40, 20), ModelHead.point(-38, 40, 20), 15, List.of());
        List<Gate> child = gates.of("x", ModelHead.point(-45, -20, 25), ModelHead.point(-45, -20, 25), 15,
                List.of(Finding.warning("LS-DELIN-050", "small", "look").with("mm", 280)));
        List<Gate> deep = gates.of("x", ModelHead.point(-45, -20, 25), ModelHead.point(-45, -20, 25), 39, List.of());
        assertTrue(deep.stream().anyMatch(gate -> gate.name().equals("within-reach") && !gate.passed()));
        assertTrue(left.stream().allMatch(Gate::passed), left::toString);
        assertTrue(right.stream().anyMatch(gate -> gate.name().equals("side") && !gate.passed()));
        assertTrue(inside.stream().anyMatch(gate -> gate.name().equals("away-from-lesion") && !gate.passed()));
        assertTrue(child.stream().anyMatch(gate -> gate.name().equals("head-lengths") && !gate.passed()));
    }
}
