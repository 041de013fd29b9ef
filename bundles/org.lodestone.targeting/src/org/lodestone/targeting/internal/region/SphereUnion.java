package org.lodestone.targeting.internal.region;

import java.util.BitSet;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.target.RegionRequest;

/**
 * Spheres around points of a template.
 *
 * @param centres in template millimetres, RAS+
 * @param radiusMm of each sphere
 */
record SphereUnion(List<Vec3> centres, double radiusMm) {

    private static final int ROWS_AT_ONCE = 64;

    SphereUnion {
        centres = List.copyOf(centres);
    }

    /**
     * Draws the spheres on a patient's grid.
     *
     * @param request grid and way to the template
     * @param execution threads and cancellation
     * @return voxels whose centre, carried to the template, lies within the radius of a centre; refused when there are none, or when the
     *     template is not one with MNI coordinates
     */
    Outcome<Mask> draw(RegionRequest request, Execution execution) {
        Frame template = request.nativeToTemplate().to();
        if (template.kind() != Frame.Kind.TEMPLATE || !template.id().startsWith("MNI")) {
            return Outcome.refused(Finding.error("LS-REGION-001", "The region is defined in MNI coordinates, the transform leads to "
                    + template + ".", "Register the T1w scan to an MNI template."));
        }
        Grid grid = request.grid();
        SpatialTransform toTemplate = request.nativeToTemplate();
        int rows = grid.ny() * grid.nz();
        BitSet inside = execution.parallel().reduce(rows, ROWS_AT_ONCE, execution.progress(), new BitSet(), (start, end) -> {
            BitSet part = new BitSet();
            for (int row = start; row < end; row++) {
                for (int i = 0; i < grid.nx(); i++) {
                    if (contains(toTemplate.apply(grid.toWorld(i, row % grid.ny(), row / grid.ny())))) {
                        part.set(row * grid.nx() + i);
                    }
                }
            }
            return part;
        }, (all, part) -> {
            all.or(part);
            return all;
        });
        if (inside.isEmpty()) {
            return Outcome.refused(Finding.error("LS-REGION-002", "No voxel of the image lies in the region.",
                    "Check the registration to the template and the field of view."));
        }
        return Outcome.done(new Mask(grid, inside));
    }

    private boolean contains(Vec3 template) {
        for (Vec3 centre : centres) {
            double dx = template.x() - centre.x(), dy = template.y() - centre.y(), dz = template.z() - centre.z();
            if (dx * dx + dy * dy + dz * dz <= radiusMm * radiusMm) {
                return true;
            }
        }
        return false;
    }
}
