package org.lodestone.report.picture;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.image.Surface;

/**
 * The head from outside with the scalp point, the coil's direction and landmarks: parallel projection, shaded by the angle of the skin.
 *
 * @param scalp the skin
 * @param point scalp point, same space
 * @param coil how the coil lies
 * @param landmarks points to mark, by one letter each
 */
public record HeadPicture(Surface scalp, FramePoint point, Optional<CoilPose> coil, Map<String, FramePoint> landmarks) {

    private static final int BACK = 0xFFFFFF;
    private static final int POINT_COLOUR = 0xC2185B;
    private static final int COIL_COLOUR = 0x0D47A1;
    private static final int LANDMARK_COLOUR = 0x1B5E20;
    private static final double FIELD_MM = 250;
    private static final double COIL_HALF_MM = 45;

    /** Checks the space. */
    public HeadPicture {
        scalp.frame().require(point.frame());
    }

    /** @return the head from the front and side on which the point lies, a little from above */
    public Canvas oblique(int pixels) {
        double side = point.mm().x() < 0 ? -1 : 1;
        return draw(new Vec3(side, 0.75, 0.55).unit(), new Vec3(0, 0, 1), pixels, "");
    }

    /** @return the head from above, the face up, the patient's left on the left */
    public Canvas above(int pixels) {
        return draw(new Vec3(0, 0, 1), new Vec3(0, 1, 0), pixels, "L R");
    }

    private Canvas draw(Vec3 from, Vec3 upward, int pixels, String sides) {
        Vec3 up = upward.minus(from.times(upward.dot(from))).unit();
        Vec3 right = up.cross(from);
        View view = new View(right, up, from, middle(), FIELD_MM / pixels, pixels);
        Canvas canvas = new Canvas(pixels, pixels, BACK);
        double[] depth = skin(canvas, view);
        landmarks.forEach((letter, place) -> {
            if (view.isSeen(place.mm(), depth)) {
                canvas.ring(view.x(place.mm()), view.y(place.mm()), 5, 4, LANDMARK_COLOUR);
                canvas.write(letter.strip(), (int) view.x(place.mm()) + 10, (int) view.y(place.mm()) - 8, 3, 0xFFFFFF);
            }
        });
        Vec3 centre = point.mm();
        coil.ifPresent(pose -> {
            Vec3 front = centre.plus(pose.axis(1).times(COIL_HALF_MM));
            Vec3 handle = centre.minus(pose.axis(1).times(1.6 * COIL_HALF_MM));
            for (int wing = -1; wing <= 1; wing += 2) {
                wing(canvas, view, pose, centre.plus(pose.axis(0).times(wing * COIL_HALF_MM * 0.8)));
            }
            line(canvas, view, handle, front);
            for (int barb = -1; barb <= 1; barb += 2) {
                line(canvas, view, front, front.minus(pose.axis(1).times(10)).plus(pose.axis(0).times(7.0 * barb)));
            }
        });
        canvas.ring(view.x(centre), view.y(centre), 7, 4, POINT_COLOUR);
        if (!sides.isEmpty()) {
            canvas.write("L", 6, pixels / 2 - 10, 4, 0xFFFFFF);
            canvas.write("R", pixels - 30, pixels / 2 - 10, 4, 0xFFFFFF);
        }
        return canvas;
    }

    private static void wing(Canvas canvas, View view, CoilPose pose, Vec3 middle) {
        Vec3 before = null;
        for (int step = 0; step <= 48; step++) {
            double angle = 2 * Math.PI * step / 48;
            Vec3 at = middle.plus(pose.axis(0).times(0.75 * COIL_HALF_MM * Math.cos(angle))).plus(pose.axis(1).times(0.75 * COIL_HALF_MM * Math.sin(angle)));
            if (before != null) {
                line(canvas, view, before, at);
            }
            before = at;
        }
    }

    private static void line(Canvas canvas, View view, Vec3 a, Vec3 b) {
        for (double shift = -0.6; shift <= 0.7; shift += 0.6) {
            canvas.line(view.x(a) + shift, view.y(a), view.x(b) + shift, view.y(b), COIL_COLOUR, 0);
            canvas.line(view.x(a), view.y(a) + shift, view.x(b), view.y(b) + shift, COIL_COLOUR, 0);
        }
    }

    /** The middle of what a tape goes round: the upper head counts, not a long neck. */
    private Vec3 middle() {
        double lowX = 1e9, highX = -1e9, lowY = 1e9, highY = -1e9, highZ = -1e9;
        for (int v = 0; v < scalp.vertexCount(); v++) {
            Vec3 p = scalp.vertex(v);
            lowX = Math.min(lowX, p.x());
            highX = Math.max(highX, p.x());
            lowY = Math.min(lowY, p.y());
            highY = Math.max(highY, p.y());
            highZ = Math.max(highZ, p.z());
        }
        return new Vec3((lowX + highX) / 2, (lowY + highY) / 2, highZ - 0.42 * FIELD_MM);
    }

    private double[] skin(Canvas canvas, View view) {
        double[] depth = new double[view.pixels() * view.pixels()];
        Arrays.fill(depth, Double.NEGATIVE_INFINITY);
        int[] corners = scalp.triangles();
        for (int t = 0; t < corners.length; t += 3) {
            triangle(canvas, view, depth, scalp.vertex(corners[t]), scalp.vertex(corners[t + 1]), scalp.vertex(corners[t + 2]));
        }
        return depth;
    }

    private static void triangle(Canvas canvas, View view, double[] depth, Vec3 a, Vec3 b, Vec3 c) {
        Vec3 normal = b.minus(a).cross(c.minus(a));
        if (!(normal.norm() > 0)) {
            return;
        }
        double light = Math.abs(normal.unit().dot(view.from()));
        int grey = (int) (120 + 110 * light);
        int colour = grey << 16 | (int) (grey * 0.95) << 8 | (int) (grey * 0.9);
        double ax = view.x(a), ay = view.y(a), bx = view.x(b), by = view.y(b), cx = view.x(c), cy = view.y(c);
        double area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
        if (Math.abs(area) < 1e-9) {
            return;
        }
        int last = view.pixels() - 1;
        for (int y = (int) Math.max(0, Math.floor(Math.min(ay, Math.min(by, cy)))); y <= Math.min(last, Math.ceil(Math.max(ay, Math.max(by, cy)))); y++) {
            for (int x = (int) Math.max(0, Math.floor(Math.min(ax, Math.min(bx, cx)))); x <= Math.min(last, Math.ceil(Math.max(ax, Math.max(bx, cx)))); x++) {
                double u = ((bx - x) * (cy - y) - (cx - x) * (by - y)) / area;
                double v = ((cx - x) * (ay - y) - (ax - x) * (cy - y)) / area;
                if (u >= -1e-6 && v >= -1e-6 && u + v <= 1 + 1e-6) {
                    double z = u * view.depth(a) + v * view.depth(b) + (1 - u - v) * view.depth(c);
                    if (z > depth[y * view.pixels() + x]) {
                        depth[y * view.pixels() + x] = z;
                        canvas.dot(x, y, colour);
                    }
                }
            }
        }
    }

    /** A direction of looking: pixel x to the right, y down, depth towards the viewer. */
    private record View(Vec3 right, Vec3 up, Vec3 from, Vec3 middle, double mmPerPixel, int pixels) {
        double x(Vec3 p) {
            return pixels / 2.0 + p.minus(middle).dot(right) / mmPerPixel;
        }

        double y(Vec3 p) {
            return pixels / 2.0 - p.minus(middle).dot(up) / mmPerPixel;
        }

        double depth(Vec3 p) {
            return p.dot(from);
        }

        /** Whether no skin lies in front of the point, a landmark being a little below the skin at times. */
        boolean isSeen(Vec3 p, double[] depths) {
            int x = (int) Math.round(x(p));
            int y = (int) Math.round(y(p));
            return x >= 0 && y >= 0 && x < pixels && y < pixels && depths[y * pixels + x] - depth(p) < 12;
        }
    }
}
