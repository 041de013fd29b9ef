package org.lodestone.ui.slice;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.image.view.SlicePlane;
import org.lodestone.method.target.ScalpLine;
import org.lodestone.ui.FindingWords;
import org.lodestone.ui.internal.Messages;
import org.lodestone.ui.view.Measurement;
import org.lodestone.ui.view.Measuring;

/** The tape in a slice: solid where both ends lie in the plane, dashed where it is the shadow of one that leaves the plane. */
final class TapePainter {

    private static final double IN_PLANE_MM = 1.5;
    private static final int END_POINTS = 3;
    private static final Color INK = new Color(255, 224, 102);

    private final Font large;
    private final Font small;

    TapePainter(Font large, Font small) {
        this.large = large;
        this.small = small;
    }

    void paint(GC gc, Point size, SlicePlane plane, Measuring measuring, double density) {
        gc.setForeground(INK);
        gc.setLineWidth(2);
        measuring.begun().ifPresent(from -> end(gc, at(plane, from, density)));
        measuring.shown().filter(m -> isIn(plane, m.from()) || isIn(plane, m.to())).ifPresent(m -> line(gc, size, plane, m, density));
    }

    private static void line(GC gc, Point from, Point to, boolean inPlane) {
        gc.setLineStyle(inPlane ? SWT.LINE_SOLID : SWT.LINE_DASH);
        gc.drawLine(from.x, from.y, to.x, to.y);
        gc.setLineStyle(SWT.LINE_SOLID);
        end(gc, from);
        end(gc, to);
    }

    private void line(GC gc, Point size, SlicePlane plane, Measurement m, double density) {
        Point to = at(plane, m.to(), density);
        boolean inPlane = isIn(plane, m.from()) && isIn(plane, m.to());
        line(gc, at(plane, m.from(), density), to, inPlane);
        if (!inPlane) {
            // The shadow is shorter than what was measured: a number beside it would mislead.
            return;
        }
        gc.setFont(large);
        String length = mm(m.lengthMm());
        Point extent = gc.textExtent(length);
        int x = Math.clamp(to.x + 8, 4, Math.max(4, size.x - extent.x - 4));
        int y = Math.clamp(to.y - 8, 4, Math.max(4, size.y - 2 * extent.y - 4));
        SlicePainter.write(gc, length, x, y, INK);
        gc.setFont(small);
        m.alongScalp().flatMap(TapePainter::words).ifPresent(words -> SlicePainter.write(gc, words,
                Math.clamp(x, 4, Math.max(4, size.x - gc.textExtent(words).x - 4)), y + extent.y, INK));
    }

    /** Inside the head nobody asks for a way along the scalp: only what has one says so, or why a piece of skin has none. */
    private static Optional<String> words(Outcome<ScalpLine> along) {
        return switch (along) {
            case Outcome.Done<ScalpLine>(ScalpLine line, var _) -> Optional.of(NLS.bind(Messages.measuredAlong, mm(line.lengthMm())));
            case Outcome.Refused<ScalpLine>(var findings) -> Optional.of(findings.getFirst().code().equals("LS-SCALP-009")
                    ? Messages.measuredOffScalp : FindingWords.message(findings.getFirst()));
        };
    }

    private static String mm(double length) {
        return String.format(Locale.ROOT, "%.1f mm", length);
    }

    private static boolean isIn(SlicePlane plane, Vec3 mm) {
        return Math.abs(plane.distanceMm(mm)) <= IN_PLANE_MM;
    }

    private static Point at(SlicePlane plane, Vec3 mm, double density) {
        return new Point((int) Math.round(plane.column(mm) / density), (int) Math.round(plane.row(mm) / density));
    }

    private static void end(GC gc, Point at) {
        gc.drawOval(at.x - END_POINTS, at.y - END_POINTS, 2 * END_POINTS, 2 * END_POINTS);
    }
}
