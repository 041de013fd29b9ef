package org.lodestone.ui.scene;

import java.util.List;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Material;
import org.lodestone.gl.Mesh;
import org.lodestone.gl.SceneNode;
import org.lodestone.image.Surface;
import org.lodestone.ui.view.Arrow;

/** An arrow as nodes of a scene: its ends as balls, a tube between them that becomes a cone. */
final class ArrowNodes {

    private static final int SIDES = 16;
    private static final double BALL_MM = 2.2;
    private static final double HEAD_MM = 9;
    private static final double THINNEST_MM = 0.7;
    private static final double THICKEST_MM = 2;
    private static final double LABEL_UP_MM = 14;
    private static final int BALL = 0xF0F0F0;
    /** Both directions between two places run beside each other, not in each other. */
    private static final double ASIDE_MM = 3;

    private ArrowNodes() {
    }

    static void add(List<SceneNode> nodes, Arrow arrow) {
        Vec3 from = arrow.from().mm();
        Vec3 to = arrow.to().mm();
        double length = from.distance(to);
        String id = "arrow " + nodes.size();
        nodes.add(SceneNode.EllipsoidNode.sphere(id + " from", from, BALL_MM, Material.opaque(BALL)));
        nodes.add(SceneNode.EllipsoidNode.sphere(id + " to", to, BALL_MM, Material.opaque(BALL)));
        if (length <= 2 * BALL_MM + 1) {
            return;
        }
        Vec3 along = to.minus(from).times(1 / length);
        Vec3 aside = perpendicular(along);
        Vec3 shift = aside.times(ASIDE_MM / 2);
        Vec3 start = from.plus(along.times(BALL_MM)).plus(shift);
        Vec3 tip = to.minus(along.times(BALL_MM)).plus(shift);
        double radius = THINNEST_MM + arrow.strength() * (THICKEST_MM - THINNEST_MM);
        double head = Math.min(HEAD_MM, 0.4 * start.distance(tip));
        nodes.add(new SceneNode.SurfaceNode(id, Mesh.of(body(arrow.from().frame(), start, tip, aside, radius, head)),
                Material.opaque(arrow.rgb())));
        if (!arrow.name().isEmpty()) {
            nodes.add(new SceneNode.LabelNode(id + " label", from.minus(along.times(BALL_MM)).plus(new Vec3(0, 0, LABEL_UP_MM)), arrow.name(), 0xFFFFFF));
        }
    }

    /** Changes its side with the direction, so that the way there and the way back lie apart. */
    private static Vec3 perpendicular(Vec3 along) {
        Vec3 up = Math.abs(along.z()) > 0.9 ? new Vec3(0, 1, 0) : new Vec3(0, 0, 1);
        return along.cross(up).unit();
    }

    /** Rings along the axis, closed at both ends; triangles turn outwards. */
    private static Surface body(Frame frame, Vec3 start, Vec3 tip, Vec3 aside, double radius, double headMm) {
        Vec3 along = tip.minus(start).unit();
        Vec3 other = along.cross(aside);
        Vec3 neck = tip.minus(along.times(headMm));
        Vec3[] middles = {start, start, neck, neck, tip};
        double[] radii = {0, radius, radius, 2.6 * radius, 0};
        float[] vertices = new float[3 * middles.length * SIDES];
        for (int ring = 0; ring < middles.length; ring++) {
            for (int side = 0; side < SIDES; side++) {
                double angle = 2 * Math.PI * side / SIDES;
                Vec3 p = middles[ring].plus(aside.times(radii[ring] * Math.cos(angle))).plus(other.times(radii[ring] * Math.sin(angle)));
                int o = 3 * (ring * SIDES + side);
                vertices[o] = (float) p.x();
                vertices[o + 1] = (float) p.y();
                vertices[o + 2] = (float) p.z();
            }
        }
        int[] triangles = new int[6 * (middles.length - 1) * SIDES];
        int t = 0;
        for (int ring = 0; ring + 1 < middles.length; ring++) {
            for (int side = 0; side < SIDES; side++) {
                int a = ring * SIDES + side, b = ring * SIDES + (side + 1) % SIDES, c = a + SIDES, d = b + SIDES;
                for (int corner : new int[] {a, b, c, b, d, c}) {
                    triangles[t++] = corner;
                }
            }
        }
        return new Surface(frame, vertices, triangles);
    }
}
