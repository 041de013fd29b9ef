package org.lodestone.ui.slice;

import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.view.SlicePlane;
import org.lodestone.ui.internal.Messages;
import org.lodestone.ui.view.Measuring;
import org.lodestone.ui.view.Overlay;

/** What is written and drawn over a slice. Uses the user interface's thread. */
final class SlicePainter {

    private static final int[] REGION_INKS = {0x7CE38B, 0xF2C14E, 0xC49BFF, 0x5BD1D7, 0xFF8FA3};
    private static final double COIL_MM = 20;
    private static final double NEAR_MM = 6;
    /** Below this width the letter of the upper edge would meet the captions. */
    private static final int NARROW = 420;
    /** Below this height there is room for the letters of the edges only. */
    private static final int LOW = 110;

    private static final Color SHADOW = new Color(0, 0, 0);

    private final Font letters;
    private final Font captions;
    private final TapePainter tape;
    private final Color text = new Color(232, 236, 241);
    private final Color crossHair = new Color(92, 214, 255);
    private final Color target = new Color(255, 96, 64);
    private final Color measure = new Color(255, 224, 102);
    private final Color coilInk = new Color(124, 227, 139);
    private final Color movedInk = new Color(255, 120, 255);
    private final Color simulated = new Color(255, 196, 84);

    SlicePainter(SliceCanvas canvas) {
        FontData[] base = canvas.getDisplay().getSystemFont().getFontData();
        letters = font(canvas, base, 13, SWT.BOLD);
        captions = font(canvas, base, 9, SWT.NORMAL);
        tape = new TapePainter(letters, captions);
    }

    private static Font font(SliceCanvas canvas, FontData[] base, int points, int style) {
        FontData[] changed = new FontData[base.length];
        for (int i = 0; i < base.length; i++) {
            changed[i] = new FontData(base[i].getName(), points, style);
        }
        return new Font(canvas.getDisplay(), changed);
    }

    void dispose() {
        letters.dispose();
        captions.dispose();
    }

    void paintEmpty(GC gc, Point size, boolean hasCase) {
        gc.setFont(captions);
        gc.setForeground(text);
        String message = hasCase ? Messages.sliceNoTarget : Messages.noCase;
        Point extent = gc.textExtent(message);
        gc.drawText(message, (size.x - extent.x) / 2, (size.y - extent.y) / 2, SWT.DRAW_TRANSPARENT);
    }

    void paint(GC gc, Point size, SliceFrame frame, SliceAxes axes, Measuring measuring, double density) {
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        SlicePlane plane = frame.plane();
        outlines(gc, frame, density);
        targets(gc, frame, density);
        if (axes instanceof SliceAxes.AlongCoil) {
            coil(gc, frame, density);
        }
        crossHair(gc, size, plane, frame.snapshot().crossHair().mm(), density);
        tape.paint(gc, size, plane, measuring, density);
        edges(gc, size, plane);
        if (size.y >= LOW) {
            captions(gc, size, frame, axes);
        }
    }

    /** The circle of the tool about the pointer. */
    void paintBrush(GC gc, Point at, double radius) {
        int r = Math.max(2, round(radius));
        gc.setLineWidth(1);
        gc.setForeground(measure);
        gc.drawOval(at.x - r, at.y - r, 2 * r, 2 * r);
    }

    private void outlines(GC gc, SliceFrame frame, double density) {
        gc.setLineWidth(1);
        for (int region = 0; region < frame.outlines().size(); region++) {
            gc.setForeground(ink(region));
            float[] s = frame.outlines().get(region);
            for (int i = 0; i + 3 < s.length; i += 4) {
                gc.drawLine(round(s[i] / density), round(s[i + 1] / density), round(s[i + 2] / density), round(s[i + 3] / density));
            }
        }
    }

    private void targets(GC gc, SliceFrame frame, double density) {
        List<TargetCandidate> targets = frame.snapshot().open().targets();
        for (int i = 0; i < targets.size(); i++) {
            Vec3 mm = targets.get(i).nativePoint().mm();
            double off = Math.abs(frame.plane().distanceMm(mm));
            if (off > NEAR_MM) {
                continue;
            }
            int x = round(frame.plane().column(mm) / density);
            int y = round(frame.plane().row(mm) / density);
            int radius = (int) Math.round(5 + 3 * (1 - off / NEAR_MM));
            boolean chosen = i == frame.snapshot().target();
            gc.setLineWidth(chosen ? 5 : 3);
            gc.setForeground(SHADOW);
            gc.drawOval(x - radius, y - radius, 2 * radius, 2 * radius);
            gc.setLineWidth(chosen ? 3 : 1);
            gc.setForeground(target);
            gc.drawOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
        frame.snapshot().movedTarget().ifPresent(point -> moved(gc, frame, point.mm(), density));
    }

    /** Where a person dragged the chosen target to, joined to where its method put it. */
    private void moved(GC gc, SliceFrame frame, Vec3 mm, double density) {
        Vec3 from = frame.snapshot().chosenTarget().orElseThrow().nativePoint().mm();
        int x = round(frame.plane().column(mm) / density), y = round(frame.plane().row(mm) / density);
        int x0 = round(frame.plane().column(from) / density), y0 = round(frame.plane().row(from) / density);
        gc.setForeground(movedInk);
        gc.setLineWidth(1);
        gc.setLineStyle(SWT.LINE_DASH);
        gc.drawLine(x0, y0, x, y);
        gc.setLineStyle(SWT.LINE_SOLID);
        if (Math.abs(frame.plane().distanceMm(mm)) <= NEAR_MM) {
            gc.setLineWidth(3);
            gc.drawOval(x - 8, y - 8, 16, 16);
        }
    }

    /** The way from the scalp point to the target, and the scalp point. */
    private void coil(GC gc, SliceFrame frame, double density) {
        frame.snapshot().chosenTarget().ifPresent(t -> t.scalp().ifPresent(scalp -> {
            SlicePlane plane = frame.plane();
            Vec3 point = scalp.point().mm();
            Vec3 outside = point.plus(scalp.outwardNormal().times(COIL_MM));
            gc.setForeground(coilInk);
            gc.setLineWidth(2);
            gc.drawLine(round(plane.column(point) / density), round(plane.row(point) / density),
                    round(plane.column(outside) / density), round(plane.row(outside) / density));
            gc.setForeground(measure);
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawLine(round(plane.column(point) / density), round(plane.row(point) / density),
                    round(plane.column(t.nativePoint().mm()) / density), round(plane.row(t.nativePoint().mm()) / density));
            gc.setLineStyle(SWT.LINE_SOLID);
        }));
    }

    private void crossHair(GC gc, Point size, SlicePlane plane, Vec3 mm, double density) {
        int x = round(plane.column(mm) / density);
        int y = round(plane.row(mm) / density);
        int gap = 12;
        gc.setLineWidth(1);
        gc.setForeground(crossHair);
        gc.setAlpha(200);
        gc.drawLine(0, y, x - gap, y);
        gc.drawLine(x + gap, y, size.x, y);
        gc.drawLine(x, 0, x, y - gap);
        gc.drawLine(x, y + gap, x, size.y);
        gc.setAlpha(255);
    }

    private void edges(GC gc, Point size, SlicePlane plane) {
        SlicePlane.Edges edges = plane.edges();
        gc.setFont(captions);
        int belowCaptions = 8 + 2 * gc.getFontMetrics().getHeight();
        gc.setFont(letters);
        Point left = gc.textExtent(edges.left()), right = gc.textExtent(edges.right());
        Point top = gc.textExtent(edges.top()), bottom = gc.textExtent(edges.bottom());
        write(gc, edges.left(), 6, (size.y - left.y) / 2, text);
        write(gc, edges.right(), size.x - right.x - 6, (size.y - right.y) / 2, text);
        write(gc, edges.top(), (size.x - top.x) / 2, size.x < NARROW ? belowCaptions : 4, text);
        write(gc, edges.bottom(), (size.x - bottom.x) / 2, size.y - bottom.y - 4, text);
    }

    private void captions(GC gc, Point size, SliceFrame frame, SliceAxes axes) {
        gc.setFont(captions);
        write(gc, axes.title() + position(frame, axes), 8, 6, text);
        if (frame.snapshot().open().simulated()) {
            Point extent = gc.textExtent(Messages.simulated);
            // In a narrow pane it would stand on the title.
            int y = size.x < 3 * extent.x + 60 ? 6 + 2 * extent.y : 6;
            write(gc, Messages.simulated, size.x - extent.x - 8, y, simulated);
        }
        if (!(axes instanceof SliceAxes.Orthogonal orthogonal) || orthogonal.orientation().normalAxis() != 0) {
            write(gc, convention(frame, axes), 8, 8 + gc.getFontMetrics().getHeight(), text);
        }
        legend(gc, size, frame);
        scaleBar(gc, size, frame);
    }

    /** Names of the outlined regions in the colours of their outlines. */
    private void legend(GC gc, Point size, SliceFrame frame) {
        List<Overlay> regions = frame.snapshot().outlines();
        int y = size.y - 6;
        for (int region = regions.size() - 1; region >= 0; region--) {
            if (frame.outlines().get(region).length > 0) {
                y -= gc.getFontMetrics().getHeight();
                write(gc, regions.get(region).said(), 8, y, ink(region));
            }
        }
    }

    private static Color ink(int region) {
        int rgb = REGION_INKS[region % REGION_INKS.length];
        return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    private static String convention(SliceFrame frame, SliceAxes axes) {
        if (!(axes instanceof SliceAxes.Orthogonal)) {
            return Messages.coilAbove;
        }
        return switch (frame.snapshot().display().convention()) {
            case RADIOLOGICAL -> Messages.captionRadiological;
            case NEUROLOGICAL -> Messages.captionNeurological;
        };
    }

    private static String position(SliceFrame frame, SliceAxes axes) {
        if (axes instanceof SliceAxes.Orthogonal orthogonal) {
            int axis = orthogonal.orientation().normalAxis();
            return String.format(Locale.ROOT, "   %c = %.1f mm", "xyz".charAt(axis), frame.snapshot().crossHair().mm().get(axis));
        }
        return frame.snapshot().chosenTarget().flatMap(TargetCandidate::scalp)
                .map(scalp -> String.format(Locale.ROOT, "   %s %.1f mm", Messages.depth, scalp.depthMm())).orElse("")
                + (frame.turnDegrees() == 0 ? "" : String.format(Locale.ROOT, "   %+.0f\u00b0", frame.turnDegrees()));
    }

    private void scaleBar(GC gc, Point size, SliceFrame frame) {
        double pointMm = frame.plane().pixelMm() * frame.plane().width() / size.x;
        int mm = 100;
        for (int candidate : new int[] {50, 20, 10, 5, 2, 1}) {
            mm = mm / pointMm > size.x * 0.25 ? candidate : mm;
        }
        int length = (int) Math.round(mm / pointMm);
        String label = mm + " mm";
        Point extent = gc.textExtent(label);
        int right = size.x - 10;
        int y = size.y - 8;
        gc.setForeground(SHADOW);
        gc.setLineWidth(4);
        gc.drawLine(right - length, y, right, y);
        gc.setForeground(text);
        gc.setLineWidth(2);
        gc.drawLine(right - length, y, right, y);
        write(gc, label, right - extent.x, y - extent.y - 4, text);
    }

    /** Words on a shadow, so that they read on any ground. */
    static void write(GC gc, String words, int x, int y, Color ink) {
        gc.setForeground(SHADOW);
        gc.drawText(words, x + 1, y + 1, SWT.DRAW_TRANSPARENT);
        gc.drawText(words, x - 1, y + 1, SWT.DRAW_TRANSPARENT);
        gc.setForeground(ink);
        gc.drawText(words, x, y, SWT.DRAW_TRANSPARENT);
    }

    private static int round(double value) {
        return (int) Math.round(value);
    }
}
