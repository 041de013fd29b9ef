package org.lodestone.image.view;

import java.util.Objects;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;

/**
 * A rectangle of square pixels in a space. Pixel (column, row) is a point, its centre; column grows along {@code right}, row along
 * {@code down}, (0, 0) is the upper left pixel.
 *
 * @param frame space it lies in
 * @param centre position in millimetres of the rectangle's centre, pixel ((width - 1) / 2, (height - 1) / 2)
 * @param right unit direction of the picture's right
 * @param down unit direction of the picture's lower edge, perpendicular to {@code right}
 * @param pixelMm edge of a pixel in millimetres
 * @param width pixels a row
 * @param height rows
 */
public record SlicePlane(Frame frame, Vec3 centre, Vec3 right, Vec3 down, double pixelMm, int width, int height) {

    /** Checks size and directions. */
    public SlicePlane {
        Objects.requireNonNull(frame, "frame");
        if (!(pixelMm > 0) || width < 1 || height < 1) {
            throw new IllegalArgumentException(width + " x " + height + " pixels of " + pixelMm + " mm");
        }
        if (Math.abs(right.norm() - 1) > 1e-6 || Math.abs(down.norm() - 1) > 1e-6 || Math.abs(right.dot(down)) > 1e-6) {
            throw new IllegalArgumentException("directions " + right + " and " + down + " are not orthonormal");
        }
    }

    /**
     * A plane along the axes of a space.
     *
     * @param frame space
     * @param orientation which of the three
     * @param convention where the patient's left is drawn
     * @param centre the point in the middle of the picture, mm
     * @param pixelMm edge of a pixel
     * @param width pixels a row
     * @param height rows
     * @return the plane
     */
    public static SlicePlane along(
            Frame frame, SliceOrientation orientation, Convention convention, Vec3 centre, double pixelMm, int width, int height) {
        return new SlicePlane(frame, centre, orientation.right(convention), orientation.down(), pixelMm, width, height);
    }

    /**
     * A free plane, along a coil's axis for instance.
     *
     * @param frame space
     * @param centre the point in the middle of the picture, mm
     * @param towardsViewer normal of the plane; need not be of unit length
     * @param up direction that shall point up as far as the plane allows; must not be parallel to the normal
     * @param pixelMm edge of a pixel
     * @param width pixels a row
     * @param height rows
     * @return the plane
     */
    public static SlicePlane oblique(Frame frame, Vec3 centre, Vec3 towardsViewer, Vec3 up, double pixelMm, int width, int height) {
        Vec3 normal = towardsViewer.unit();
        Vec3 upInPlane = up.minus(normal.times(up.dot(normal))).unit();
        return new SlicePlane(frame, centre, upInPlane.cross(normal).unit(), upInPlane.times(-1), pixelMm, width, height);
    }

    /** @return unit normal, towards the viewer */
    public Vec3 normal() {
        return down.cross(right);
    }

    /** @return position in millimetres of a (fractional) pixel */
    public Vec3 toWorld(double column, double row) {
        return centre.plus(right.times((column - (width - 1) / 2.0) * pixelMm)).plus(down.times((row - (height - 1) / 2.0) * pixelMm));
    }

    /** @return fractional column of the foot of the perpendicular from {@code mm} */
    public double column(Vec3 mm) {
        return mm.minus(centre).dot(right) / pixelMm + (width - 1) / 2.0;
    }

    /** @return fractional row of the foot of the perpendicular from {@code mm} */
    public double row(Vec3 mm) {
        return mm.minus(centre).dot(down) / pixelMm + (height - 1) / 2.0;
    }

    /** @return signed distance of a point in millimetres, positive towards the viewer */
    public double distanceMm(Vec3 mm) {
        return mm.minus(centre).dot(normal());
    }

    /** @return the same plane with another centre */
    public SlicePlane at(Vec3 newCentre) {
        return new SlicePlane(frame, newCentre, right, down, pixelMm, width, height);
    }

    /**
     * Letters for the picture's edges: the anatomical direction each one lies towards. An oblique edge gets every direction that
     * contributes more than 0.35 to it, strongest first.
     *
     * @return letters out of R L A P S I in the order left, right, top, bottom
     */
    public Edges edges() {
        return new Edges(letters(right.times(-1)), letters(right), letters(down.times(-1)), letters(down));
    }

    /**
     * Anatomical directions of the edges of a picture.
     *
     * @param left of the left edge
     * @param right of the right edge
     * @param top of the upper edge
     * @param bottom of the lower edge
     */
    public record Edges(String left, String right, String top, String bottom) {
    }

    private static String letters(Vec3 direction) {
        return java.util.stream.IntStream.range(0, 3)
                .boxed()
                .filter(axis -> Math.abs(direction.get(axis)) > 0.35)
                .sorted((a, b) -> Double.compare(Math.abs(direction.get(b)), Math.abs(direction.get(a))))
                .map(axis -> String.valueOf((direction.get(axis) > 0 ? "RAS" : "LPI").charAt(axis)))
                .collect(java.util.stream.Collectors.joining());
    }
}
