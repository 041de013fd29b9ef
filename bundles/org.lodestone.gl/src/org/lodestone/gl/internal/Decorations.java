package org.lodestone.gl.internal;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.Vec3;
import org.lodestone.gl.BoundingSphere;
import org.lodestone.gl.Camera;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode;

/**
 * What is written over a picture of a scene so that nobody mistakes a side: L and R beside the head, a cube of directions, from where one
 * looks, a scale bar. Drawn last and without depth, so nothing can hide it; there is no way to leave it out.
 */
final class Decorations {

    private static final int WHITE = 0xF2F4F7;
    private static final int NOTICE_INK = 0xFFC454;
    /** Cosine of the angle to the line through the ears below which both sides can be told apart in the picture. */
    private static final double ALONG_THE_EARS = 0.94;
    private static final int LEFT_INK = 0xFFB454;
    private static final int RIGHT_INK = 0x6FD0F5;
    private static final double GHOST = 0.4;
    /** How many of its edges the cube needs at most, from the corner of the picture. */
    private static final double CUBE_ROOM = 2.35;
    private static final int RING_SIDES = 40;
    private static final List<String> FACES = List.of("L", "R", "P", "A", "I", "S");

    private Decorations() {
    }

    /** Adds everything to the painter, in pixels from the upper left. */
    static void draw(LinePainter painter, Scene scene, Camera camera, int width, int height) {
        // a share of the picture, so that they are as large on a monitor of high density and in a large screenshot
        double size = Math.max(11, height / 40.0);
        throughEverything(painter, scene, camera, width, height);
        double edge = Math.max(26, height / 16.0);
        sides(painter, scene.bounds(), camera, width, height, size * 1.35, edge);
        if (!scene.wordless()) {
            labels(painter, scene, camera, width, height, size * 0.8);
            painter.caption(seenFrom(camera), 12, 12 + size * 0.75, size * 0.75, WHITE);
            notice(painter, scene.notice(), LinePainter.captionWidth(seenFrom(camera), size * 0.75), width, size * 0.75);
        }
        cube(painter, camera, width, height, edge);
        if (!camera.perspective()) {
            scaleBar(painter, camera, width, height, size * 0.75);
        }
    }

    private static void throughEverything(LinePainter painter, Scene scene, Camera camera, int width, int height) {
        for (SceneNode node : scene.nodes()) {
            if (node instanceof SceneNode.LineNode line) {
                for (int i = 0; i + 1 < line.points().size(); i++) {
                    painter.line(pixel(camera, line.points().get(i), width, height), pixel(camera, line.points().get(i + 1), width, height),
                            line.widthPixels(), line.rgb(), GHOST);
                }
            } else if (node instanceof SceneNode.BeaconNode beacon) {
                double radius = Math.max(7, beacon.radiusMm() * height / camera.heightMm());
                ring(painter, pixel(camera, beacon.centre(), width, height), radius, Math.max(1, height / 720.0), beacon.rgb());
            }
        }
    }

    private static Vec3 pixel(Camera camera, Vec3 mm, int width, int height) {
        double[] at = camera.project(mm, width, height);
        return new Vec3(at[0], at[1], 0);
    }

    private static void ring(LinePainter painter, Vec3 centre, double radius, double broad, int rgb) {
        for (double[] style : new double[][] {{5, 0x000000, 0.7}, {2.4, rgb, 1}}) {
            Vec3 last = centre.plus(new Vec3(radius, 0, 0));
            for (int i = 1; i <= RING_SIDES; i++) {
                double angle = 2 * Math.PI * i / RING_SIDES;
                Vec3 next = centre.plus(new Vec3(radius * Math.cos(angle), radius * Math.sin(angle), 0));
                painter.line(last, next, style[0] * broad, (int) style[1], style[2]);
                last = next;
            }
        }
    }

    private static void labels(LinePainter painter, Scene scene, Camera camera, int width, int height, double size) {
        for (SceneNode node : scene.nodes()) {
            if (node instanceof SceneNode.LabelNode label) {
                double[] at = camera.project(label.anchor(), width, height);
                double wide = LinePainter.captionWidth(label.text(), size);
                boolean fitsRight = at[0] + 10 + wide < width - 12;
                painter.caption(label.text(), fitsRight ? at[0] + 10 : Math.max(12, at[0] - 10 - wide), fitsRight ? at[1] - 8 : at[1] - 30, size, label.rgb());
            }
        }
    }

    /** L and R where the head's sides are, kept inside the picture; when one looks along the x axis only the nearer one, on top. */
    private static void sides(LinePainter painter, BoundingSphere bounds, Camera camera, int width, int height, double size,
            double edge) {
        double towardsEar = camera.towardsViewer().x();
        if (Math.abs(towardsEar) > ALONG_THE_EARS) {
            painter.caption(towardsEar < 0 ? "L" : "R", width / 2.0 - size / 3, size * 2.2, size, towardsEar < 0 ? LEFT_INK : RIGHT_INK);
            return;
        }
        Vec3 ear = new Vec3(bounds.radiusMm() * 1.08, 0, 0);
        double[] l = inside(camera.project(bounds.centre().minus(ear), width, height), width, height, edge, size);
        double[] r = inside(camera.project(bounds.centre().plus(ear), width, height), width, height, edge, size);
        // from right to left in the picture, whatever became of points behind the eye or outside
        double across = -camera.right().x(), down = camera.up().x(), length = Math.hypot(across, down);
        double room = 2.5 * size;
        if (((l[0] - r[0]) * across + (l[1] - r[1]) * down) / length < room) {
            apart(l, r, across / length * room / 2, down / length * room / 2, width, height, edge, size);
        }
        painter.caption("L", l[0] - size / 3, l[1] + size / 2, size, LEFT_INK);
        painter.caption("R", r[0] - size / 3, r[1] + size / 2, size, RIGHT_INK);
    }

    /** The sides lie at one place, or outside by the same edge: the letters stand beside each other there, in the order of the sides. */
    private static void apart(double[] l, double[] r, double across, double down, int width, int height, double edge, double size) {
        double x = Math.clamp((l[0] + r[0]) / 2, 1.2 * size + Math.abs(across), width - 1.2 * size - Math.abs(across));
        double y = Math.clamp((l[1] + r[1]) / 2, 2.64 * size + Math.abs(down), height - 2.64 * size - Math.abs(down));
        double taken = CUBE_ROOM * edge;
        if (x + Math.abs(across) + size > width - taken && y + Math.abs(down) + size > height - taken) {
            y = height - taken - size - Math.abs(down);
        }
        l[0] = x + across;
        l[1] = y + down;
        r[0] = x - across;
        r[1] = y - down;
    }

    /** @return inside the picture, and beside the cube, which would hide it otherwise */
    private static double[] inside(double[] at, int width, int height, double edge, double size) {
        double margin = size * 1.2;
        double x = Math.clamp(at[0], margin, width - margin);
        double y = Math.clamp(at[1], margin * 2.2, height - margin * 2.2);
        double taken = CUBE_ROOM * edge;
        if (x + size > width - taken && y + size > height - taken) {
            y = height - taken - size;
        }
        return new double[] {x, y};
    }

    /** In the upper right corner; a line lower when the picture is too narrow for both captions. */
    private static void notice(LinePainter painter, String words, double taken, int width, double size) {
        double x = width - 12 - LinePainter.captionWidth(words, size);
        double baseline = 12 + size + (x < taken + 30 ? 2 * size : 0);
        painter.caption(words, x, baseline, size, NOTICE_INK);
    }

    private static String seenFrom(Camera camera) {
        return "Seen from " + camera.seenFrom().stream().map(view -> switch (view) {
            case LEFT -> "the left";
            case RIGHT -> "the right";
            case ANTERIOR -> "the front";
            case POSTERIOR -> "behind";
            case SUPERIOR -> "above";
            case INFERIOR -> "below";
            case LEFT_FRONTAL -> "the left and the front";
        }).collect(java.util.stream.Collectors.joining(", "));
    }

    private static void cube(LinePainter painter, Camera camera, int width, int height, double edge) {
        Vec3 centre = new Vec3(width - edge * 1.35, height - edge * 1.35, 0);
        for (int face = 0; face < 6; face++) {
            Vec3 normal = axis(face / 2).times(face % 2 == 0 ? -1 : 1);
            double facing = normal.dot(camera.towardsViewer());
            if (facing <= 0.02) {
                continue;
            }
            Vec3 up = face / 2 == 2 ? new Vec3(0, 1, 0) : new Vec3(0, 0, 1);
            Vec3 across = up.cross(normal);
            Vec3 middle = screen(camera, normal.times(edge / 2));
            Vec3 half = screen(camera, across.times(edge / 2));
            Vec3 top = screen(camera, up.times(edge / 2));
            Vec3 c = centre.plus(middle);
            int fill = face == 0 ? 0x8A5A1C : face == 1 ? 0x1F6483 : 0x3A4350;
            int shade = shaded(fill, 0.55 + 0.45 * facing);
            Vec3 a = c.minus(half).minus(top), b = c.plus(half).minus(top), d = c.plus(half).plus(top), e = c.minus(half).plus(top);
            painter.triangle(a, b, d, shade, 0.95);
            painter.triangle(a, d, e, shade, 0.95);
            painter.path(List.of(a, b, d, e, a), 1.2, 0xC9D1DB);
            Vec3 unitAcross = half.times(2 / 11.0);
            Vec3 unitUp = top.times(2 / 11.0);
            if (facing > 0.25) {
                Vec3 corner = c.minus(unitAcross.times(2)).minus(unitUp.times(3));
                painter.text(FACES.get(face), corner, unitAcross, unitUp, 2, WHITE, 1);
            }
        }
    }

    private static int shaded(int rgb, double factor) {
        return (int) ((rgb >> 16 & 255) * factor) << 16 | (int) ((rgb >> 8 & 255) * factor) << 8 | (int) ((rgb & 255) * factor);
    }

    private static Vec3 axis(int axis) {
        return axis == 0 ? new Vec3(1, 0, 0) : axis == 1 ? new Vec3(0, 1, 0) : new Vec3(0, 0, 1);
    }

    private static Vec3 screen(Camera camera, Vec3 world) {
        return new Vec3(world.dot(camera.right()), -world.dot(camera.up()), 0);
    }

    private static void scaleBar(LinePainter painter, Camera camera, int width, int height, double size) {
        double mmAPixel = camera.heightMm() / height;
        double length = niceBelow(width * 0.22 * mmAPixel);
        double pixels = length / mmAPixel;
        double y = height - 14;
        for (double[] style : new double[][] {{4.5, 0x000000, 0.85}, {1.8, WHITE, 1}}) {
            painter.line(new Vec3(14, y, 0), new Vec3(14 + pixels, y, 0), style[0], (int) style[1], style[2]);
            painter.line(new Vec3(14, y - 5, 0), new Vec3(14, y + 5, 0), style[0], (int) style[1], style[2]);
            painter.line(new Vec3(14 + pixels, y - 5, 0), new Vec3(14 + pixels, y + 5, 0), style[0], (int) style[1], style[2]);
        }
        String text = length >= 1 ? String.format(Locale.ROOT, "%.0f mm", length) : String.format(Locale.ROOT, "%.1f mm", length);
        painter.caption(text, 14, y - 10, size, WHITE);
    }

    /** @return the largest of 1, 2, 5 times a power of ten that is not greater */
    static double niceBelow(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double lead = value / power;
        return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
    }
}
