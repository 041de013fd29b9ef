package org.lodestone.gl;

import java.util.List;
import java.util.stream.IntStream;
import org.lodestone.core.Vec3;

/**
 * From where a scene is seen. Pixel (0, 0) is the upper left corner of the picture, y grows downwards.
 *
 * @param pivot point about which it orbits, in the middle of the picture, mm
 * @param right unit direction of the picture's right
 * @param up unit direction of the picture's top, perpendicular to {@code right}
 * @param heightMm how many millimetres the picture is high at the pivot
 * @param perspective false for parallel rays: distances can then be measured anywhere
 */
public record Camera(Vec3 pivot, Vec3 right, Vec3 up, double heightMm, boolean perspective) {

    private static final double FIELD_OF_VIEW_RAD = Math.toRadians(30);
    private static final double SHARE_WORTH_A_WORD = 0.35;
    private static final double RADIANS_A_PIXEL = Math.toRadians(0.4);

    /** Makes the directions exactly orthonormal and checks the height. */
    public Camera {
        if (!(heightMm > 0)) {
            throw new IllegalArgumentException("height " + heightMm + " mm");
        }
        right = right.unit();
        up = up.minus(right.times(up.dot(right))).unit();
    }

    /** A direction a clinician asks for by name. */
    public enum View {
        /** Facing the patient. */
        ANTERIOR,
        /** From behind. */
        POSTERIOR,
        /** The patient's left side. */
        LEFT,
        /** The patient's right side. */
        RIGHT,
        /** From above, nose up. */
        SUPERIOR,
        /** From below, nose up. */
        INFERIOR,
        /** Half from the left, half from the front, from above: where a left prefrontal target lies. */
        LEFT_FRONTAL
    }

    /**
     * @param bounds what has to be in the picture
     * @param view from where
     * @return a camera with parallel rays that shows all of it
     */
    public static Camera looking(BoundingSphere bounds, View view) {
        return switch (view) {
            case ANTERIOR -> looking(bounds, new Vec3(0, 1, 0), new Vec3(0, 0, 1));
            case POSTERIOR -> looking(bounds, new Vec3(0, -1, 0), new Vec3(0, 0, 1));
            case LEFT -> looking(bounds, new Vec3(-1, 0, 0), new Vec3(0, 0, 1));
            case RIGHT -> looking(bounds, new Vec3(1, 0, 0), new Vec3(0, 0, 1));
            case SUPERIOR -> looking(bounds, new Vec3(0, 0, 1), new Vec3(0, 1, 0));
            case INFERIOR -> looking(bounds, new Vec3(0, 0, -1), new Vec3(0, 1, 0));
            case LEFT_FRONTAL -> looking(bounds, new Vec3(-1, 0.8, 0.7), new Vec3(0, 0, 1));
        };
    }

    /**
     * @param bounds what has to be in the picture
     * @param towardsViewer from its centre to the viewer
     * @param up what shall point up; not parallel to {@code towardsViewer}
     * @return a camera with parallel rays that shows all of it
     */
    public static Camera looking(BoundingSphere bounds, Vec3 towardsViewer, Vec3 up) {
        return new Camera(bounds.centre(), up.cross(towardsViewer), up.minus(towardsViewer.unit().times(up.dot(towardsViewer.unit()))),
                Math.max(1, 2.1 * bounds.radiusMm()), false);
    }

    /** @return unit direction from the pivot to the viewer */
    public Vec3 towardsViewer() {
        return right.cross(up);
    }

    /** @return the sides of the head from which one looks, the most important first; one to three of the six */
    public List<View> seenFrom() {
        View[][] sides = {{View.LEFT, View.RIGHT}, {View.POSTERIOR, View.ANTERIOR}, {View.INFERIOR, View.SUPERIOR}};
        Vec3 viewer = towardsViewer();
        return IntStream.range(0, 3).boxed()
                .filter(axis -> Math.abs(viewer.get(axis)) > SHARE_WORTH_A_WORD)
                .sorted((a, b) -> Double.compare(Math.abs(viewer.get(b)), Math.abs(viewer.get(a))))
                .map(axis -> sides[axis][viewer.get(axis) > 0 ? 1 : 0]).toList();
    }

    /** @return this turned as if the scene were dragged by that many pixels */
    public Camera orbit(double pixelsRight, double pixelsDown) {
        Vec3 about = up;
        Camera turned = turn(about, -pixelsRight * RADIANS_A_PIXEL);
        return turned.turn(turned.right, -pixelsDown * RADIANS_A_PIXEL);
    }

    private Camera turn(Vec3 axis, double angle) {
        return new Camera(pivot, rotate(right, axis, angle), rotate(up, axis, angle), heightMm, perspective);
    }

    private static Vec3 rotate(Vec3 v, Vec3 axis, double angle) {
        double cos = Math.cos(angle);
        return v.times(cos).plus(axis.cross(v).times(Math.sin(angle))).plus(axis.times(axis.dot(v) * (1 - cos)));
    }

    /** @return this moved as if the scene were dragged by that many pixels of a picture {@code pictureHeight} pixels high */
    public Camera pan(double pixelsRight, double pixelsDown, int pictureHeight) {
        double mmAPixel = heightMm / pictureHeight;
        return at(pivot.plus(right.times(-pixelsRight * mmAPixel)).plus(up.times(pixelsDown * mmAPixel)));
    }

    /** @return this with everything drawn {@code factor} times as large */
    public Camera zoom(double factor) {
        return new Camera(pivot, right, up, Math.clamp(heightMm / factor, 1, 5000), perspective);
    }

    /** @return this about another pivot */
    public Camera at(Vec3 newPivot) {
        return new Camera(newPivot, right, up, heightMm, perspective);
    }

    /** @return this with or without perspective */
    public Camera withPerspective(boolean on) {
        return new Camera(pivot, right, up, heightMm, on);
    }

    /** @return where the viewer is, mm; far outside the scene for parallel rays */
    public Vec3 eye() {
        double distance = perspective ? heightMm / 2 / Math.tan(FIELD_OF_VIEW_RAD / 2) : 10_000;
        return pivot.plus(towardsViewer().times(distance));
    }

    /** @return millimetres to camera coordinates: x right, y up, z towards the viewer, origin at the pivot */
    public Matrix4 viewMatrix() {
        Vec3 z = towardsViewer();
        return new Matrix4(new double[] {
            right.x(), right.y(), right.z(), -right.dot(pivot),
            up.x(), up.y(), up.z(), -up.dot(pivot),
            z.x(), z.y(), z.z(), -z.dot(pivot),
            0, 0, 0, 1});
    }

    /**
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param bounds what must not be clipped in depth
     * @return camera coordinates to GL clip coordinates
     */
    public Matrix4 projectionMatrix(int width, int height, BoundingSphere bounds) {
        double halfHeight = heightMm / 2;
        double halfWidth = halfHeight * width / height;
        double middle = bounds.centre().minus(pivot).dot(towardsViewer());
        double reach = bounds.radiusMm() * 1.01 + 1;
        if (!perspective) {
            return new Matrix4(new double[] {
                1 / halfWidth, 0, 0, 0,
                0, 1 / halfHeight, 0, 0,
                0, 0, -1 / reach, middle / reach,
                0, 0, 0, 1});
        }
        double distance = halfHeight / Math.tan(FIELD_OF_VIEW_RAD / 2);
        double far = Math.max(distance - middle + reach, 2);
        double near = Math.max(distance - middle - reach, far / 1000);
        double a = -(far + near) / (far - near);
        double b = -2 * far * near / (far - near);
        return new Matrix4(new double[] {
            distance / halfWidth, 0, 0, 0,
            0, distance / halfHeight, 0, 0,
            0, 0, a, b - a * distance,
            0, 0, -1, distance});
    }

    /**
     * @param x pixels from the left edge; 0.5 is the middle of the first pixel
     * @param y pixels from the upper edge
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @return the ray through that point of the picture
     */
    public Ray ray(double x, double y, int width, int height) {
        double mmAPixel = heightMm / height;
        Vec3 onPivotPlane = pivot.plus(right.times((x - width / 2.0) * mmAPixel)).plus(up.times((height / 2.0 - y) * mmAPixel));
        if (perspective) {
            return new Ray(eye(), onPivotPlane.minus(eye()).unit());
        }
        return new Ray(onPivotPlane.plus(towardsViewer().times(10_000)), towardsViewer().times(-1));
    }

    /**
     * @param mm a point
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @return pixels from the left edge, pixels from the upper edge, millimetres towards the viewer from the pivot
     */
    public double[] project(Vec3 mm, int width, int height) {
        Vec3 d = mm.minus(pivot);
        double depth = d.dot(towardsViewer());
        double scale = height / heightMm;
        if (perspective) {
            double distance = heightMm / 2 / Math.tan(FIELD_OF_VIEW_RAD / 2);
            scale *= distance / Math.max(distance - depth, 1e-3);
        }
        return new double[] {width / 2.0 + d.dot(right) * scale, height / 2.0 - d.dot(up) * scale, depth};
    }
}
