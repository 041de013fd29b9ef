package org.lodestone.navigation.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;

/** A head as a formula: an ellipsoid of adult size with a nose and a brow, so that a sweep over it determines where it is. */
final class HeadShape {

    static final Frame SCAN = Frame.t1w("sub-01");
    static final Frame HEAD = Frame.head("session");
    /** Near the left DLPFC of the usual templates, and the landmarks that are usually touched. */
    static final Vec3 DLPFC = new Vec3(-42, 38, 30);

    private HeadShape() {
    }

    static Vec3 surface(double longitude, double latitude) {
        double x = Math.cos(latitude) * Math.cos(longitude), y = Math.cos(latitude) * Math.sin(longitude), z = Math.sin(latitude);
        double fromNose = Math.hypot(longitude - Math.PI / 2, latitude + 0.35);
        double nose = 18 * Math.exp(-fromNose * fromNose / (2 * 0.15 * 0.15));
        double brow = 4 * Math.exp(-Math.pow((latitude - 0.05) / 0.12, 2)) * Math.max(0, y);
        return new Vec3(76 * x, 98 * y, 88 * z).plus(new Vec3(x, y, z).times(nose + brow));
    }

    static List<Vec3> landmarks() {
        return List.of(surface(Math.PI / 2, -0.1), surface(Math.PI / 2, -0.35), surface(0.05, -0.3), surface(Math.PI - 0.05, -0.3),
                surface(Math.PI / 2 - 0.35, -0.05), surface(Math.PI / 2 + 0.35, -0.05));
    }

    /** A mesh with edges of two to four millimetres. */
    static ScalpSurface mesh() {
        int around = 200, up = 110;
        float[] vertices = new float[3 * around * up];
        List<Integer> corners = new ArrayList<>();
        for (int j = 0; j < up; j++) {
            for (int i = 0; i < around; i++) {
                Vec3 p = surface(2 * Math.PI * i / around, -1.2 + 2.7 * j / (up - 1));
                int v = i + around * j;
                vertices[3 * v] = (float) p.x();
                vertices[3 * v + 1] = (float) p.y();
                vertices[3 * v + 2] = (float) p.z();
                if (j > 0) {
                    int right = (i + 1) % around + around * j, below = v - around, belowRight = right - around;
                    corners.addAll(List.of(below, belowRight, v, belowRight, right, v));
                }
            }
        }
        return new ScalpSurface(SCAN, vertices, corners.stream().mapToInt(Integer::intValue).toArray());
    }

    static Vec3 noise(SplittableRandom random, double sigmaMm) {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(sigmaMm);
    }

    /** Points of a sweep over the upper head and the face, as an operator does it. */
    static List<Vec3> sweep(SplittableRandom random, int count, double sigmaMm) {
        List<Vec3> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(surface(2 * Math.PI * random.nextDouble(), -0.4 + 1.6 * random.nextDouble()).plus(noise(random, sigmaMm)));
        }
        return points;
    }
}
