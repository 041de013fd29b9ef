package org.lodestone.ui.scene;

import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.gl.Mesh;
import org.lodestone.image.Surface;

/**
 * A figure-of-eight coil of the usual size (two windings of 27 to 47 mm radius side by side, handle to the back) as a surface. It shows
 * place and turn; it is the model of no vendor's coil.
 */
final class CoilModel {

    private static final double WINDING_MM = 37;
    private static final double HALF_WIDTH_MM = 10;
    private static final double HALF_HEIGHT_MM = 5;
    private static final double APART_MM = 47;
    private static final double HANDLE_FROM_MM = -6;
    private static final double HANDLE_TO_MM = -95;
    private static final double HANDLE_RADIUS_MM = 8;
    private static final int AROUND = 64;
    private static final int ACROSS = 16;

    private CoilModel() {
    }

    /** @return the coil lying as the pose says, in the pose's space */
    static Mesh at(CoilPose pose) {
        int ring = AROUND * ACROSS;
        float[] vertices = new float[3 * 3 * ring];
        int[] triangles = new int[3 * 6 * ring];
        Affine place = pose.coilToHead().toAffine();
        for (int part = 0; part < 3; part++) {
            for (int v = 0; v < ring; v++) {
                double along = 2 * Math.PI * (v / ACROSS) / AROUND;
                double across = 2 * Math.PI * (v % ACROSS) / ACROSS;
                Vec3 p = place.apply(part == 2 ? handle((v / ACROSS) / (AROUND - 1.0), across) : winding(part == 0 ? -1 : 1, along, across));
                int o = 3 * (part * ring + v);
                vertices[o] = (float) p.x();
                vertices[o + 1] = (float) p.y();
                vertices[o + 2] = (float) p.z();
            }
            for (int v = 0; v < ring; v++) {
                boolean open = part == 2 && v / ACROSS == AROUND - 1;
                int next = open ? v / ACROSS : (v / ACROSS + 1) % AROUND;
                int a = v, b = v / ACROSS * ACROSS + (v + 1) % ACROSS, c = next * ACROSS + v % ACROSS, d = next * ACROSS + (v + 1) % ACROSS;
                int[] corners = {a, c, b, b, c, d};
                for (int corner = 0; corner < 6; corner++) {
                    triangles[6 * (part * ring + v) + corner] = part * ring + corners[corner];
                }
            }
        }
        return Mesh.of(new Surface(pose.frame(), vertices, triangles));
    }

    private static Vec3 winding(int side, double along, double across) {
        double radius = WINDING_MM + HALF_WIDTH_MM * Math.cos(across);
        return new Vec3(side * APART_MM + radius * Math.cos(along), radius * Math.sin(along), HALF_HEIGHT_MM + HALF_HEIGHT_MM * Math.sin(across));
    }

    private static Vec3 handle(double share, double across) {
        // both ends are drawn together so that the tube is closed
        double radius = HANDLE_RADIUS_MM * Math.min(1, 8 * Math.min(share, 1 - share));
        return new Vec3(radius * Math.cos(across), HANDLE_FROM_MM + share * (HANDLE_TO_MM - HANDLE_FROM_MM),
                HANDLE_RADIUS_MM + radius * Math.sin(across));
    }
}
