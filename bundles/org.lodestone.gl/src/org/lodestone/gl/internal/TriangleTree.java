package org.lodestone.gl.internal;

import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;

/**
 * A tree of boxes over the triangles of a surface: first crossing of a ray in some log(n) steps, double precision. Boxes are halved at
 * the middle of the longest axis of their triangles' centres.
 */
public final class TriangleTree {

    private static final int LEAF = 8;

    private final float[] vertices;
    private final int[] corners;
    private final int[] order;
    /** Six numbers a node: lowest and highest corner of its box. */
    private float[] boxes;
    /** For each node: first child, or -(start + 1) of a leaf; second child, or the end of a leaf. */
    private int[] links;
    private int nodes;

    private TriangleTree(Surface surface) {
        this.vertices = surface.vertices();
        this.corners = surface.triangles();
        int count = surface.triangleCount();
        this.order = new int[count];
        for (int t = 0; t < count; t++) {
            order[t] = t;
        }
        int capacity = Math.max(1, 2 * count);
        this.boxes = new float[6 * capacity];
        this.links = new int[2 * capacity];
        if (count > 0) {
            build(0, count);
        }
        boxes = java.util.Arrays.copyOf(boxes, 6 * nodes);
        links = java.util.Arrays.copyOf(links, 2 * nodes);
    }

    /** @return the tree of a surface */
    public static TriangleTree of(Surface surface) {
        return new TriangleTree(surface);
    }

    private int build(int start, int end) {
        int node = nodes++;
        float[] centreLow = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
        float[] centreHigh = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        for (int axis = 0; axis < 3; axis++) {
            float low = Float.MAX_VALUE;
            float high = -Float.MAX_VALUE;
            for (int i = start; i < end; i++) {
                int t = 3 * order[i];
                float a = vertices[3 * corners[t] + axis], b = vertices[3 * corners[t + 1] + axis], c = vertices[3 * corners[t + 2] + axis];
                low = Math.min(low, Math.min(a, Math.min(b, c)));
                high = Math.max(high, Math.max(a, Math.max(b, c)));
                centreLow[axis] = Math.min(centreLow[axis], a + b + c);
                centreHigh[axis] = Math.max(centreHigh[axis], a + b + c);
            }
            boxes[6 * node + axis] = low;
            boxes[6 * node + 3 + axis] = high;
        }
        int axis = 0;
        for (int other = 1; other < 3; other++) {
            if (centreHigh[other] - centreLow[other] > centreHigh[axis] - centreLow[axis]) {
                axis = other;
            }
        }
        int middle = end - start <= LEAF ? end : partition(start, end, axis, (centreLow[axis] + centreHigh[axis]) / 2);
        if (middle == start || middle == end) {
            middle = end - start <= LEAF || centreHigh[axis] == centreLow[axis] ? end : (start + end) / 2;
        }
        if (middle == end) {
            links[2 * node] = -(start + 1);
            links[2 * node + 1] = end;
        } else {
            links[2 * node] = build(start, middle);
            links[2 * node + 1] = build(middle, end);
        }
        return node;
    }

    private int partition(int start, int end, int axis, float limit) {
        int i = start;
        int j = end;
        while (i < j) {
            int t = 3 * order[i];
            float sum = vertices[3 * corners[t] + axis] + vertices[3 * corners[t + 1] + axis] + vertices[3 * corners[t + 2] + axis];
            if (sum < limit) {
                i++;
            } else {
                j--;
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
        }
        return i;
    }

    /**
     * @param origin of the ray
     * @param direction unit vector
     * @return distance to the first triangle ahead, either side; NaN for none
     */
    public double hit(Vec3 origin, Vec3 direction) {
        double nearest = Double.POSITIVE_INFINITY;
        if (nodes == 0) {
            return Double.NaN;
        }
        double[] o = origin.toArray();
        double[] inverse = {1 / direction.x(), 1 / direction.y(), 1 / direction.z()};
        int[] stack = new int[128];
        int depth = 0;
        stack[depth++] = 0;
        while (depth > 0) {
            int node = stack[--depth];
            if (!entersBox(node, o, inverse, nearest)) {
                continue;
            }
            int first = links[2 * node];
            if (first >= 0) {
                stack[depth++] = links[2 * node + 1];
                stack[depth++] = first;
                continue;
            }
            for (int i = -first - 1; i < links[2 * node + 1]; i++) {
                double distance = hitTriangle(order[i], origin, direction);
                if (distance < nearest) {
                    nearest = distance;
                }
            }
        }
        return nearest == Double.POSITIVE_INFINITY ? Double.NaN : nearest;
    }

    private boolean entersBox(int node, double[] origin, double[] inverse, double nearest) {
        double enter = 0;
        double leave = nearest;
        for (int axis = 0; axis < 3; axis++) {
            double a = (boxes[6 * node + axis] - origin[axis]) * inverse[axis];
            double b = (boxes[6 * node + 3 + axis] - origin[axis]) * inverse[axis];
            if (a != a || b != b) {
                continue; // ray lies in a face of the box: the other axes decide
            }
            enter = Math.max(enter, Math.min(a, b) - 1e-4);
            leave = Math.min(leave, Math.max(a, b) + 1e-4);
        }
        return enter <= leave;
    }

    /** Möller and Trumbore 1997. */
    private double hitTriangle(int triangle, Vec3 origin, Vec3 direction) {
        Vec3 a = vertex(corners[3 * triangle]);
        Vec3 ab = vertex(corners[3 * triangle + 1]).minus(a);
        Vec3 ac = vertex(corners[3 * triangle + 2]).minus(a);
        Vec3 p = direction.cross(ac);
        double determinant = ab.dot(p);
        if (Math.abs(determinant) < 1e-14) {
            return Double.NaN;
        }
        Vec3 s = origin.minus(a);
        double u = s.dot(p) / determinant;
        Vec3 q = s.cross(ab);
        double v = direction.dot(q) / determinant;
        double t = ac.dot(q) / determinant;
        return u >= -1e-9 && v >= -1e-9 && u + v <= 1 + 1e-9 && t >= 0 ? t : Double.NaN;
    }

    private Vec3 vertex(int v) {
        return new Vec3(vertices[3 * v], vertices[3 * v + 1], vertices[3 * v + 2]);
    }
}
