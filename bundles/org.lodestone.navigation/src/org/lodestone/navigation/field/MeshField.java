package org.lodestone.navigation.field;

import java.util.HashMap;
import java.util.Map;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;

/** Strengths at points of a mesh, found again by boxes of some millimetres. */
final class MeshField {

    /** Farther than this from any point of the mesh the field is not known. */
    private static final double REACH_MM = 4;

    private final double[] points;
    private final float[] values;
    private final Map<Long, int[]> boxes = new HashMap<>();

    /**
     * @param points x y z of each. Kept.
     * @param values V/m at each. Kept.
     */
    MeshField(double[] points, float[] values) {
        this.points = points;
        this.values = values;
        Map<Long, Integer> sizes = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            sizes.merge(box(points[3 * i], points[3 * i + 1], points[3 * i + 2], 0, 0, 0), 1, Integer::sum);
        }
        sizes.forEach((box, size) -> boxes.put(box, new int[size]));
        for (int i = values.length - 1; i >= 0; i--) {
            long box = box(points[3 * i], points[3 * i + 1], points[3 * i + 2], 0, 0, 0);
            boxes.get(box)[sizes.merge(box, -1, Integer::sum)] = i;
        }
    }

    private static long box(double x, double y, double z, int dx, int dy, int dz) {
        long i = (long) Math.floor(x / REACH_MM) + dx, j = (long) Math.floor(y / REACH_MM) + dy, k = (long) Math.floor(z / REACH_MM) + dz;
        return (i & 0x1FFFFF) << 42 | (j & 0x1FFFFF) << 21 | k & 0x1FFFFF;
    }

    /** @return the value of the nearest point of the mesh within reach, NaN when there is none */
    double nearest(Vec3 p) {
        double best = REACH_MM * REACH_MM, value = Double.NaN;
        for (int n = 0; n < 27; n++) {
            for (int i : boxes.getOrDefault(box(p.x(), p.y(), p.z(), n % 3 - 1, n / 3 % 3 - 1, n / 9 - 1), new int[0])) {
                double dx = points[3 * i] - p.x(), dy = points[3 * i + 1] - p.y(), dz = points[3 * i + 2] - p.z();
                double square = dx * dx + dy * dy + dz * dz;
                if (square <= best) {
                    best = square;
                    value = values[i];
                }
            }
        }
        return value;
    }

    FieldMap map(String title, Frame frame) {
        return new FieldMap() {
            @Override
            public Frame frame() {
                return frame;
            }

            @Override
            public String title() {
                return title;
            }

            @Override
            public double magnitudeVPerM(Vec3 pointMm) {
                return nearest(pointMm);
            }
        };
    }
}
