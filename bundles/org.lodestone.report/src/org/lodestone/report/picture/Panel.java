package org.lodestone.report.picture;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.view.ContourTracer;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.image.view.SliceOrientation;
import org.lodestone.image.view.SlicePlane;
import org.lodestone.image.view.SliceRenderer;

/**
 * One slice at its place on a canvas, with letters on all four edges: no picture leaves without saying where left is.
 *
 * @param canvas to draw on. Modified.
 * @param x left edge on the canvas
 * @param y upper edge on the canvas
 * @param plane what it shows
 */
public record Panel(Canvas canvas, int x, int y, SlicePlane plane) {

    private static final int LETTERS = 0xFFFFFF;
    private static final int CROSS = 0xFF4DD2;

    /** Draws the layers. */
    public void draw(List<SliceLayer> layers, Execution execution) {
        canvas.lay(new SliceRenderer().render(plane, layers, execution), x, y);
    }

    /** Draws where a layer crosses a level, within the panel. */
    public void outline(SliceLayer layer, double level, int colour) {
        float[] segments = ContourTracer.trace(plane, layer, level, 1);
        for (int n = 0; n < segments.length; n += 4) {
            canvas.line(x + segments[n], y + segments[n + 1], x + segments[n + 2], y + segments[n + 3], colour, 0);
        }
    }

    /** Writes the anatomical directions on the edges. */
    public void letters(int scale) {
        SlicePlane.Edges edges = plane.edges();
        int height = BitmapFont.height(scale);
        int middle = y + (plane.height() - height) / 2;
        canvas.write(edges.left(), x + 3 * scale, middle, scale, LETTERS);
        canvas.write(edges.right(), x + plane.width() - 3 * scale - BitmapFont.width(edges.right(), scale), middle, scale, LETTERS);
        int centre = x + plane.width() / 2;
        canvas.write(edges.top(), centre - BitmapFont.width(edges.top(), scale) / 2, y + 3 * scale, scale, LETTERS);
        canvas.write(edges.bottom(), centre - BitmapFont.width(edges.bottom(), scale) / 2,
                y + plane.height() - 3 * scale - height, scale, LETTERS);
    }

    /** Writes which plane it is and where it cuts, at the upper left. */
    public void title(SliceOrientation orientation, double positionMm, int scale) {
        String axis = "XYZ".substring(orientation.normalAxis(), orientation.normalAxis() + 1);
        String text = String.format(Locale.ROOT, "%s %s=%+.1f", orientation.title(), axis, positionMm);
        canvas.write(text, x + 3 * scale, y + 3 * scale, scale, LETTERS);
    }

    /** Draws a cross-hair that leaves the point itself free, and a ring about it. */
    public void cross(Vec3 mm, double gapPixels) {
        double column = x + plane.column(mm), row = y + plane.row(mm);
        canvas.line(x, row, column - gapPixels, row, CROSS, 0);
        canvas.line(column + gapPixels, row, x + plane.width() - 1, row, CROSS, 0);
        canvas.line(column, y, column, row - gapPixels, CROSS, 0);
        canvas.line(column, row + gapPixels, column, y + plane.height() - 1, CROSS, 0);
        canvas.ring(column, row, gapPixels * 0.6, 2, CROSS);
    }

    /** Dots a point as seen along the normal of the plane; left out where it falls beside the panel. */
    public void mark(Vec3 mm, int colour) {
        int column = (int) Math.round(plane.column(mm)), row = (int) Math.round(plane.row(mm));
        if (column >= 1 && row >= 1 && column < plane.width() - 1 && row < plane.height() - 1) {
            canvas.fill(x + column - 1, y + row - 1, 3, 3, colour);
        }
    }

    /** Draws a dashed line between two points as seen along the normal of the plane, and a ring at its first end. */
    public void path(Vec3 fromMm, Vec3 toMm, double clearPixels, int colour) {
        double x0 = x + plane.column(fromMm), y0 = y + plane.row(fromMm);
        double x1 = x + plane.column(toMm), y1 = y + plane.row(toMm);
        double length = Math.hypot(x1 - x0, y1 - y0);
        canvas.ring(x0, y0, 4, 2, colour);
        if (length > clearPixels + 5) {
            canvas.line(x0 + (x1 - x0) * 5 / length, y0 + (y1 - y0) * 5 / length,
                    x1 - (x1 - x0) * clearPixels / length, y1 - (y1 - y0) * clearPixels / length, colour, 4);
        }
    }
}
