package org.lodestone.ui.navigation.internal.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Material;
import org.lodestone.gl.SceneNode;

/** A coil as nodes of a scene: its two wings, its handle, its axis down to the brain, and what it points at. */
final class CoilNodes {

    private static final double[] WINDING_MM = {28, 36, 44};
    private static final double WING_MM = 46;
    private static final double HEIGHT_MM = 5;
    private static final int ROUND = 48;

    private CoilNodes() {
    }

    /**
     * @param coilToScan where it is
     * @param rgb colour that says how good its place is
     * @param aim what it points at
     */
    static List<SceneNode> of(Rigid coilToScan, int rgb, Optional<AimPoint> aim) {
        List<SceneNode> nodes = new ArrayList<>();
        for (int wing = -1; wing <= 1; wing += 2) {
            for (double radius : WINDING_MM) {
                List<Vec3> circle = new ArrayList<>();
                for (int k = 0; k <= ROUND; k++) {
                    double angle = 2 * Math.PI * k / ROUND;
                    circle.add(coilToScan.apply(new Vec3(wing * WING_MM + radius * Math.cos(angle), radius * Math.sin(angle), HEIGHT_MM)));
                }
                nodes.add(new SceneNode.LineNode("live coil wing " + wing + " " + radius, circle, rgb, 2.5));
            }
        }
        nodes.add(new SceneNode.LineNode("live coil handle",
                List.of(coilToScan.apply(new Vec3(0, -20, HEIGHT_MM)), coilToScan.apply(new Vec3(0, -130, HEIGHT_MM))), rgb, 6));
        Vec3 face = coilToScan.translationMm();
        nodes.add(new SceneNode.LineNode("live coil axis",
                List.of(face, aim.map(a -> a.point().mm()).orElseGet(() -> coilToScan.apply(new Vec3(0, 0, -60)))), rgb, 3));
        aim.ifPresent(a -> {
            nodes.add(SceneNode.EllipsoidNode.sphere("live aim", a.point().mm(), 2, Material.opaque(rgb)));
            nodes.add(new SceneNode.BeaconNode("live aim ring", a.point().mm(), 4, rgb));
        });
        return List.copyOf(nodes);
    }
}
