package org.lodestone.ui.navigation.internal.live;

import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Mesh;
import org.lodestone.gl.Ray;
import org.lodestone.ui.view.ViewerSnapshot;

/**
 * What a coil points at: where its axis meets the brain.
 *
 * @param point on the surface of the brain
 * @param depthMm from the coil's face
 * @param toTargetMm distance from the target
 * @param region of the atlas, when it is known there
 * @param mapValue of the map that is shown, a little below the surface; empty when none is shown or it has no value there
 */
record AimPoint(FramePoint point, double depthMm, double toTargetMm, Optional<String> region, Optional<Double> mapValue) {

    /** Maps lie in the cortex, not on its outside. */
    private static final double CORTEX_DEPTH_MM = 3;

    /** Farther away than this a coil points at nothing. */
    private static final double REACH_MM = 150;

    /** @return what the coil points at; empty when its axis misses the brain */
    static Optional<AimPoint> of(Rigid coilToScan, FramePoint target, ViewerSnapshot now) {
        target.frame().require(now.open().frame());
        Optional<Mesh> brain = now.open().brain();
        if (brain.isEmpty()) {
            return Optional.empty();
        }
        Vec3 face = coilToScan.translationMm(), along = coilToScan.rotation().apply(new Vec3(0, 0, -1));
        double depth = brain.get().hit(new Ray(face, along));
        if (!(depth < REACH_MM)) {
            return Optional.empty();
        }
        FramePoint point = new FramePoint(target.frame(), face.plus(along.times(depth)));
        FramePoint inside = new FramePoint(target.frame(), face.plus(along.times(depth + CORTEX_DEPTH_MM)));
        return Optional.of(new AimPoint(point, depth, point.mm().distance(target.mm()), now.open().regionAt(inside),
                now.map().map(map -> map.valueAt(inside.mm())).filter(Double::isFinite)));
    }
}
