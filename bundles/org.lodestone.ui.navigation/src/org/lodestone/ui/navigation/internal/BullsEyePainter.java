package org.lodestone.ui.navigation.internal;

import java.util.Locale;
import org.eclipse.jface.resource.FontRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.lodestone.navigation.coil.CoilDeviation;
import org.lodestone.navigation.coil.Tolerance;
import org.lodestone.navigation.session.NavigationState;
import org.lodestone.ui.FindingWords;

/**
 * Draws where the coil is beside its plan, seen from above the coil: right is the coil's right, up is its front. Colour and words say the
 * same, so that it can be read without colours and from a distance.
 */
final class BullsEyePainter {

    /** Half of the picture's height shows this many lateral tolerances. */
    private static final double SHOWN_TOLERANCES = 4;

    static final Color BACKGROUND = new Color(18, 22, 26);
    private static final Color LINES = new Color(120, 130, 140);
    static final Color TEXT = new Color(240, 240, 240);

    private BullsEyePainter() {
    }

    /** @param notice shown at the top, SIMULATED for instance; empty for none */
    static void paint(GC gc, Rectangle area, NavigationState state, Tolerance tolerance, String notice) {
        paint(gc, area, state, tolerance, notice, true);
    }

    /** @param numbers whether the line of numbers is drawn too */
    static void paint(GC gc, Rectangle area, NavigationState state, Tolerance tolerance, String notice, boolean numbers) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(BACKGROUND);
        gc.fillRectangle(area);
        int size = Math.max(40, Math.min(area.width, area.height * 3 / 4));
        Point centre = new Point(area.x + area.width / 2, area.y + size / 2 + area.height / 16);
        double pixelsPerMm = size / 2.0 / (SHOWN_TOLERANCES * tolerance.lateralMm());
        Font large = scaled(gc, Math.max(12, size / 14));
        Font small = scaled(gc, Math.max(9, size / 28));
        rings(gc, centre, size, pixelsPerMm, tolerance);
        state.deviation().ifPresent(d -> coil(gc, centre, d, pixelsPerMm, NavigationColours.of(state).colour()));
        gc.setFont(large);
        gc.setForeground(NavigationColours.of(state).colour());
        centred(gc, verdict(state), centre.x, area.y + area.height - area.height / 5);
        gc.setFont(small);
        gc.setForeground(TEXT);
        centred(gc, !numbers && state.deviation().isPresent() ? "" : state.deviation().map(BullsEyePainter::numbers).orElse(NLS.bind(Messages.unseen, words(state.head().name()),
                words(state.coil().name()))), centre.x, area.y + area.height - area.height / 10);
        gc.setForeground(NavigationColours.NEAR.colour());
        centred(gc, notice, centre.x, area.y + 4);
        gc.setFont(null);
    }

    /** @return a bold font of about that height; kept, so that no picture has to make it */
    static Font scaled(GC gc, int pixels) {
        FontRegistry kept = JFaceResources.getFontRegistry();
        String name = BullsEyePainter.class.getName() + pixels;
        if (kept.hasValueFor(name)) {
            return kept.get(name);
        }
        FontData[] data = gc.getDevice().getSystemFont().getFontData();
        for (FontData each : data) {
            each.setHeight(Math.max(6, pixels * 72 / Math.max(72, gc.getDevice().getDPI().y)));
            each.setStyle(SWT.BOLD);
        }
        kept.put(name, data);
        return kept.get(name);
    }

    private static void rings(GC gc, Point centre, int size, double pixelsPerMm, Tolerance tolerance) {
        gc.setForeground(LINES);
        for (int k = 1; k < SHOWN_TOLERANCES; k++) {
            int radius = (int) Math.round(k * tolerance.lateralMm() * pixelsPerMm);
            gc.setLineWidth(k == 1 ? 3 : 1);
            gc.drawOval(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius);
        }
        gc.setLineWidth(1);
        gc.drawLine(centre.x - size / 2, centre.y, centre.x + size / 2, centre.y);
        gc.drawLine(centre.x, centre.y - size / 2, centre.x, centre.y + size / 2);
    }

    private static void coil(GC gc, Point centre, CoilDeviation d, double pixelsPerMm, Color colour) {
        int x = centre.x + (int) Math.round(d.rightMm() * pixelsPerMm), y = centre.y - (int) Math.round(d.frontMm() * pixelsPerMm);
        int radius = 8;
        gc.setBackground(colour);
        gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        gc.setForeground(colour);
        gc.setLineWidth(4);
        // The handle shows the turn about the axis: it points down when there is none.
        gc.drawLine(x, y, x + (int) Math.round(Math.sin(d.yawRad()) * 6 * radius), y + (int) Math.round(Math.cos(d.yawRad()) * 6 * radius));
    }

    static String verdict(NavigationState state) {
        if (!state.posesAreFresh()) {
            return Messages.noValidPose;
        }
        if (!state.registrationHolds()) {
            return Messages.registerAgainVerdict;
        }
        if (!state.coilCalibrated() && state.used() <= 1) {
            return Messages.uncalibratedVerdict;
        }
        return state.onTarget().onTarget() ? Messages.onTarget : state.used() <= 1 ? Messages.holdStillVerdict : Messages.offTarget;
    }

    static String numbers(CoilDeviation d) {
        return NLS.bind(Messages.numbers, new Object[] {number("%.1f", d.aimMm()), number("%.1f", d.lateralMm()), number("%+.1f", d.liftMm()),
            number("%.0f", Math.toDegrees(d.tiltRad())), number("%+.0f", Math.toDegrees(d.yawRad()))});
    }

    /** Nothing is neither more nor less than nothing. */
    static String number(String format, double value) {
        String text = String.format(Locale.ROOT, format, value);
        return text.matches("[+-]0(\\.0+)?") ? text.substring(1) : text;
    }

    private static String words(String name) {
        return FindingWords.said(name.toLowerCase(Locale.ROOT));
    }

    private static void centred(GC gc, String text, int x, int y) {
        Point extent = gc.textExtent(text);
        gc.drawText(text, x - extent.x / 2, y, true);
    }
}
