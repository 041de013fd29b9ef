package org.lodestone.targeting.internal.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.target.RegionDefinition;
import org.lodestone.method.target.RegionRequest;

class RegionTest {

    private static final Frame NATIVE = Frame.t1w("sub-01");
    private static final AffineTransform TO_TEMPLATE = new AffineTransform(NATIVE, Frame.template("MNIColin27"),
            Affine.translation(new Vec3(4, -7, 9)).times(Affine.rotation(0.1, -0.05, 0.08)));
    /** Stored from right to left, as scanners often do. */
    private static final Grid GRID = new Grid(91, 91, 91, new Affine(-2, 0, 0, 90, 0, 2, 0, -90, 0, 0, 2, -90), NATIVE);

    private static Mask draw(RegionDefinition region, Grid grid) {
        return region.run(new RegionRequest(grid, TO_TEMPLATE), Parameters.defaults(region.parameters()), Execution.unobserved()).orThrow();
    }

    private static Vec3 centre(Mask mask, int voxel) {
        Grid g = mask.grid();
        return TO_TEMPLATE.apply(g.toWorld(voxel % g.nx(), voxel / g.nx() % g.ny(), voxel / (g.nx() * g.ny())));
    }

    @Test
    void leftDlpfcHasItsPublishedVolumeAndLiesOnTheLeftWhateverTheStorage() {
        Mask mask = draw(new LeftDlpfcRegion(), GRID);
        // 83.7 ml is the volume of the union of the four spheres on a 2 mm lattice; the border changes with the lattice's place
        assertEquals(83.7, mask.volumeMl(), 0.7);
        for (int voxel : mask.indices()) {
            Vec3 template = centre(mask, voxel);
            assertTrue(template.x() < -15 && template.y() > -5 && template.z() > 8, template.toString());
        }
    }

    @Test
    void subgenualSeedIsTwoSpheresAcrossTheMidline() {
        Mask mask = draw(new SubgenualRegion(), GRID);
        // two balls of radius R whose centres are 12 mm apart: 2 V - lens
        double r = 10, d = 12, ball = 4.0 / 3 * Math.PI * r * r * r;
        double lens = Math.PI * (4 * r + d) * (2 * r - d) * (2 * r - d) / 12;
        assertEquals((2 * ball - lens) / 1000, mask.volumeMl(), 0.15);
        for (int voxel : mask.indices()) {
            Vec3 p = centre(mask, voxel);
            assertTrue(new Vec3(Math.abs(p.x()), p.y(), p.z()).distance(new Vec3(6, 16, -10)) <= 10 + 1e-9);
        }
    }

    @Test
    void aRegionOutsideTheImageOrInAnotherSpaceIsRefused() {
        Grid away = new Grid(5, 5, 5, Affine.translation(new Vec3(300, 0, 0)), NATIVE);
        Outcome<Mask> outside = new SubgenualRegion().run(new RegionRequest(away, TO_TEMPLATE),
                Parameters.defaults(new SubgenualRegion().parameters()), Execution.unobserved());
        assertFalse(outside.isDone());
        assertEquals("LS-REGION-002", outside.findings().getFirst().code());
        Outcome<Mask> elsewhere = new SubgenualRegion().run(
                new RegionRequest(GRID, new AffineTransform(NATIVE, Frame.template("Talairach"), Affine.IDENTITY)),
                Parameters.defaults(new SubgenualRegion().parameters()), Execution.unobserved());
        assertEquals("LS-REGION-001", elsewhere.findings().getFirst().code());
    }
}
