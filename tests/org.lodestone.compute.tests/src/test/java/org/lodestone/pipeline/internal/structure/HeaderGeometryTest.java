package org.lodestone.pipeline.internal.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Grid;
import org.lodestone.image.StoredImage.AffineSource;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.pipeline.HeaderChoice;

/** A header that says two things, or what no scanner makes, is explained and can be repaired. */
class HeaderGeometryTest {

    private static final Affine UPRIGHT = Affine.translation(new Vec3(-30, -40, -20)).times(Affine.scaling(2, 2, 2));

    @TempDir
    private Path folder;

    private static HeaderGeometry geometry(Affine sform, Affine qform) {
        return new HeaderGeometry(new Grid(30, 40, 20, sform, Frame.t1w("x")), AffineSource.SFORM, Optional.of(sform), Optional.of(qform));
    }

    private static List<String> failed(HeaderGeometry geometry, HeaderChoice choice) {
        return geometry.gates(choice).stream().filter(gate -> !gate.passed()).map(Gate::name).toList();
    }

    @Test
    void agreementPasses() {
        assertEquals(List.of(), failed(geometry(UPRIGHT, UPRIGHT), HeaderChoice.HEADER));
    }

    @Test
    void placesTwelveMillimetresApartFailUntilOneIsChosen() {
        HeaderGeometry apart = geometry(UPRIGHT, Affine.translation(new Vec3(0, 0, 12)).times(UPRIGHT));
        assertEquals(12, apart.disagreementMm(), 1e-9);
        assertEquals(List.of("orientation-agreement"), failed(apart, HeaderChoice.HEADER));
        assertEquals(List.of(), failed(apart, HeaderChoice.QFORM));
        assertEquals(-8, apart.chosen(HeaderChoice.QFORM, "x").toWorld(0, 0, 0).z(), 1e-9);
        assertEquals(-20, apart.chosen(HeaderChoice.SFORM, "x").toWorld(0, 0, 0).z(), 1e-9);
    }

    @Test
    void aMirroredQformIsCalledByItsName() {
        HeaderGeometry mirrored = geometry(UPRIGHT, Affine.scaling(-1, 1, 1).times(UPRIGHT));
        Gate gate = mirrored.gates(HeaderChoice.HEADER).getFirst();
        assertFalse(gate.passed());
        assertTrue(gate.reason().contains("left and right are in doubt") && gate.reason().contains("--affine qform"), gate::reason);
    }

    /** A shear of 0.25 in one axis is 14 degrees; the polar factor lies half way between both axes. */
    @Test
    void aShearFailsAndIsRepairedAboutTheMiddleOfTheImage() {
        Affine shear = new Affine(1, 0.25, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
        HeaderGeometry sheared = geometry(UPRIGHT.times(shear), UPRIGHT);
        Grid repaired = sheared.chosen(HeaderChoice.UPRIGHT, "x");
        assertEquals(14.04, HeaderGeometry.shearDegrees(sheared.grid()), 0.01);
        assertTrue(failed(sheared, HeaderChoice.HEADER).contains("axes-perpendicular"));
        assertEquals(0, HeaderGeometry.shearDegrees(repaired), 1e-6);
        assertEquals(0, repaired.centreMm().distance(sheared.grid().centreMm()), 1e-9);
        assertFalse(failed(sheared, HeaderChoice.QFORM).contains("axes-perpendicular"));
        assertTrue(repaired.voxelToWorld().determinant() > 0, "left and right stay");
    }

    @Test
    void aWrittenFileIsReadBackAsOnePlace() {
        MethodRegistry methods = MethodRegistry.fromClassPath(getClass().getClassLoader());
        Affine turned = Affine.translation(new Vec3(7, -3, 4)).times(Affine.rotation(0.2, -0.3, 0.4)).times(Affine.scaling(-1, 1.5, 2));
        Grid grid = new Grid(6, 5, 4, turned, Frame.t1w("x"));
        Path file = folder.resolve("a.nii.gz");
        ImageFiles.write(WriteRequest.of(file, Volume.of(grid, new float[120]), "test"), methods, Execution.unobserved()).orThrow();
        HeaderGeometry read = HeaderGeometry.of(ImageFiles.read(file, methods, Execution.unobserved()).orThrow());
        assertEquals(0, read.disagreementMm(), 1e-3);
        assertTrue(read.sform().isPresent() && read.qform().isPresent());
        assertEquals(0, read.qform().orElseThrow().apply(5, 4, 3).distance(turned.apply(5, 4, 3)), 1e-3);
    }
}
